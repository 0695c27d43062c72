"""Figures that drifted: where the page had text move up ahead of them, they go home again.

The wording that travels in the file tells what stood where in print, and the names of its parts
tell the article's own order. An editor who moves such a figure has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from exporter.article.places import Loc
from exporter.docx.body import DocxLine, Item
from exporter.roundtrip.word.alignment import Fate, Match
from exporter.roundtrip.word.roles import Role, use_of

Outer = Loc | None
_OF_FIGURES = (
    Role.CAPTION,
    Role.FIGURE_SUBTITLE,
    Role.FIGURE_CREDIT,
    Role.FIGURE_NOTE,
    Role.FIGURE_SOURCE,
)
HEADING, SECTIONS = "heading", "sections"
_MOST = 100  # a file that claims to have more of them was tampered with


@dataclass(frozen=True)
class Drifted:
    """A block that print put after others that the article has after it: those it `passed`.

    Headings are among them where it went on into another section.
    """

    block: Loc
    passed: frozenset[Loc]


def drifted(printed: Iterable[Outer]) -> Iterator[Drifted]:
    """The blocks that had drifted, perhaps into the next section; `printed` names the block that
    each item in print belongs to, or the heading that it is."""
    before: dict[Loc, list[Loc]] = defaultdict(list)
    highest: dict[Loc, Loc] = {}
    for block in dict.fromkeys(printed):
        if block is None or not (isinstance(block[-1], int) or block[-1] == HEADING):
            continue
        home = block[:1] if block[0] == SECTIONS else block[:-1]
        place = _place(block)
        if place < highest.get(home, place):
            passed = frozenset(one for one in before[home] if _place(one) > place)
            yield Drifted(block, passed)
        before[home].append(block)
        highest[home] = max(place, highest.get(home, place))


def _place(block: Loc) -> Loc:
    """What tells where in its article a block or a heading stands: names in the order of letters,
    but that a section's heading comes before its blocks."""
    return tuple("" if step == HEADING else step for step in block)


def order_at_home(
    items: Sequence[Item], matches: Sequence[Match | None], printed: Sequence[Outer]
) -> list[int]:
    """The numbers of a file's items in the order that they have when what drifted is at home.

    `matches` tells what each item was when the file went out.
    """
    return _Homecoming(items, matches, printed).order()


class _Homecoming:
    """Tells what an editor put where it is from what print did, and sends that home."""

    def __init__(
        self, items: Sequence[Item], matches: Sequence[Match | None], printed: Sequence[Outer]
    ) -> None:
        self._items = items
        self._shown = [printed[match.number] if match else None for match in matches]
        fates = zip(self._shown, matches, strict=True)
        self._moved = {block for block, match in fates if match and match.fate is Fate.MOVED}
        self._away = list(islice(drifted(printed), _MOST))
        self._settled = {*filter(None, self._shown)} - {one.block for one in self._away}
        self._printed = [*dict.fromkeys(printed)]
        self._order = list(range(len(items)))

    def order(self) -> list[int]:
        """The numbers of the items. Blocks go home as the article has them, so that each finds
        those there that come before it."""
        own = {one.block for one in self._away if self._is_where_print_put_it(one.block)}
        for one in sorted(self._away, key=lambda one: _place(one.block)):
            if one.block in own and (mate := self._mate(one)):
                self._send_home(one.block, mate, is_ahead=mate in one.passed)
                self._settled.add(one.block)
        return self._order

    def _is_where_print_put_it(self, block: Loc) -> bool:
        """Whether a block stands beside one of its neighbours in print, deleted and new ones aside:
        whoever moved only the block left both, and who moved a neighbour or a section did not."""
        places = [place for place, shown in enumerate(self._shown) if shown == block]
        if not places or {*self._shown[places[0] : places[-1]]} - {block, None}:
            return False
        then = self._printed.index(block)
        before = self._printed[:then][::-1], self._shown[: places[0]][::-1]
        after = self._printed[then + 1 :], self._shown[places[-1] + 1 :]
        return any(self._nearest(one) == self._nearest(other) for one, other in (before, after))

    def _nearest(self, blocks: Iterable[Outer]) -> Outer:
        return next((block for block in blocks if block in self._settled), None)

    def _mate(self, one: Drifted) -> Loc | None:
        """What a block of a section stands beside at home: the first of those that it passed, or
        else the last one before it; rather one that moved with it, or stayed as it did."""
        place, blocks = _place(one.block), _blocks_around(one.block)
        mates = sorted(
            (mate for mate in self._settled if _blocks_around(mate) == blocks), key=_place
        )
        after = [mate for mate in mates if mate in one.passed]
        before = [mate for mate in reversed(mates) if _place(mate) < place]
        fate = one.block in self._moved
        alike = [mate for mate in (*after, *before) if (mate in self._moved) is fate]
        return next(iter([*alike, *after, *before]), None)

    def _send_home(self, block: Loc, mate: Loc, *, is_ahead: bool) -> None:
        """Put a block right before or behind another, and captions that an editor gave it with
        it."""
        moving = self._order[slice(*self._ends(block))]
        self._order = [index for index in self._order if index not in moving]
        start, end = self._ends(mate)
        home = start if is_ahead else end
        self._order[home:home] = moving

    def _ends(self, block: Loc) -> tuple[int, int]:
        """Where a block begins and ends, with the captions that an editor gave it."""
        places = [place for place, index in enumerate(self._order) if self._shown[index] == block]
        start, end = places[0], places[-1] + 1
        if self._is_of_exhibit(self._order[start]):
            while start and self._is_new_caption(self._order[start - 1]):
                start -= 1
        if self._is_of_exhibit(self._order[end - 1]):
            while end < len(self._order) and self._is_new_caption(self._order[end]):
                end += 1
        return start, end

    def _is_new_caption(self, index: int) -> bool:
        return self._shown[index] is None and _is_caption(self._items[index])

    def _is_of_exhibit(self, index: int) -> bool:
        """Whether an item is a table or a picture, or belongs to one."""
        item = self._items[index]
        if not isinstance(item, DocxLine):
            return True
        return _is_caption(item) or any(piece.image for piece in item.pieces)


def _is_caption(item: Item) -> bool:
    return isinstance(item, DocxLine) and use_of(item).role in _OF_FIGURES


def _blocks_around(block: Loc) -> Loc:
    """The blocks that a block is one of; those of the section that a heading stands above."""
    return (*block[:-1], "blocks") if block[-1] == HEADING else block[:-1]
