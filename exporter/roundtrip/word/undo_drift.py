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
    order = list(range(len(items)))
    away = list(islice(drifted(printed), _MOST))
    shown = [printed[match.number] if match else None for match in matches]
    for one in away:
        others = {other.block for other in away}
        if not _was_moved(one, matches, shown) and _stands_where_it_was_put(one, shown, others):
            _send_home(one, order, shown, items)
    return order


def _was_moved(one: Drifted, matches: Sequence[Match | None], shown: Sequence[Outer]) -> bool:
    pairs = zip(matches, shown, strict=True)
    return any(match and match.fate is Fate.MOVED and block == one.block for match, block in pairs)


def _stands_where_it_was_put(one: Drifted, shown: Sequence[Outer], away: set[Loc]) -> bool:
    """Whether a block still follows the last of those that it passed, new text aside."""
    if one.block not in shown:
        return False
    start = shown.index(one.block)
    before = [block for block in shown[:start] if block is not None and block not in away]
    behind = one.passed.intersection(filter(None, shown[start:]))
    return bool(before) and before[-1] in one.passed and not behind


def _send_home(
    one: Drifted, order: list[int], shown: Sequence[Outer], items: Sequence[Item]
) -> None:
    """Move a block before those that it passed, and captions that an editor gave it with it."""
    own = [index for index in order if shown[index] == one.block]
    start, end = order.index(own[0]), order.index(own[-1]) + 1
    while start and _is_new_caption(order[start - 1], shown, items):
        start -= 1
    while end < len(order) and _is_new_caption(order[end], shown, items):
        end += 1
    moving = order[start:end]
    del order[start:end]
    home = next(place for place, index in enumerate(order) if shown[index] in one.passed)
    order[home:home] = moving


def _is_new_caption(index: int, shown: Sequence[Outer], items: Sequence[Item]) -> bool:
    item = items[index]
    return shown[index] is None and isinstance(item, DocxLine) and use_of(item).role in _OF_FIGURES
