"""What columns and lines stand in: a scale at the side with its grid, names below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from babel import Locale
from babel.numbers import format_decimal

from exporter.article.charts.chart import Chart
from exporter.drawings.canvas import Canvas, width_of
from exporter.drawings.lettering import height_of, set_beside, set_lines, widest, wrapped
from exporter.drawings.looks import ChartLooks

ROUND = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
MARKS = 5  # steps between marks that a range may take
NEARLY = 1e-9  # of a step: what sums of amounts miss a mark by
FROM_ZERO = 0.5  # a line whose least amount is below this share of its greatest starts at zero


@dataclass(frozen=True)
class Scale:
    """Amounts from `low` to `high` on the paper from `start` to `end`, in points."""

    low: float
    high: float
    start: float
    end: float

    def at(self, amount: float) -> float:
        """Where an amount lies."""
        share = (amount - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def from_zero(amounts: Sequence[float]) -> tuple[float, float]:
    """The range of amounts and zero, which bars start from."""
    low, high = min([0.0, *amounts]), max([0.0, *amounts])
    return (low, high) if high > low else (low, low + 1)


def around(amounts: Sequence[float]) -> tuple[float, float]:
    """The range of amounts for a line: from zero where that costs little."""
    low, high = min(amounts, default=0.0), max(amounts, default=1.0)
    if low >= 0 and low < FROM_ZERO * high:
        low = 0.0
    return (low, high) if high > low else (low - 1, high + 1)


def marks(low: float, high: float) -> list[float]:
    """Round amounts that take in a range, in rising order."""
    step = _step_of(Fraction(high) - Fraction(low))
    first = math.floor(Fraction(low) / step + NEARLY)
    last = math.ceil(Fraction(high) / step - NEARLY)
    return [float(number * step) for number in range(first, last + 1)]


def _step_of(extent: Fraction) -> Fraction:
    """The least round step of which a range takes no more than so many."""
    least = extent / MARKS
    power = Fraction(10) ** math.floor(math.log10(least))
    return next(one * power for one in (*ROUND, 10 * ROUND[-1]) if one * power >= least)


def lettered(amounts: Sequence[float], unit: tuple[str, str], locale: Locale) -> list[str]:
    """Amounts as the language writes them, with the unit of the chart."""
    before, after = unit
    return [_signed(amount, before, after, locale) for amount in amounts]


def _signed(amount: float, before: str, after: str, locale: Locale) -> str:
    number = format_decimal(abs(amount), locale=locale, decimal_quantization=False)
    sign = "−" if amount < 0 else ""
    return f"{sign}{before}{number}{after}"


@dataclass(frozen=True)
class Plot:
    """Where amounts are shown: from `left` to `right`, the `scale` upwards, all in points.

    `foot` is the lower edge of what is lettered there.
    """

    left: float
    right: float
    scale: Scale
    foot: float


def gridded(
    canvas: Canvas,
    chart: Chart,
    looks: ChartLooks,
    locale: Locale,
    *,
    amounts: tuple[float, float],
    top: float,
    after: float,
) -> Plot:
    """A plot for a range of amounts below a height, its grid drawn and lettered.

    `after` is what stays free at the right.
    """
    scaled = marks(*amounts)
    names = lettered(scaled, chart.unit, locale)
    left = widest(names, looks.label) + looks.gap
    first = top + looks.label.leading / 2
    scale = Scale(scaled[0], scaled[-1], first + looks.height, first)
    plot = Plot(left, canvas.width - after, scale, scale.start)
    for mark, name in zip(scaled, names, strict=True):
        height = scale.at(mark)
        edge = looks.axis if mark == 0 else looks.grid
        canvas.line([(left, height), (plot.right, height)], edge)
        set_beside(canvas, name, looks.label, (left - looks.gap, height), "right")
    return plot


def have_room(names: Sequence[str], looks: ChartLooks, room: float) -> bool:
    """Whether every word of some names fits into a width."""
    return all(width_of(word, looks.label) <= room for name in names for word in name.split())


def set_names(
    canvas: Canvas, chart: Chart, looks: ChartLooks, centres: Sequence[float], top: float
) -> float:
    """Set the names of the categories below a plot, as many as have room; their lower edge."""
    room = _distance(centres, canvas.width) - looks.gap
    label, names = looks.label, chart.categories
    if have_room(names, looks, room):
        broken = [wrapped(name, label, room) for name in names]
    else:
        step = _step(canvas, names, looks, centres)
        broken = [[name] if number % step == 0 else [""] for number, name in enumerate(names)]
    taken = -looks.gap
    for lines, centre in zip(broken, centres, strict=True):
        half = widest(lines, label) / 2
        inside = min(max(centre, half), canvas.width - half)
        if half and inside - half >= taken + looks.gap / 2:
            set_lines(canvas, lines, label, (inside, top), "center")
            taken = inside + half
    bottom = top + max(height_of(lines, label) for lines in broken)
    return _set_subject(canvas, chart, looks, (centres[0] + centres[-1]) / 2, bottom)


def _set_subject(
    canvas: Canvas, chart: Chart, looks: ChartLooks, middle: float, top: float
) -> float:
    subject = chart.wanted_subject
    if not subject:
        return top
    lines = wrapped(subject, looks.subject, canvas.width / 2)
    set_lines(canvas, lines, looks.subject, (middle, top), "center")
    return top + height_of(lines, looks.subject)


def _distance(centres: Sequence[float], width: float) -> float:
    return centres[1] - centres[0] if len(centres) > 1 else width


def _step(canvas: Canvas, names: Sequence[str], looks: ChartLooks, centres: Sequence[float]) -> int:
    """The least step by which names can be left out so that the others have room."""
    needed = widest(names, looks.label) + looks.gap
    return max(1, -int(-needed // _distance(centres, canvas.width)))
