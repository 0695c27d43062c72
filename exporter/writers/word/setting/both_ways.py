"""Paragraphs whose letters run both ways, in runs of one direction each (UAX 9).

Word takes each run as it is told to; LibreOffice, and others, order the letters of a paragraph by
themselves. Isolates are left out, which Word does not know: where the letters would stand in
another order without them, marks of direction (LRM, RLM) keep them in theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from exporter.scripts.bidi import (
    HAS_RIGHT_TO_LEFT,
    LRI,
    OBJECT,
    PDI,
    RLI,
    Run,
    in_sight,
    levels_of,
    runs_of,
)
from exporter.writers.word.values.word_document import (
    BookmarkEdge,
    CrossReference,
    Inline,
    SequenceNumber,
    Text,
)

TO_THE_RIGHT, TO_THE_LEFT, ENDED = "\ufdd0", "\ufdd1", "\ufdd2"
"""What stands for the isolates of elements: characters that no article may hold."""
MARKS = {ord(TO_THE_RIGHT): LRI, ord(TO_THE_LEFT): RLI, ord(ENDED): PDI}
LRM, RLM = "\u200e", "\u200f"
STRONG = {TO_THE_RIGHT: LRM, TO_THE_LEFT: RLM}


class _Unit(NamedTuple):
    """A letter of a paragraph, or what stands in it and is no text: as it is read, and as others
    than Word take it. The bookmarks' edges are nothing."""

    piece: int
    said: str
    taken: str

    @property
    def shows(self) -> bool:
        return bool(self.taken) and ord(self.taken) not in MARKS


Marked = list[tuple[str, str, str]]
"""For each unit what is written: a mark before it, it, a mark behind it."""


def split_by_direction(pieces: Sequence[Inline], *, right_to_left: bool) -> Iterator[Inline]:
    """The inlines of a paragraph with each text cut where its direction changes (UAX 9)."""
    units = [unit for number, one in enumerate(pieces) for unit in _units(number, one)]
    if not right_to_left and not any(HAS_RIGHT_TO_LEFT.search(unit.said) for unit in units):
        yield from pieces
        return
    base = int(right_to_left)
    levels = _levels(units, base)
    marked = _marked(units, levels, base)
    levels = _as_inside(units, levels)
    start = 0
    for number, piece in enumerate(pieces):
        stop = start
        while stop < len(units) and units[stop].piece == number:
            stop += 1
        yield from _written(piece, levels[start:stop], marked[start:stop])
        start = stop


def _units(number: int, piece: Inline) -> Iterator[_Unit]:
    match piece:
        case Text():
            yield from (_Unit(number, letter, letter) for letter in piece.text)
        case SequenceNumber() | CrossReference():
            yield _Unit(number, piece.shown or OBJECT, OBJECT)
        case BookmarkEdge():
            yield _Unit(number, "", "")
        case _:
            yield _Unit(number, OBJECT, OBJECT)


def _levels(units: Sequence[_Unit], base: int) -> list[int]:
    """The level of each unit: that of its first letter."""
    said = "".join(unit.said for unit in units)
    known = [*levels_of(said.translate(MARKS), base), base]
    levels, start = [], 0
    for unit in units:
        levels.append(known[start])
        start += len(unit.said)
    return levels


def _marked(units: Sequence[_Unit], levels: Sequence[int], base: int) -> Marked:
    """The units with the fewest marks that keep all in its order, or nearly."""
    wanted = [place for place in in_sight(levels) if units[place].shows]

    def misplaced(marked: Marked) -> int:
        found = _in_order(marked, units, base)
        return sum(one != other for one, other in zip(found, wanted, strict=True))

    around = RLM if base else LRM
    ways = (_bare(units), _with_ends(units, ""), _with_ends(units, around))
    for way in ways:
        if not misplaced(way):
            return way
    return min((*ways, _with_runs(units, levels, base)), key=misplaced)


def _as_inside(units: Sequence[_Unit], levels: Sequence[int]) -> list[int]:
    """The levels, those of the ends of isolates as of what they hold."""
    inside = list(levels)
    for place in reversed(range(len(units) - 1)):
        if units[place].taken in STRONG:
            inside[place] = inside[place + 1]
    for place in range(1, len(units)):
        if units[place].taken == ENDED:
            inside[place] = inside[place - 1]
    return inside


def _in_order(marked: Marked, units: Sequence[_Unit], base: int) -> list[int]:
    """The units that show from left to right, as those order them who know no isolates."""
    owners = [place for place, parts in enumerate(marked) for part in parts for _ in part]
    shows = [
        index == 1 and units[place].shows
        for place, parts in enumerate(marked)
        for index, part in enumerate(parts)
        for _ in part
    ]
    text = "".join(part for parts in marked for part in parts)
    return [owners[one] for one in in_sight(levels_of(text, base)) if shows[one]]


def _bare(units: Sequence[_Unit]) -> Marked:
    return [("", unit.taken if unit.shows else "", "") for unit in units]


def _with_ends(units: Sequence[_Unit], around: str) -> Marked:
    """The units with a mark at both ends of each isolate, and one `around` it."""
    marked, open_ = _bare(units), []
    for place, unit in enumerate(units):
        if unit.taken in STRONG:
            open_.append(STRONG[unit.taken])
            marked[place] = (around, open_[-1], "")
        elif unit.taken == ENDED and open_:
            marked[place] = ("", open_.pop(), around)
    return marked


def _with_runs(units: Sequence[_Unit], levels: Sequence[int], base: int) -> Marked:
    """The units with a mark at both ends of each run, but for numbers inside of one."""
    marked = _bare(units)
    shown = [place for place, unit in enumerate(units) if unit.shows]
    for run in runs_of([levels[place] for place in shown]):
        if run.level > 1 and not base:
            continue
        mark = RLM if run.is_leftward else LRM
        first, last = shown[run.start], shown[run.stop - 1]
        marked[first] = (mark, *marked[first][1:])
        marked[last] = (*marked[last][:2], mark)
    return marked


def _written(piece: Inline, levels: Sequence[int], marked: Marked) -> Iterator[Inline]:
    if isinstance(piece, Text):
        yield from _cut(piece, levels, marked)
        return
    look, link = getattr(piece, "look", None), getattr(piece, "link", None)
    before = "".join(first for first, _, _ in marked)
    behind = "".join(last for _, _, last in marked)
    yield from [Text(before, look, link=link)] if before and look else []
    yield piece
    yield from [Text(behind, look, link=link)] if behind and look else []


def _cut(piece: Text, levels: Sequence[int], marked: Marked) -> Iterator[Text]:
    """A text in runs that say which way they run."""
    ways = [
        ("".join("".join(parts) for parts in marked[run.start : run.stop]), run)
        for run in runs_of(levels)
    ]
    for leftward, parts in groupby(ways, lambda way: _is_leftward(*way)):
        text = "".join(part for part, _ in parts)
        if text:
            yield replace(piece, text=text, look=replace(piece.look, right_to_left=leftward))


def _is_leftward(text: str, run: Run) -> bool:
    """Whether a run is one of Word's from right to left; bare numbers go along with those."""
    return run.is_leftward or (run.level > 0 and text.isdigit())
