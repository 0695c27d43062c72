"""Which letter of one text is which of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import cast

from exporter.parity.printed_text import Letter, Span, Text

LONGEST_BY_LETTERS = 600  # above that, comparing letter by letter takes too long
NOTE = "Footnote"  # the mark that LibreOffice gives to footnotes
SAME_PLACE = 20.0  # points
SAME_LINES = 60.0  # points; the text that what is painted late stands beside may be some lines off
SAME_GLYPH = 0.3  # points

Partners = list[int | None]
Order = Callable[[Text, Span], list[int]]


@dataclass(frozen=True)
class Matched:
    """Two texts, and for each letter of the first one its partner's index in the second."""

    ours: Text
    theirs: Text
    partners: Partners

    def pair(self, index: int) -> tuple[Letter, Letter] | None:
        """A letter of the first text with its partner."""
        partner = self.partners[index]
        return None if partner is None else (self.ours.letters[index], self.theirs.letters[partner])

    def has(self, word: Span) -> bool:
        """Whether the second text has that word, its letters one after another.

        At the end of a page, what the program paints last may stand between them.
        """
        partners = self.partners[word.first : word.stop]
        return None not in partners and all(
            other == one + 1 or self._turns_page(one, other)
            for one, other in pairwise(cast("list[int]", partners))
        )

    def _turns_page(self, one: int, other: int) -> bool:
        """Whether a letter of the second text stands on the page after that of another one."""
        letters = self.theirs.letters
        return letters[other].page == letters[one].page + 1

    def their_line(self, index: int) -> int | None:
        """The index of the second text's line where the partner of a letter stands."""
        partner = self.partners[index]
        return None if partner is None else self.theirs.letters[partner].line

    def is_note(self, line: int) -> bool:
        """Whether a line of the first text is in a footnote, where the second file tells: by the
        number that it begins with."""
        span = self.ours.spans[line]
        is_unordered = bool(span.text) and self.ours.letters[span.first].is_unordered
        stop = span.stop if is_unordered else min(span.first + 1, span.stop)
        pairs = map(self.pair, range(span.first, stop))
        return any(pair is not None and pair[1].lettering.mark == NOTE for pair in pairs)

    def is_note_number(self, index: int) -> bool:
        """Whether a letter of the first text is the number with which a footnote begins."""
        line = self.ours.letters[index].line
        before = self.ours.letters[self.ours.spans[line].first : index + 1]
        return self.is_note(line) and all(
            letter.text.isdigit() or letter.is_unordered for letter in before
        )


def match(ours: Text, theirs: Text) -> Matched:
    """Find the partners: letters in the same order, and those that only were painted earlier."""
    count = len(ours.letters)
    if _said(ours.letters) == _said(theirs.letters):
        return Matched(ours, theirs, list(range(count)))
    partners: Partners = [None] * count
    for mine, yours in _in_place(ours, theirs):
        partners[mine] = yours
    for mine, yours in _in_order(*_left(ours, theirs, partners), ours, theirs):
        partners[mine] = yours
    for mine, yours in _moved(ours, theirs, partners):
        partners[mine] = yours
    return Matched(ours, theirs, partners)


def _said(letters: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _in_place(ours: Text, theirs: Text) -> Iterator[tuple[int, int]]:
    """The words of lines that say the same at the same place, whenever they are painted.

    LibreOffice paints what stands in a frame after all other text of its page.
    """
    letters: Partners = [None] * len(ours.letters)
    orders = [_as_read, _as_seen] if ours.mirrors else [_as_read]
    for order in orders:
        _pair_lines(ours, theirs, letters, order)
    whole = (word for word in ours.words if _is_whole(letters[word.first : word.stop]))
    for index in _letters(whole):
        yield index, cast(int, letters[index])


def _pair_lines(ours: Text, theirs: Text, letters: Partners, order: Order) -> None:
    """Pair the letters of lines that have no partners yet and say the same in an order."""
    taken = set(letters)
    lines: dict[str, list[list[int]]] = defaultdict(list)
    for span in filter(_says, theirs.spans):
        if span.first not in taken:
            there = order(theirs, span)
            lines[_said([theirs.letters[index] for index in there])].append(there)
    for span in filter(_says, ours.spans):
        here = order(ours, span) if letters[span.first] is None else []
        said = _said([ours.letters[index] for index in here])
        for there in lines.get(said, ()):
            one, other = ours.letters[here[0]], theirs.letters[there[0]]
            if one.page == other.page and _near(one, other):
                for mine, yours in zip(here, there, strict=True):
                    letters[mine] = yours
                lines[said].remove(there)
                break


def _as_read(text: Text, line: Span) -> list[int]:
    """The letters of a line in their order."""
    del text
    return list(range(line.first, line.stop))


def _as_seen(text: Text, line: Span) -> list[int]:
    """The letters of a line from left to right: how signs between figures are read is a guess, if
    blanks are not painted, where some of a line is read from the right."""
    placed = sorted(range(line.first, line.stop), key=lambda index: text.letters[index].left)
    order: list[int] = []
    for index in placed:
        at = len(order)
        while at and _is_after(text.letters[order[at - 1]], text.letters[index]):
            at -= 1
        order.insert(at, index)
    return order


def _is_after(one: Letter, other: Letter) -> bool:
    """Whether a letter at the place of another one, as in a ligature, is named after it."""
    return other.left - one.left < SAME_GLYPH and one.text > other.text


def _says(line: Span) -> bool:
    return bool(line.text)


def _is_whole(partners: Partners) -> bool:
    """Whether all letters of a word have partners that follow each other."""
    first = partners[0]
    return first is not None and partners == list(range(first, first + len(partners)))


def _left(ours: Text, theirs: Text, partners: Partners) -> tuple[list[Span], list[Span]]:
    """The words of both texts that have no partners yet."""
    taken = set(partners)
    return (
        [word for word in ours.words if partners[word.first] is None],
        [word for word in theirs.words if not taken & set(range(word.first, word.stop))],
    )


def _in_order(
    lone: Sequence[Span], free: Sequence[Span], ours: Text, theirs: Text
) -> Iterator[tuple[int, int]]:
    for kind, a, b, c, d in _opcodes(lone, free):
        mine, yours = _letters(lone[a:b]), _letters(free[c:d])
        if kind == "equal":
            yield from zip(mine, yours, strict=True)
        elif kind == "replace" and max(len(mine), len(yours)) < LONGEST_BY_LETTERS:
            yield from _by_letters(ours, theirs, mine, yours)


def _opcodes(
    ours: Sequence[Span], theirs: Sequence[Span]
) -> Iterable[tuple[str, int, int, int, int]]:
    mine, yours = ([word.text for word in words] for words in (ours, theirs))
    return SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()


def _letters(words: Iterable[Span]) -> list[int]:
    return [index for word in words for index in range(word.first, word.stop)]


def _by_letters(
    ours: Text, theirs: Text, mine: list[int], yours: list[int]
) -> Iterator[tuple[int, int]]:
    said = _said([ours.letters[index] for index in mine])
    other = _said([theirs.letters[index] for index in yours])
    for block in SequenceMatcher(None, said, other, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield mine[block.a + step], yours[block.b + step]


def _moved(ours: Text, theirs: Text, partners: Partners) -> Iterator[tuple[int, int]]:
    """Spans that are painted earlier or later in one file and yet stand where they should.

    Floats and footnotes are such: what a reader sees is the same.
    """
    lone, free = _left(ours, theirs, partners)
    for kind, a, b, c, d in _opcodes(lone, free):
        for mine, yours in zip(lone[a:b], free[c:d], strict=False):
            here, there = ours.letters[mine.first], theirs.letters[yours.first]
            if kind == "equal" and _near(here, there, SAME_LINES):
                yield from zip(_letters([mine]), _letters([yours]), strict=True)


def _near(one: Letter, other: Letter, lower: float = SAME_PLACE) -> bool:
    """Whether they stand at the same place, or `lower`, or one of them fell onto the next page."""
    if one.page != other.page:
        return abs(one.page - other.page) == 1
    beside = abs(one.left - other.left) < SAME_PLACE
    return beside and abs(one.baseline - other.baseline) < lower
