"""Which drawing each kind of chart gets, and a chart as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

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


SAME = 0.01  # points


def draw_chart(chart: Chart, looks: ChartLooks, locale: Locale, alt: str) -> Drawing:
    """The drawing of a chart, as wide as the stylesheet says.

    Where the height of its plot is free, it may be drawn lower.
    """

    def paint(canvas: Canvas) -> float:
        return PAINTERS[chart.kind](canvas, chart, looks, locale) + looks.gap

    drawing, spare = draw(looks.width, paint, alt), looks.height - looks.least
    least = drawing.height - spare
    if spare <= 0 or abs(_height(chart, replace(looks, height=looks.least), locale) - least) > SAME:
        return drawing
    return replace(drawing, least=Points(least))


def drawn_lower(
    chart: Chart, looks: ChartLooks, locale: Locale, drawing: Drawing, height: float
) -> Drawing:
    """A chart's drawing at another height, in points: its plot is lower, its words are as large."""
    plot = Points(looks.height - (drawing.height - height))
    lower = draw_chart(chart, replace(looks, height=plot), locale, drawing.alt)
    return replace(lower, least=drawing.least)


def _height(chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    return PAINTERS[chart.kind](Canvas(looks.width), chart, looks, locale) + looks.gap
