"""Which drawing each kind of chart gets, and a chart as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from babel import Locale

from exporter.article.charts.chart import Chart
from exporter.drawings.bar_chart import draw_bars, draw_stacked_bars
from exporter.drawings.canvas import Canvas, draw
from exporter.drawings.column_chart import draw_columns
from exporter.drawings.line_chart import draw_lines
from exporter.drawings.looks import ChartLooks
from exporter.styled import Drawing

Painter = Callable[[Canvas, Chart, ChartLooks, Locale], float]

PAINTERS: Mapping[str, Painter] = {
    "bar": draw_bars,
    "column": draw_columns,
    "stacked-bar": draw_stacked_bars,
    "line": draw_lines,
}


def draw_chart(chart: Chart, looks: ChartLooks, locale: Locale, alt: str) -> Drawing:
    """The drawing of a chart, as wide as the stylesheet says."""
    painter = PAINTERS[chart.kind]
    return draw(looks.width, lambda canvas: painter(canvas, chart, looks, locale) + looks.gap, alt)
