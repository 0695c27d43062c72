"""Which drawing each kind of chart gets, and a chart as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from babel import Locale

from exporter.article.charts.chart import Chart
from exporter.drawings.bar_chart import draw_bars, draw_stacked_bars
from exporter.drawings.canvas import Canvas, draw
from exporter.drawings.column_chart import draw_columns
from exporter.drawings.line_chart import draw_lines
from exporter.drawings.looks import ChartLooks
from exporter.styled import Drawing, Points

Painter = Callable[[Canvas, Chart, ChartLooks, Locale], float]

PAINTERS: Mapping[str, Painter] = {
    "bar": draw_bars,
    "column": draw_columns,
    "stacked-bar": draw_stacked_bars,
    "line": draw_lines,
}


HIGHEST = -4.0  # times what a chart may be lower by, that it is drawn higher at most
STEPS = 12  # of halving, until a height is known to a fraction of a point


def draw_chart(chart: Chart, looks: ChartLooks, locale: Locale, alt: str) -> Drawing:
    """The drawing of a chart, as wide as the stylesheet says, and how low it may be drawn."""
    drawing = draw(looks.width, partial(_painted, chart, looks, locale), alt)
    least = _height(chart, looks.lowered(1), locale)
    return drawing if least > drawing.height - 1 else replace(drawing, least=Points(least))


def drawn_anew(
    chart: Chart, looks: ChartLooks, locale: Locale, drawing: Drawing, height: float
) -> Drawing:
    """A chart at another height, in points: lower or higher, but its words are as large."""
    low, high = (0.0, 1.0) if height <= drawing.height else (HIGHEST, 0.0)
    for _ in range(STEPS):
        middle = (low + high) / 2
        fits = _height(chart, looks.lowered(middle), locale) <= height
        low, high = (low, middle) if fits else (middle, high)
    canvas = Canvas(looks.width)
    _painted(chart, looks.lowered(high), locale, canvas)
    return replace(canvas.drawing(height, drawing.alt), least=drawing.least)


def _height(chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    return _painted(chart, looks, locale, Canvas(looks.width))


def _painted(chart: Chart, looks: ChartLooks, locale: Locale, canvas: Canvas) -> float:
    """The height of a chart that is painted on a canvas."""
    return PAINTERS[chart.kind](canvas, chart, looks, locale) + looks.gap
