"""Bars that stand: for what follows in time."""

from __future__ import annotations

import re

from babel import Locale

from exporter.article.charts.chart import Chart
from exporter.drawings.bar_chart import draw_bars
from exporter.drawings.canvas import Canvas
from exporter.drawings.lettering import set_head, set_lines, widest
from exporter.drawings.looks import ChartLooks
from exporter.drawings.plot import Plot, Scale, from_zero, gridded, have_room, set_names

LEAST_NAMES = 4  # that must have room below columns
IN_TIME = re.compile(r"^\W*[A-Z]{0,2}\d|\d{4}")
"""What a year, a quarter, a week, an age or another number has, and a name has not."""

FILLED = 0.75  # how much of its room the columns of a category take at most


def draw_columns(canvas: Canvas, chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    """Columns with their amounts above them, or a grid where those have no room; the height.

    Names that have no room below columns have it beside bars; of years and other times some may
    be left out.
    """
    room = canvas.width / len(chart.categories)
    may_skip = all(map(IN_TIME.search, chart.categories)) and (
        widest(chart.categories, looks.label) <= canvas.width / LEAST_NAMES
    )
    if not may_skip and not have_room(chart.categories, looks, room - looks.gap):
        return draw_bars(canvas, chart, looks, locale)
    top = set_head(canvas, chart, looks)
    plot, lettered = _plot(canvas, chart, looks, locale, top)
    room = (plot.right - plot.left) / len(chart.categories)
    centres = [plot.left + (number + 0.5) * room for number in range(len(chart.categories))]
    thick = _thickness(room, chart, looks)
    for number, centre in enumerate(centres):
        _draw_category(canvas, chart, looks, plot, number, (centre, thick), lettered=lettered)
    zero = plot.scale.at(0)
    canvas.line([(plot.left, zero), (plot.right, zero)], looks.axis)
    return set_names(canvas, chart, looks, centres, plot.foot + looks.gap / 2)


def _thickness(room: float, chart: Chart, looks: ChartLooks) -> float:
    return min(FILLED * room / len(chart.series), looks.column)


def _plot(
    canvas: Canvas, chart: Chart, looks: ChartLooks, locale: Locale, top: float
) -> tuple[Plot, bool]:
    """Where the columns stand, and whether they are lettered; where they are not, with a grid."""
    amounts = from_zero([it for one in chart.series for it in one.values if it is not None])
    room = canvas.width / len(chart.categories)
    free = room if len(chart.series) == 1 else _thickness(room, chart, looks)
    said = widest([text for one in chart.series for text in one.words], looks.value)
    if said + looks.gap / 2 > free:
        return gridded(canvas, chart, looks, locale, amounts=amounts, top=top, after=0), False
    above = looks.value.leading if amounts[1] > 0 else 0
    below = looks.value.leading if amounts[0] < 0 else 0
    scale = Scale(*amounts, top + looks.height - below, top + above)
    return Plot(0, canvas.width, scale, top + looks.height), True


def _draw_category(
    canvas: Canvas,
    chart: Chart,
    looks: ChartLooks,
    plot: Plot,
    number: int,
    place: tuple[float, float],
    *,
    lettered: bool,
) -> None:
    """The columns of a category side by side; `place` is their middle and how wide each is."""
    centre, thick = place
    left = centre - thick * len(chart.series) / 2
    for series, edge in zip(chart.series, looks.series, strict=False):
        value = series.values[number]
        end = plot.scale.at(value or 0)
        if value is not None:
            canvas.bar(left, plot.scale.at(0), left + thick, end, f"#{edge.colour.hex}")
        if lettered:
            top = end if (value or 0) < 0 else end - looks.value.leading
            words = [series.words[number]]
            set_lines(canvas, words, looks.value, (left + thick / 2, top), "center")
        left += thick
