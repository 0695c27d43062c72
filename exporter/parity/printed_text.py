"""The text of a printed PDF: letters, and the words that they make in its lines."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from exporter.parity.clusters import MIRRORED
from exporter.parity.printed_lines import HYPHENS, PrintedLine, is_shown, lines_of
from exporter.printed import ARTIFACT, USUAL_MIDDLE, Box, Glyph, Lettering, Page
from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT, direction_of

BULLETS = "•◦▪–—"
MARKER = re.compile(rf"[{BULLETS}]|\w{{1,4}}[.)]")
GAP = 0.2  # the narrowest blank between two words, in sizes of the type


class Letter(NamedTuple):
    """A printed letter, hyphens and blanks left out; `page` from 1, `line` an index of `lines`."""

    text: str
    lettering: Lettering
    page: int
    line: int
    left: float
    baseline: float
    ink: Box

    @property
    def is_unordered(self) -> bool:
        """Whether it stands in its line by Unicode, whatever it comes before."""
        return self.lettering.face.falls

    @property
    def is_of_other_script(self) -> bool:
        """Whether its face is made for letters that sit otherwise than Latin ones."""
        return self.lettering.face.middle != USUAL_MIDDLE


class Span(NamedTuple):
    """A word, or a line: what it says, and where its letters start and stop in `Text.letters`."""

    text: str
    first: int
    stop: int


class Text:
    """What a PDF says: `letters` in reading order, the `words`, and the `lines` with their spans.

    A line's span has the line's index.
    """

    def __init__(self, lines: Sequence[PrintedLine], *, mirrors: bool = False) -> None:
        """`mirrors` tells that some of it is read from the right, where a bracket may be said as it
        is written or as it is shown: so one stands for both."""
        self.lines = lines
        self.mirrors = mirrors
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

    def marker_end(self, index: int) -> float:
        """Where the first word of a line ends, as the marker of a list item."""
        span = self.spans[index]
        place = bisect_left(self.words, span.first, key=lambda word: word.first)
        return self.letters[self.words[place].stop - 1].ink.right

    def _read(self, line: PrintedLine) -> None:
        start = len(self.letters)
        before = self.lines[len(self.spans) - 1] if self.spans else None
        ends = (line.left, line.left) if before and _goes_on(before, line) else None
        for glyph in line.glyphs:
            if not glyph.text.strip():
                ends = None
                continue
            begins = self._begins_word(glyph.text) and not glyph.lettering.face.falls
            parts = begins or self._is_bullet(start)
            far = ends and parts and _gap(ends, glyph, line) > GAP
            self._add(glyph, len(self.spans), line.page, new_word=ends is None or bool(far))
            reaches = max(ends[1], glyph.box.right) if ends else glyph.box.right
            ends = glyph.left, glyph.box.right if line.is_mixed else reaches
        said = "".join(letter.text for letter in self.letters[start:])
        self.spans.append(Span(said, start, len(self.letters)))

    def _begins_word(self, text: str) -> bool:
        """Whether a letter may begin a word, as letters, figures, emoji and brackets do."""
        is_bracket = not self.mirrors and unicodedata.category(text[0]) in ("Ps", "Pi")
        return text[0].isalnum() or unicodedata.category(text[0]) == "So" or is_bracket

    def _is_bullet(self, start: int) -> bool:
        """Whether what is read from some letter on is the bullet of a list item: what follows it is
        a word of its own, be it a sign."""
        return len(self.letters) == start + 1 and self.letters[start].text in BULLETS

    def _add(self, glyph: Glyph, line: int, page: int, *, new_word: bool) -> None:
        for text in unicodedata.normalize("NFKC", glyph.text):
            if text in HYPHENS or text.isspace() or (not new_word and self._composes(text)):
                continue
            said = str(unicodedata.decimal(text, text))  # Word counts in few digits but these
            if self.mirrors:
                said = MIRRORED.get(said, said)
            here = len(self.letters)
            setting = (glyph.lettering, page, line, glyph.left, glyph.baseline, glyph.box)
            self.letters.append(Letter(said, *setting))
            if new_word or not self.words:
                self.words.append(Span(said, here, here + 1))
            else:
                word = self.words[-1]
                self.words[-1] = Span(word.text + said, word.first, here + 1)
            new_word = False

    def _composes(self, mark: str) -> bool:
        """Whether a mark makes another letter of the last one; it is that letter then."""
        if not (self.words and unicodedata.combining(mark)):
            return False
        whole, word = unicodedata.normalize("NFC", self.letters[-1].text + mark), self.words[-1]
        if len(whole) > 1:
            return False
        self.letters[-1] = self.letters[-1]._replace(text=whole)
        self.words[-1] = word._replace(text=word.text[:-1] + whole)
        return True


def _gap(ends: tuple[float, float], glyph: Glyph, line: PrintedLine) -> float:
    """How far a letter is from the one before, in sizes; `ends` are those of what is before it."""
    left, right = ends
    gap = glyph.left - right
    if line.is_mixed and gap < 0:  # it may go on to the left
        gap = left - glyph.box.right
    return gap / glyph.lettering.size


def _goes_on(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line begins with the rest of a hyphenated word."""
    same_type = before.glyphs[-1].lettering.face == line.glyphs[0].lettering.face
    return before.ends_in_hyphen and same_type


def text_of(pages: Iterable[Page[Glyph]]) -> Text:
    """What pages say: their text first, then all running heads and folios."""
    known = list(pages)
    said = "".join(glyph.text for page in known for glyph in page.text)
    way = (direction_of(said) if HAS_RIGHT_TO_LEFT.search(said) else None) or "ltr"
    lines = [
        line for wanted in (False, True) for page in known for line in _lines(page, wanted, way)
    ]
    return Text(lines, mirrors=bool(HAS_RIGHT_TO_LEFT.search(said)))


def _lines(page: Page[Glyph], furniture: bool, direction: str) -> list[PrintedLine]:
    glyphs = (
        glyph
        for glyph in page.text
        if is_shown(glyph) and (glyph.lettering.mark == ARTIFACT) == furniture
    )
    return lines_of(page.number, glyphs, direction, furniture=furniture)
