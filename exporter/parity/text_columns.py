"""In which column of text a line stands: where columns end, two programs never quite agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from exporter.parity.printed_text import PrintedLine

FEWEST = 12  # lines that begin at the same place, and as many beside them: those are columns
GUTTER = 5.0  # points: the least that parts two columns
NEAR = 1.0


@dataclass(frozen=True)
class TextColumns:
    """Where the columns of a text begin, in points; the second at `inf` where it has one only."""

    first: float
    edge: float

    def of(self, line: PrintedLine) -> float:
        """Where the column of a line begins; what spans all counts to the first one."""
        return self.edge if line.left >= self.edge - NEAR else self.first

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
            first = Counter(round(line.left) for line in before).most_common(1)[0][0]
            return TextColumns(first, place)
    return TextColumns(0.0, inf)
