"""In which column of text a line stands: where columns end, two programs never quite agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from exporter.parity.printed_lines import PrintedLine

FEWEST = 12  # lines that begin at the same place, and as many beside them: those are columns
GUTTER = 5.0  # points: the least that parts two columns
NEAR = 1.0
KERNED = 2.0  # points before an edge that a letter may begin at: less than a gutter


@dataclass(frozen=True)
class TextColumns:
    """Where the columns of a text begin, in points; the second at `inf` where it has one only.

    Columns that are read from the right begin at their right.
    """

    first: float
    edge: float
    is_leftward: bool = False

    def of(self, line: PrintedLine) -> float:
        """Where the column of a line begins; what spans all counts to the first one."""
        return self.at(line.left, line.right, KERNED)

    def at(self, left: float, right: float, tolerance: float) -> float:
        """Likewise of what begins and ends at a place."""
        is_second = (
            right <= self.edge + tolerance if self.is_leftward else left >= self.edge - tolerance
        )
        return self.edge if is_second else self.first

    def shift(self, mine: PrintedLine, yours: PrintedLine) -> float:
        """How far the column of a line is from that of its partner, in points."""
        return self.of(yours) - self.of(mine)


def columns_of(lines: Sequence[PrintedLine]) -> TextColumns:
    """The columns of a text, by where many of its lines begin and end.

    What is set in from the edge of the second column, as lists are, begins farther right.
    """
    begin = Counter(round(line.left) for line in lines if not line.is_furniture)
    for place, count in sorted(begin.items()):
        before = [line for line in lines if line.left < place - NEAR]
        ended = sum(line.right <= place - GUTTER for line in before)
        if count >= FEWEST and ended >= FEWEST and ended > len(before) / 2:
            return _set_in(before, place)
    return _of_few(lines) or TextColumns(0.0, inf)


def _set_in(before: Sequence[PrintedLine], place: float) -> TextColumns:
    """The two columns of a text, by what stands left of where many lines of the second begin.

    Many lines of a column may be set in, as in a list: its edge is where any of them begins.
    """
    first = min(round(line.left) for line in before)
    middle = (first + place) / 2
    ended = max(
        line.right for line in before if line.left < middle and line.right <= place - GUTTER
    )
    return TextColumns(
        first, min((line.left for line in before if line.left > ended), default=place)
    )


def _of_few(lines: Sequence[PrintedLine]) -> TextColumns | None:
    """The two columns of a short text, by a line that is read after one beside it, farther down."""
    text = [line for line in lines if not line.is_furniture]
    for before, line in pairwise(text):
        if before.page == line.page and line.baseline < before.baseline - before.size:
            level = [one for one in text if one.baseline >= line.baseline - line.size]
            if before.right + GUTTER < line.left:
                return _leftmost(level, before)
            if line.right + GUTTER < before.left:
                return _rightmost(level, before)
    return None


def _leftmost(level: Sequence[PrintedLine], before: PrintedLine) -> TextColumns:
    first = min(one.left for one in level if one.left <= before.left)
    edge = min(one.left for one in level if one.left > before.right)
    return TextColumns(first, edge)


def _rightmost(level: Sequence[PrintedLine], before: PrintedLine) -> TextColumns:
    first = max(one.right for one in level if one.right >= before.right)
    edge = max(one.right for one in level if one.right < before.left)
    return TextColumns(first, edge, is_leftward=True)
