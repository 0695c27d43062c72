"""The text of a printed PDF: letters, the words that they make, the lines that they stand in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from exporter.parity.lines import HYPHENS, Line, lines_of
from exporter.printed import Glyph, Lettering, Page

FURNITURE = "Artifact"
MARKER = re.compile(r"[•◦▪–—]|\w{1,4}[.)]")
GAP = 0.2  # the narrowest blank between two words, in sizes of the type


class Letter(NamedTuple):
    """A printed letter, hyphens and blanks left out; `page` from 1, `line` an index of `lines`."""

    text: str
    lettering: Lettering
    page: int
    line: int
    left: float
    baseline: float


class Span(NamedTuple):
    """A word, or a line: what it says, and where its letters start and stop in `Text.letters`."""

    text: str
    first: int
    stop: int


class Text:
    """What a PDF says: `letters` in reading order, the `words`, and the `lines` with their spans.

    A line's span has the line's index.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.letters: list[Letter] = []
        self.words: list[Span] = []
        self.spans: list[Span] = []
        for line in lines:
            self._read(line)

    def quoted(self, span: Span) -> str:
        """The words of a line, apart as they are printed."""
        start = bisect_left(self.words, span.first, key=lambda word: word.stop - 1)
        stop = bisect_left(self.words, span.stop, key=lambda word: word.first)
        return " ".join(word.text for word in self.words[start:stop])

    def edges(self, index: int) -> tuple[float, float]:
        """Where a line begins, and where its text begins after the marker of a list item."""
        span, left = self.spans[index], self.lines[index].left
        place = bisect_left(self.words, span.first, key=lambda word: word.first)
        word = self.words[place] if place < len(self.words) else span
        if MARKER.fullmatch(word.text) and word.first == span.first and word.stop < span.stop:
            return left, self.letters[word.stop].left
        return left, left

    def _read(self, line: Line) -> None:
        start = len(self.letters)
        before = self.lines[len(self.spans) - 1] if self.spans else None
        right = line.left if before and _goes_on(before, line) else None
        for glyph in line.glyphs:
            if not glyph.text.strip():
                right = None
                continue
            gap = 0 if right is None else glyph.left - right
            far = gap > GAP * glyph.lettering.size and glyph.text[0].isalnum()
            apart = right is None or far
            right = glyph.box.right if right is None else max(right, glyph.box.right)
            self._add(glyph, len(self.spans), line.page, new_word=apart)
        said = "".join(letter.text for letter in self.letters[start:])
        self.spans.append(Span(said, start, len(self.letters)))

    def _add(self, glyph: Glyph, line: int, page: int, *, new_word: bool) -> None:
        for text in unicodedata.normalize("NFKC", glyph.text):
            if text in HYPHENS or text.isspace():
                continue
            here = len(self.letters)
            setting = (glyph.lettering, page, line, glyph.left, glyph.baseline)
            self.letters.append(Letter(text, *setting))
            if new_word or not self.words:
                self.words.append(Span(text, here, here + 1))
            else:
                word = self.words[-1]
                self.words[-1] = Span(word.text + text, word.first, here + 1)
            new_word = False


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line begins with the rest of a hyphenated word."""
    same_type = before.glyphs[-1].lettering.face == line.glyphs[0].lettering.face
    return before.ends_in_hyphen and same_type


def text_of(pages: Iterable[Page]) -> Text:
    """What pages say: their text first, then all running heads and folios."""
    known = list(pages)
    return Text(
        [line for wanted in (False, True) for page in known for line in _lines(page, wanted)]
    )


def _lines(page: Page, furniture: bool) -> list[Line]:
    glyphs = (
        glyph
        for glyph in page.glyphs
        if glyph.lettering.is_visible and (glyph.lettering.mark == FURNITURE) == furniture
    )
    return lines_of(page.number, glyphs, furniture=furniture)
