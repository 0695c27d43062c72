"""Bars that lie: one below another, or several amounts of a category in one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from babel import Locale

from exporter.article.charts.chart import Chart, Series
from exporter.drawings.canvas import Canvas, width_of
from exporter.drawings.lettering import (
    height_of,
    set_beside,
    set_head,
    set_lines,
    shortened,
    widest,
    wrapped,
)
from exporter.drawings.looks import ChartLooks, Lettering
from exporter.drawings.plot import Scale, from_zero, lettered, marks
from exporter.styled import Colour, Points

MIDDLE = 0.1791  # the luminance on which black and white have the same contrast (WCAG 2.2)
NAMES = (0.4, 0.6)  # how much of the width the names may take, and must where there are many
THINNER = 0.95
SHORTENED = 0.7  # how short bars may be made so that names have room behind the first ones


class _Rows:
    """The categories one below another: their names, and the room for each one's bars."""

    def __init__(
        self, canvas: Canvas, chart: Chart, looks: ChartLooks, bars: int, free: float
    ) -> None:
        """`free` is the height that all of them may take; `bar` is then how thick a bar is."""
        self._canvas, self._looks, self._bars = canvas, looks, bars
        self._subject = wrapped(chart.wanted_subject, looks.subject, NAMES[0] * canvas.width)
        if any(self._subject):
            free -= height_of(self._subject, looks.subject)
        self._names = _names(canvas, chart, looks, free)
        self._label = _tightened(looks.label, free / sum(map(len, self._names)))
        lines = [line for lines in (*self._names, self._subject) for line in lines]
        width = widest(lines, looks.label)
        self.left = width + looks.gap if width else 0
        self.bar: float = looks.bar
        while sum(map(self._height, self._names)) > free and self.bar > looks.gap / 2:
            self.bar *= THINNER

    def _height(self, name: Sequence[str]) -> float:
        gap = self._looks.between * self.bar / self._looks.bar
        return max(height_of(name, self._label), self._bars * self.bar + gap)

    def set(self, top: float) -> tuple[list[float], float]:
        """Set the names from a height on; the middle of each row, and the lower edge of all."""
        middles, label = [], self._label
        if any(self._subject):
            set_lines(self._canvas, self._subject, self._looks.subject, (0, top))
            top += height_of(self._subject, self._looks.subject)
        for lines in self._names:
            high = self._height(lines)
            middles.append(top + high / 2)
            set_lines(self._canvas, lines, label, (0, top + (high - height_of(lines, label)) / 2))
            top += high
        return middles, top


def _tightened(label: Lettering, leading: float) -> Lettering:
    """The lettering with so much leading where it has more, but no less than its size."""
    return replace(label, leading=Points(max(min(label.leading, leading), label.size)))


def _names(canvas: Canvas, chart: Chart, looks: ChartLooks, free: float) -> list[list[str]]:
    """The lines of each category's name: short ones where there are too many for long ones."""
    for share in NAMES:
        names = [wrapped(name, looks.label, share * canvas.width) for name in chart.categories]
        if sum(height_of(lines, looks.label) for lines in names) <= free:
            return names
    room = NAMES[-1] * canvas.width
    return [[shortened(name, looks.label, room)] for name in chart.categories]


def draw_bars(canvas: Canvas, chart: Chart, looks: ChartLooks, _: Locale) -> float:
    """Bars with their amounts at their ends; the height of it all.

    The first bars say whose they are, or a key does where their names have no room.
    """
    rows = _Rows(canvas, chart, looks, len(chart.series), looks.most - 2 * looks.gap)
    top: float = looks.gap
    named = _named_scale(canvas, chart, looks, _bar_scale(canvas, chart, looks, rows.left))
    scale = named or _bar_scale(canvas, chart, looks, rows.left)
    if not named:
        top = set_head(canvas, chart, looks)
        rows = _Rows(canvas, chart, looks, len(chart.series), looks.most - top - looks.gap)
        scale = _bar_scale(canvas, chart, looks, rows.left)
    middles, bottom = rows.set(top)
    for number, (series, edge) in enumerate(zip(chart.series, looks.series, strict=False)):
        offset = (number - len(chart.series) / 2) * rows.bar
        for middle, value, text in zip(middles, series.values, series.words, strict=True):
            end = scale.at(value or 0)
            bar = scale.at(0), middle + offset, end, middle + offset + rows.bar
            if value is not None:
                canvas.bar(*bar, f"#{edge.colour.hex}")
            beside = middle + offset + rows.bar / 2
            _set_amount(canvas, text, looks, (end, beside), below_zero=(value or 0) < 0)
        if named:
            left = scale.at(series.values[0] or 0) + _tail(series, looks)
            at = left, middles[0] + offset + rows.bar / 2
            set_beside(canvas, series.name, looks.named(number), at)
    canvas.line([(scale.at(0), top), (scale.at(0), bottom)], looks.axis)
    return bottom


def _named_scale(canvas: Canvas, chart: Chart, looks: ChartLooks, scale: Scale) -> Scale | None:
    """The scale that leaves the name of each series room behind its first bar; `None` where bars
    would have to be much shorter, or names could be taken for amounts."""
    if len(chart.series) == 1 or not all(map(_can_follow, chart.series)):
        return None
    zero = scale.at(0)
    share = 1.0
    for series in chart.series:
        room = canvas.width - zero - _tail(series, looks) - width_of(series.name, looks.key)
        share = min(share, room / max(scale.at(series.values[0] or 0) - zero, 1))
    return replace(scale, end=zero + share * (scale.end - zero)) if share >= SHORTENED else None


def _can_follow(series: Series) -> bool:
    """Whether a series' name may stand behind its first amount."""
    return (series.values[0] or 0) >= 0 and bool(series.name.strip("0123456789"))


def _bar_scale(canvas: Canvas, chart: Chart, looks: ChartLooks, left: float) -> Scale:
    """The scale of bars from `left` on, with room for the amounts at their ends."""
    said = widest([text for series in chart.series for text in series.words], looks.value)
    low, high = from_zero([it for series in chart.series for it in series.values if it is not None])
    before = said + looks.gap / 2 if low < 0 else 0
    after = said + looks.gap / 2 if high > 0 else 0
    return Scale(low, high, left + before, canvas.width - after)


def _tail(series: Series, looks: ChartLooks) -> float:
    """How much behind its first bar the name of a series begins."""
    return looks.gap / 2 + width_of(series.words[0], looks.value) + looks.gap


def _set_amount(
    canvas: Canvas, text: str, looks: ChartLooks, end: tuple[float, float], *, below_zero: bool
) -> None:
    """The amount of a bar beyond its end."""
    away, anchor = (-looks.gap / 2, "right") if below_zero else (looks.gap / 2, "left")
    set_beside(canvas, text, looks.value, (end[0] + away, end[1]), anchor)


def draw_stacked_bars(canvas: Canvas, chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    """Bars of several amounts on end, each lettered where it has room; the height of it all.

    The names of the series stand over the first bar, or in a key where they have no room there.
    """
    stacks = [_stack(chart, row) for row in range(len(chart.categories))]
    round_marks = marks(*from_zero([edge for stack in stacks for pair in stack for edge in pair]))
    names = lettered(round_marks, chart.unit, locale)
    least, end = _ends(canvas, names, looks)
    below = looks.label.leading + looks.gap
    top = looks.key.leading + looks.gap / 2
    rows = _Rows(canvas, chart, looks, 2, looks.most - top - below)
    scale = Scale(round_marks[0], round_marks[-1], max(rows.left, least), end)
    starts = _starts(stacks[0], scale)
    if not _set_over(canvas, chart, looks, starts):
        top = set_head(canvas, chart, looks)
        rows = _Rows(canvas, chart, looks, 2, looks.most - top - below)
        scale = replace(scale, start=max(rows.left, least))
    middles, bottom = rows.set(top)
    step = _step(names, looks, scale.at(round_marks[1]) - scale.at(round_marks[0]))
    for number, (mark, name) in enumerate(zip(round_marks, names, strict=True)):
        at = scale.at(mark)
        canvas.line([(at, top), (at, bottom)], looks.axis if mark == 0 else looks.grid)
        if (number - round_marks.index(0)) % step == 0:
            set_lines(canvas, [name], looks.label, (at, bottom), "center")
    for row, (middle, stack) in enumerate(zip(middles, stacks, strict=True)):
        for number, pair in enumerate(stack):
            left, right = sorted(map(scale.at, pair))
            if right > left:
                segment = left, middle - rows.bar, right - looks.grid.width, middle + rows.bar
                canvas.bar(*segment, f"#{looks.series[number].colour.hex}")
                _letter(canvas, chart.series[number].words[row], looks, number, segment)
    return bottom + looks.label.leading


def _ends(canvas: Canvas, names: Sequence[str], looks: ChartLooks) -> tuple[float, float]:
    """Where the first mark of a scale stands at least, and the last, for their words' sake."""
    first, last = (width_of(names[number], looks.label) / 2 for number in (0, -1))
    return first, canvas.width - last


def _step(names: Sequence[str], looks: ChartLooks, distance: float) -> int:
    """The least step by which marks are lettered so that no two words touch."""
    return max(1, math.ceil((widest(names, looks.label) + looks.gap) / distance))


def _starts(stack: Sequence[tuple[float, float]], scale: Scale) -> list[float] | None:
    """Where the amounts of a bar begin, from left to right; `None` where one has no place there."""
    if any(end <= start for start, end in stack):
        return None
    return [scale.at(start) for start, _ in stack]


def _set_over(
    canvas: Canvas, chart: Chart, looks: ChartLooks, starts: Sequence[float] | None
) -> bool:
    """Set the names of the series where their first amounts begin; `False` without room."""
    if starts is None or len(chart.series) == 1:
        return False
    rooms = [after - before for before, after in pairwise([*starts, canvas.width + looks.gap])]
    widths = [width_of(series.name, looks.key) + looks.gap for series in chart.series]
    if any(width > room for width, room in zip(widths, rooms, strict=True)):
        return False
    for number, (series, start) in enumerate(zip(chart.series, starts, strict=True)):
        set_lines(canvas, [series.name], looks.named(number), (start, 0))
    return True


def _stack(chart: Chart, row: int) -> list[tuple[float, float]]:
    """Where each amount of a row begins and ends, those below zero on the other side."""
    ends = {True: 0.0, False: 0.0}
    pairs = []
    for series in chart.series:
        value = series.values[row] or 0.0
        start = ends[value < 0]
        ends[value < 0] += value
        pairs.append((start, ends[value < 0]))
    return pairs


def _letter(
    canvas: Canvas,
    text: str,
    looks: ChartLooks,
    number: int,
    segment: tuple[float, float, float, float],
) -> None:
    """The amount of a segment in its middle, if it has room."""
    left, top, right, bottom = segment
    if width_of(text, looks.value) + looks.gap <= right - left:
        lettering = _readable(looks, looks.series[number].colour)
        at = (left + right) / 2, (top + bottom) / 2
        set_beside(canvas, text, lettering, at, "center")


def _readable(looks: ChartLooks, ground: Colour) -> Lettering:
    """The lettering for a ground: dark on light, light on dark."""
    return looks.value if ground.luminance > MIDDLE else looks.inside
