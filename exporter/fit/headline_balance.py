"""Headlines whose lines are about as long as each other, and whose words stay whole.

CSS calls the first `text-wrap: balance`, which the layout engine does not know: it is a margin
beside the lines, `--_headline-balance`. For a word longer than a line, type shrinks by
`--_headline-fit`. A deck only has no last line of one word, `text-wrap: pretty`: `--_deck-balance`.
Pull quotes are balanced as headlines are, each by a `--_quote-balance` of its own.
What the stylesheet makes of these custom properties, Word gets too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node
from exporter.engine.lines.words import pieces_of
from exporter.fit.contract import TYPE_STEP
from exporter.fit.cuts import part_of, words_of
from exporter.scripts.break_chances import CHANCE, with_chances

HEADLINE = ".//h1"
DECK = ".//p[@class='deck']"
PULL_QUOTE = ".//p[@class='pull-quote']"
COMPOUND = re.compile(
    rf"(?<=[-\u2010\u2013\u2014])(?=\w)|{CHANCE}"
)  # a line may end after any of these
ROOM = 1.02  # that words of another style, and rounding, may take besides
SMALLEST = 9.0  # points; below it nobody reads a headline
LAST_LINE = 1 / 3  # of the measure, as which the last line of a deck is no stub
LONE_WORD = 1 / 2  # of the longest line, as which a single word may end a headline
LEAST_SHARE = 0.9  # of its size, to which a headline shrinks so that none does
PARTS = 60  # of a measure, by which a deck may be narrower
STEPS = 12  # of halving, until a width is known to a fraction of a point


@dataclass(frozen=True)
class Headline:
    """A headline at its natural size: the widths of what no line breaks, and of a line.

    `blanks` are those before each word; a part of a compound has none. One that `may_shrink` is
    smaller for that no short word ends it alone.
    """

    size: float
    words: tuple[float, ...]
    blanks: tuple[float, ...]
    measure: float
    may_shrink: bool = False

    def lines(self, scale: float) -> int:
        """How many lines it takes at a scale of type, balanced or not."""
        return line_count(*self._widths(scale), self.measure)

    def css(self, scale: float) -> str:
        """What balances the headline at a scale of type, and keeps its words whole."""
        margin = self._margin(*self._widths(scale))
        fit = self._shrunk(scale) / self._size(scale)
        return f":root:root {{ --_headline-balance: {margin}pt; --_headline-fit: {fit:.5f} }}"

    def company(self, scale: float) -> float:
        """How much less the measure is, in points, so that the last line is no stub.

        That is of two words at least, and fills a third if less room brings that. 0 where it does,
        where there is one line, and where less room brings no second word.
        """
        ways = self._widths(scale), self._widths(scale, room=1.0)
        count = max(line_count(*way, self.measure) for way in ways)
        if count == 1:
            return 0.0
        margins = [math.floor(self.measure * part / PARTS) for part in range(PARTS // 2)]
        alike = [
            (margin, [_last_line(*way, self.measure - margin) for way in ways])
            for margin in margins
            if all(line_count(*way, self.measure - margin) == count for way in ways)
        ]
        paired = [(margin, last) for margin, last in alike if min(last)[0] > 1]
        least = LAST_LINE * self.measure
        long = (margin for margin, last in paired if min(width for _, width in last) >= least)
        return float(next(long, next((margin for margin, _ in paired), 0)))

    def _widths(self, scale: float, room: float = ROOM) -> tuple[list[float], list[float]]:
        """The widths of its words at a scale of type, and of the blanks before them."""
        return self._widths_at(self._shrunk(scale), room)

    def _widths_at(self, size: float, room: float = ROOM) -> tuple[list[float], list[float]]:
        grown = size / self.size * room
        words, blanks = ([width * grown for width in of] for of in (self.words, self.blanks))
        return words, blanks

    def _size(self, scale: float) -> float:
        return round(self.size * scale / TYPE_STEP) * TYPE_STEP

    def _shrunk(self, scale: float) -> float:
        """The size at a scale, or one below it at which words are whole, and none short is alone
        at the end."""
        size = self._whole(scale)
        if not self.may_shrink or not self._ends_alone(size):
            return size
        steps = range(1, math.floor(size * (1 - LEAST_SHARE) / TYPE_STEP) + 1)
        smaller = (size - TYPE_STEP * step for step in steps)
        return next((one for one in smaller if not self._ends_alone(one)), size)

    def _ends_alone(self, size: float) -> bool:
        """Whether one short word of several is the last line at a size, once lines are balanced."""
        widths, blanks = self._widths_at(size)
        room = self.measure - self._margin(widths, blanks)
        count, width = _last_line(widths, blanks, room)
        is_several = 1 < line_count(widths, blanks, room) < len(widths)
        return is_several and count == 1 and width < LONE_WORD * room

    def _whole(self, scale: float) -> float:
        """The size at a scale, or the largest below it at which the longest word has a line.

        A word that has none at a legible size is broken.
        """
        size, longest = self._size(scale), max(self.words) * ROOM
        if longest * size <= self.measure * self.size:
            return size
        largest = math.floor(self.size * self.measure / longest / TYPE_STEP) * TYPE_STEP
        return largest if largest >= SMALLEST else size

    def balance(self, scale: float) -> float:
        """How much less the measure is, in points, so that lines are alike; no type shrinks."""
        size = self._size(scale) / self.size * ROOM
        widths, blanks = ([width * size for width in of] for of in (self.words, self.blanks))
        return self._margin(widths, blanks)

    def _margin(self, widths: Sequence[float], blanks: Sequence[float]) -> float:
        """How much less the measure may be, in points, and the lines still be as many."""
        count = line_count(widths, blanks, self.measure)
        if count == 1:
            return 0.0
        low, high = min(max(widths), self.measure), self.measure
        for _ in range(STEPS):
            middle = (low + high) / 2
            fits = line_count(widths, blanks, middle) == count
            low, high = (low, middle) if fits else (middle, high)
        return math.floor(self.measure - high)


@dataclass(frozen=True)
class Deck:
    """A deck at its natural size, measured as a headline is."""

    words: Headline

    def css(self, scale: float) -> str:
        """What keeps its last word company at a scale of type; nothing where it has some."""
        margin = self.words.company(scale)
        return f":root:root {{ --_deck-balance: {margin}pt }}" if margin else ""


@dataclass(frozen=True)
class PullQuote:
    """A pull quote of a part at its natural size, measured as a headline is."""

    part: str
    words: Headline

    def css(self, scale: float) -> str:
        """What balances its lines at a scale of type; nothing where it has one."""
        margin = self.words.balance(scale)
        return f'[data-part="{self.part}"] {{ --_quote-balance: {margin}pt }}' if margin else ""


def headline_of(cascade: Cascade) -> Headline | None:
    """The document's headline; `None` where it has none."""
    lines = _display_lines(cascade, HEADLINE)
    return replace(lines, may_shrink=True) if lines else None


def deck_of(cascade: Cascade) -> Deck | None:
    """The document's deck; `None` where it has none."""
    lines = _display_lines(cascade, DECK)
    return Deck(lines) if lines else None


def pull_quotes_of(cascade: Cascade) -> list[PullQuote]:
    """The document's pull quotes."""
    nodes = cascade.document_element.iterfind(PULL_QUOTE)
    measured = ((part_of(node), _lines_of(cascade, node)) for node in nodes)
    return [PullQuote(part, lines) for part, lines in measured if part and lines]


def _display_lines(cascade: Cascade, path: str) -> Headline | None:
    node = cascade.document_element.find(path)
    return None if node is None else _lines_of(cascade, node)


def _lines_of(cascade: Cascade, node: Node) -> Headline | None:
    root = cascade.document_element
    if not (words := list(_unbroken(node))):
        return None
    apart, together = cascade.word_widths(node, ["x x", "xx"])
    parts = [part for word in words for part in word]
    return Headline(
        size=cascade.edges(node).size,
        words=tuple(cascade.word_widths(node, parts)),
        blanks=tuple(
            0 if turn else apart - together for word in words for turn in range(len(word))
        ),
        measure=cascade.inner_width(_path(root, node)),
    )


def _last_line(
    widths: Sequence[float], blanks: Sequence[float], measure: float
) -> tuple[int, float]:
    """How many words the last line has, each line taking as many as it can, and how wide it is."""
    count, used = 0, 0.0
    for width, blank in zip(widths, blanks, strict=True):
        needed = blank + width if used else width
        if used and used + needed > measure:
            count, used, needed = 0, 0.0, width
        count, used = count + 1, used + needed
    return count, used


def _unbroken(node: Node) -> Iterator[list[str]]:
    """Each word in the parts that no line breaks; what the template keeps whole is one."""
    whole = {words_of(kept) for kept in node.iterfind(".//*[@data-compound]")}
    for word in words_of(node).split():
        is_whole = any(kept in word for kept in whole)
        yield [word] if is_whole else list(_parts(word))


def _parts(word: str) -> Iterator[str]:
    """What no line breaks of a word, or of words without blanks between them: of Chinese, Japanese
    and Yi each sign, of Tibetan each syllable (UAX 14)."""
    for part in COMPOUND.split(with_chances(word)):
        ends = [len(part)] if part.isascii() else pieces_of(part, None)
        yield from (part[start:stop] for start, stop in pairwise([0, *ends]))


def line_count(widths: Sequence[float], blanks: Sequence[float], measure: float) -> int:
    """How many lines words take when each line takes as many as it can."""
    count, used = 1, 0.0
    for width, blank in zip(widths, blanks, strict=True):
        needed = blank + width if used else width
        if used and used + needed > measure:
            count, used, needed = count + 1, 0.0, width
        used += needed
    return count


def _path(root: Node, node: Node) -> list[Node]:
    """The elements from the root to an element."""
    parents = {child: parent for parent in root.iter() for child in parent}
    path = [node]
    while path[0] is not root:
        path.insert(0, parents[path[0]])
    return path
