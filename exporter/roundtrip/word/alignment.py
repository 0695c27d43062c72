"""Which paragraph of the edited file is which of the one that went out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from exporter.docx.pieces import folded, words
from exporter.docx.said import Said, SaidItem, SaidTable, key
from exporter.roundtrip.word.parts_in_print import FIELDS

ALIKE = 0.5  # of two texts; below it one is new and the other gone
_KeyOf = Callable[[SaidItem], object]
_MOST_PAIRS = 900  # to compare in one gap; beyond it, order alone decides


class Fate(Enum):
    """What became of a paragraph: `RESTYLED` says the same in another style."""

    SAME = auto()
    EDITED = auto()
    RESTYLED = auto()
    MOVED = auto()


@dataclass(frozen=True)
class Match:
    """What an item was: the number of the item that went out, and its fate."""

    number: int
    fate: Fate


def aligned(then: Sequence[SaidItem], now: Sequence[SaidItem]) -> list[Match | None]:
    """For each item of `now` what it was; `None` for a new one."""
    return _Alignment(then, now).matches()


def aligned_by_words(then: Sequence[SaidItem], now: Sequence[SaidItem]) -> list[Match | None]:
    """The same, where no style tells what a paragraph is: what has other words is a new one."""
    return _Alignment(then, now, has_styles=False).matches()


class _Alignment:
    def __init__(
        self, then: Sequence[SaidItem], now: Sequence[SaidItem], *, has_styles: bool = True
    ) -> None:
        self._then = then
        self._has_styles = has_styles
        self._now = now
        self._matches: list[Match | None] = [None] * len(now)
        self._free = [True] * len(then)

    def matches(self) -> list[Match | None]:
        gaps = list(self._match_equal())
        self._match_by(_said_key, Fate.MOVED)
        for gap in gaps:
            self._match_by(_words_key, Fate.EDITED, *gap)
            self._match_by(_text_key, Fate.RESTYLED, *gap)
        self._match_by(_text_key, Fate.RESTYLED)
        for gap in gaps:
            self._match_alike(*gap)
            if self._has_styles:
                self._match_in_order(*gap)
            else:
                self._match_pictures(*gap)
        if not self._has_styles:  # other programs also set frames before or after their paragraph
            self._match_alike(range(len(self._then)), range(len(self._now)))
        self._begin_fields()
        return self._matches

    def _begin_fields(self) -> None:
        """Where the paragraph of a field was parted, or a table, the first of its parts is it."""
        for number in range(len(self._now) - 1, 0, -1):
            match, before = self._matches[number], self._matches[number - 1]
            if match and not before and _is_begun(self._then[match.number], self._now[number - 1]):
                self._matches[number - 1 : number + 1] = [Match(match.number, Fate.EDITED), None]

    def _take(self, then: int, now: int, fate: Fate) -> None:
        self._matches[now] = Match(then, fate)
        self._free[then] = False

    def _match_equal(self) -> Iterator[tuple[range, range]]:
        """Match what is equal and in order; yield the gaps between."""
        one, other = [*map(key, self._then)], [*map(key, self._now)]
        start = _common(one, other)
        end = _common(one[start:][::-1], other[start:][::-1])
        matcher = SequenceMatcher(
            None, one[start : len(one) - end], other[start : len(other) - end], autojunk=False
        )
        blocks = [(start + a, start + b, size) for a, b, size in matcher.get_matching_blocks()]
        tail = (len(one) - end, len(other) - end, end)
        last_then = last_now = 0
        for then, now, size in [(0, 0, start), *blocks, tail]:
            for step in range(size):
                self._take(then + step, now + step, Fate.SAME)
            if then > last_then or now > last_now:
                yield range(last_then, then), range(last_now, now)
            last_then, last_now = then + size, now + size

    def _open(
        self, then: range | None = None, now: range | None = None
    ) -> tuple[list[int], list[int]]:
        """What is not matched yet, of everything or in a gap."""
        then = range(len(self._then)) if then is None else then
        now = range(len(self._now)) if now is None else now
        return (
            [number for number in then if self._free[number]],
            [number for number in now if self._matches[number] is None],
        )

    def _match_by(
        self, key_of: _KeyOf, fate: Fate, then: range | None = None, now: range | None = None
    ) -> None:
        """Match what has equal keys, wherever it stands in the gap."""
        free, unmatched = self._open(then, now)
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for number in free:
            if (shared := key_of(self._then[number])) is not None:
                waiting[shared].append(number)
        for number in unmatched:
            shared = key_of(self._now[number])
            if shared is not None and waiting.get(shared):
                self._take(waiting[shared].popleft(), number, fate)

    def _match_alike(self, then: range, now: range) -> None:
        """Match what reads most alike first, never across another match."""
        free, unmatched = self._open(then, now)
        if len(free) * len(unmatched) > _MOST_PAIRS:
            return
        scored = sorted(
            (
                (_likeness(self._then[one], self._now[other]), -one, -other)
                for one in free
                for other in unmatched
            ),
            reverse=True,
        )
        taken: list[tuple[int, int]] = []
        for score, negative_one, negative_other in scored:
            one, other = -negative_one, -negative_other
            crosses = any((one - a) * (other - b) <= 0 for a, b in taken)
            if score >= ALIKE and not crosses:
                taken.append((one, other))
                self._take(one, other, Fate.EDITED)

    def _match_pictures(self, then: range, now: range) -> None:
        """Pictures that say nothing any more are what they were, where as many are left."""
        free, unmatched = self._open(then, now)
        before = [number for number in free if _is_picture(self._then[number])]
        after = [number for number in unmatched if _is_picture(self._now[number])]
        for one, other in zip(before, after, strict=False) if len(before) == len(after) else ():
            self._take(one, other, Fate.EDITED)

    def _match_in_order(self, then: range, now: range) -> None:
        """What is left in a gap, of the same style and in order, was written anew."""
        free, unmatched = self._open(then, now)
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for number in free:
            waiting[_style_key(self._then[number])].append(number)
        last = -1
        for number in unmatched:
            queue = waiting.get(_style_key(self._now[number]))
            while queue and queue[0] < last:
                queue.popleft()
            if queue:
                last = queue.popleft()
                self._take(last, number, Fate.EDITED)


def _is_begun(then: SaidItem, now: SaidItem) -> bool:
    """Whether an item says the first words of what was the paragraph of a field, or the first rows
    of what was a table."""
    if isinstance(then, SaidTable) and isinstance(now, SaidTable):
        rows = (_cells(row) for row in then.rows)
        return all(one == other for one, other in zip(rows, map(_cells, now.rows), strict=False))
    if not isinstance(then, Said) or not isinstance(now, Said) or then.part not in FIELDS:
        return False
    return then.style == now.style and _text(then).startswith(_text(now).strip() or "\0")


def _cells(row: Sequence[Said]) -> list[str]:
    return [folded(words(cell.pieces)) for cell in row]


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two sequences begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    shortest = min(len(one), len(other))
    return next((number for number, (a, b) in pairs if a != b), shortest)


def _said_key(item: SaidItem) -> object:
    """What tells a moved item: its words, or what its picture is said to show."""
    return key(item) if _text(item) or _alts(item) else None


def _is_picture(item: SaidItem) -> bool:
    """Whether an item shows a picture and says nothing."""
    pieces = item.pieces if isinstance(item, Said) else ()
    return any(piece.image for piece in pieces) and not _text(item).strip()


def _alts(item: SaidItem) -> str:
    pieces = item.pieces if isinstance(item, Said) else ()
    return "".join(piece.image.alt for piece in pieces if piece.image)


def _words_key(item: SaidItem) -> object:
    """The words of a paragraph and its style: only its marks may have changed."""
    text = _text_key(item)
    return (text, *key(item)[:-1]) if text else None


def _text_key(item: SaidItem) -> object:
    """The words of a paragraph, whatever its style."""
    return folded(words(item.pieces)) or None if isinstance(item, Said) else None


def _style_key(item: SaidItem) -> object:
    return item.style if isinstance(item, Said) else SaidTable


def _text(item: SaidItem) -> str:
    if isinstance(item, Said):
        return folded(words(item.pieces))
    return " ".join(folded(words(cell.pieces)) for row in item.rows for cell in row)


def _likeness(one: SaidItem, other: SaidItem) -> float:
    """From 0 to 1, by common words; a table is like nothing but a table."""
    if isinstance(one, SaidTable) is not isinstance(other, SaidTable):
        return 0
    if isinstance(one, Said) and isinstance(other, Said) and one.style != other.style:
        return 0
    common = SequenceMatcher(None, _bag(_text(one)), _bag(_text(other)), autojunk=False)
    return common.quick_ratio()


def _bag(text: str) -> list[str]:
    return text.casefold().split()


def gone(then: Sequence[SaidItem], matches: Iterable[Match | None]) -> list[int]:
    """The numbers of what went out and is there no more."""
    kept = {match.number for match in matches if match}
    return [number for number in range(len(then)) if number not in kept]
