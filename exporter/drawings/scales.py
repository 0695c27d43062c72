"""Scales: where on the paper an amount lies, and the round amounts that are marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from babel.numbers import format_decimal
from matplotlib.ticker import MaxNLocator

ROUND = (1, 2, 2.5, 5, 10)
MARKS = 5
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
    found = MaxNLocator(nbins=MARKS, steps=ROUND).tick_values(low, high)
    step = found[1] - found[0]
    needed = [float(mark) for mark in found if low - step < mark < high + step]
    return [round(mark, 10) for mark in needed]


def lettered(amounts: Sequence[float], unit: tuple[str, str], locale: Locale) -> list[str]:
    """Amounts as the language writes them, with the unit of the chart."""
    before, after = unit
    return [_signed(amount, before, after, locale) for amount in amounts]


def _signed(amount: float, before: str, after: str, locale: Locale) -> str:
    number = format_decimal(abs(amount), locale=locale, decimal_quantization=False)
    sign = "−" if amount < 0 else ""
    return f"{sign}{before}{number}{after}"
