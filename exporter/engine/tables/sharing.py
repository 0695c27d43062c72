"""A measure shared out among the columns of a table: arithmetic, in lengths of any one unit.

Columns give way in steps: codes break first, then amounts are parted between their words, then
ordinary words break, the longest first. Numbers never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

HALVINGS = 40  # until a width is known to far less than anyone sees
TRIALS = 8  # of how narrow the columns of broken codes may become
LONGEST = (1, 1 / 2, 1 / 3, 1 / 4)  # shares of the room that a line may be taken to ask for

Widths = list[float]


@dataclass(frozen=True)
class Need:
    """The least widths of a column, by what is kept whole in it; `most` is where no line breaks.

    `firm` keeps numbers whole, `words` ordinary words too, `amounts` numbers with their units;
    `codes` are the widths of addresses, paths, checksums and the like.
    """

    firm: float
    words: float
    amounts: float
    codes: tuple[float, ...]
    most: float

    @property
    def whole(self) -> float:
        """The least width in which nothing breaks."""
        return max(self.amounts, *self.codes) if self.codes else self.amounts

    def unbroken(self, width: float) -> float:
        """The least width in which no more breaks than in some other one."""
        return max([self.amounts, *(code for code in self.codes if code <= width)])


def shared(needs: Sequence[Need], room: float, height: Callable[[Widths], float]) -> Widths:
    """The widths that fill a room; `height` tells how high the table becomes with some."""
    whole = [need.whole for need in needs]
    amounts = [need.amounts for need in needs]
    if sum(whole) <= room:
        return min(_roomier(whole, needs, room), key=height)
    if sum(amounts) <= room:
        return min(_trials(needs, narrowed(amounts, whole, room), room), key=height)
    words, firm = [need.words for need in needs], [need.firm for need in needs]
    for lower, upper in pairwise((amounts, words, firm)):
        if sum(upper) <= room:
            return narrowed(upper, lower, room)
    return [width * room / sum(firm) for width in firm]


def _roomier(whole: Widths, needs: Sequence[Need], room: float) -> Iterator[Widths]:
    """What is left shared among all columns, or some first given all that their lines ask for: one
    alone, or those that lack least."""
    yield eased(whole, needs, room)
    lacking = [need.most - low for need, low in zip(needs, whole, strict=True)]
    order = sorted((lack, column) for column, lack in enumerate(lacking) if lack > 0)
    columns = [column for _, column in order]
    for given in ([one] for one in columns):
        yield from _given_all(given, whole, needs, room)
    for number in range(2, len(columns)):
        yield from _given_all(columns[:number], whole, needs, room)


def _given_all(
    given: Sequence[int], whole: Widths, needs: Sequence[Need], room: float
) -> Iterator[Widths]:
    """The widths where some columns break no line, if there is room."""
    least = [needs[column].most if column in given else low for column, low in enumerate(whole)]
    if sum(least) <= room:
        yield eased(least, needs, room)


def _trials(needs: Sequence[Need], widest: Widths, room: float) -> Iterator[Widths]:
    """Columns from the widest that codes may have to ones in which no more codes break."""
    least = [need.unbroken(width) for need, width in zip(needs, widest, strict=True)]
    for trial in range(TRIALS + 1):
        share = trial / TRIALS
        tried = [high + (low - high) * share for low, high in zip(least, widest, strict=True)]
        for longest in LONGEST:
            yield eased(tried, needs, room, longest)


def eased(least: Sequence[float], needs: Sequence[Need], room: float, longest: float = 1) -> Widths:
    """What is left of a room given to the columns, in proportion to what their lines lack.

    No line is taken to be longer than a share of the room.
    """
    lacking = [
        max(min(need.most, room * longest) - low, 0) for low, need in zip(least, needs, strict=True)
    ]
    spare, total = room - sum(least), sum(lacking)
    if not total:
        return [low + spare / len(least) for low in least]
    return [low + lack * spare / total for low, lack in zip(least, lacking, strict=True)]


def narrowed(least: Sequence[float], most: Sequence[float], room: float) -> Widths:
    """As much as the columns ask for, but of the widest only so much that they fill a room."""
    low, high = 0.0, max(most)
    for _ in range(HALVINGS):
        bound = (low + high) / 2
        if sum(_bounded(least, most, bound)) <= room:
            low = bound
        else:
            high = bound
    return list(_bounded(least, most, low))


def _bounded(least: Sequence[float], most: Sequence[float], bound: float) -> Iterator[float]:
    return (min(ask, max(low, bound)) for low, ask in zip(least, most, strict=True))
