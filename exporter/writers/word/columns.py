"""How wide a table's columns are: the automatic layout of CSS (CSS 2.2, 17.5.2.2)."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.styled import Element
from exporter.writers.word.inlines import look_of
from exporter.writers.word.metrics import Metrics

SPARE = 0.3  # points: rounding must not break a word that just fits


def column_widths(
    rows: Sequence[Sequence[Element]], metrics: Metrics, room: float, *, fill: bool
) -> list[float]:
    """The columns' widths in points; with `fill` they take all the room there is.

    Each gets between its longest word and its longest line, in proportion to what it asks for.
    """
    columns = max(map(len, rows))
    cells = [[row[number] for row in rows if number < len(row)] for number in range(columns)]
    least = [max(_width(cell, metrics, words=True) for cell in column) + SPARE for column in cells]
    most = [
        max(low, *(_width(cell, metrics, words=False) for cell in column))
        for low, column in zip(least, cells, strict=True)
    ]
    if sum(most) <= room:
        return _shared(most, room) if fill else most
    if sum(least) >= room:
        return _shared(least, room)
    ease = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * ease for low, high in zip(least, most, strict=True)]


def _shared(widths: Sequence[float], room: float) -> list[float]:
    """The room, shared out in proportion to the widths."""
    total = sum(widths)
    if not total:
        return [room / len(widths)] * len(widths)
    return [width * room / total for width in widths]


def _width(cell: Element, metrics: Metrics, *, words: bool) -> float:
    """The width of a cell's longest word, or of its longest line when nothing is broken."""
    look = look_of(cell)
    text = cell.text.split() if words else [" ".join(cell.text.split())]
    padding = cell.style.padding.left + cell.style.padding.right
    return max((metrics.width(part, look) for part in text), default=0.0) + padding
