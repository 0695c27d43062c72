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


STEPS = 12  # of halving, until a height is known to a fraction of a point


def draw_chart(chart: Chart, looks: ChartLooks, locale: Locale, alt: str) -> Drawing:
    """The drawing of a chart, as wide as the stylesheet says, and how low or high it may be."""
    drawing = draw(looks.width, partial(_painted, chart, looks, locale), alt)
    least, greatest = (_height(chart, own, locale) for own in (looks.lowered(1), looks.raised(1)))
    return replace(
        drawing,
        least=Points(least) if least < drawing.height - 1 else None,
        greatest=Points(greatest) if greatest > drawing.height + 1 else None,
    )


def drawn_anew(
    chart: Chart, looks: ChartLooks, locale: Locale, drawing: Drawing, height: float
) -> Drawing:
    """A chart's drawing at another height, in points: its words are as large."""
    is_lower = height < drawing.height
    at = looks.lowered if is_lower else looks.raised
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        fits = _height(chart, at(middle), locale) <= height
        low, high = (low, middle) if fits is is_lower else (middle, high)
    canvas = Canvas(looks.width)
    _painted(chart, at(high if is_lower else low), locale, canvas)
    anew = canvas.drawing(height, drawing.alt)
    return replace(anew, least=drawing.least, greatest=drawing.greatest)


def _height(chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    return _painted(chart, looks, locale, Canvas(looks.width))


def _painted(chart: Chart, looks: ChartLooks, locale: Locale, canvas: Canvas) -> float:
    """The height of a chart that is painted on a canvas."""
    return PAINTERS[chart.kind](canvas, chart, looks, locale) + looks.gap
