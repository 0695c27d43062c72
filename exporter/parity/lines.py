"""The lines of a printed page, put together from letters in the order in which they are painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exporter.printed import Glyph

HYPHENS = frozenset("-\u00ad\u2010\u2011")
RIGHT_TO_LEFT = frozenset({"R", "AL"})

# Distances that part letters, in sizes of the type
RAISED = 0.65  # how far superscripts are off the baseline of their line
LEAP = 2.5  # wider than a blank of justified text: another cell or column


@dataclass
class Line:
    """A line of print, or what one cell has of it; lengths in points, `page` from 1."""

    page: int
    is_furniture: bool
    glyphs: list[Glyph] = field(default_factory=list)
    left: float = 0
    right: float = 0
    baseline: float = 0
    size: float = 0
    is_mixed: bool = False  # has letters that are read from right to left

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether it breaks within a word."""
        seen = (glyph.text for glyph in reversed(self.glyphs) if glyph.text.strip())
        return next(seen, "") in HYPHENS

    def takes(self, glyph: Glyph) -> bool:
        """Whether a letter that is painted next goes on in this line."""
        size = max(self.size, glyph.lettering.size)
        near = abs(glyph.baseline - self.baseline) < RAISED * size
        if near and (self.is_mixed or _leftward(glyph)):
            return self.left - LEAP * size < glyph.left < self.right + LEAP * size
        return near and -size < glyph.left - self.right < LEAP * size

    def add(self, glyph: Glyph) -> None:
        """Let a letter stand in the line; the largest ones say where its baseline is."""
        if not glyph.text.strip():
            self.glyphs.append(glyph)
            return
        self.left = min(self.left, glyph.left) if self.glyphs else glyph.left
        self.right = max(self.right, glyph.box.right) if self.glyphs else glyph.box.right
        if glyph.lettering.size > self.size:
            self.size, self.baseline = glyph.lettering.size, glyph.baseline
        self.is_mixed = self.is_mixed or _leftward(glyph)
        self.glyphs.append(glyph)

    def goes_on_from(self, other: Line) -> bool:
        """Whether `other` is its beginning, as a list item's marker is."""
        if abs(self.baseline - other.baseline) >= RAISED * self.size:
            return False
        room = LEAP * self.size
        if self.is_mixed:
            return self.left - room < other.right and other.left < self.right + room
        return -1 < self.left - other.right < room

    def begin_with(self, other: Line) -> None:
        """Put the letters of `other` before its own."""
        rest, self.glyphs = self.glyphs, []
        for glyph in (*other.glyphs, *rest):
            self.add(glyph)


def _leftward(glyph: Glyph) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in RIGHT_TO_LEFT


def lines_of(page: int, glyphs: Iterable[Glyph], *, furniture: bool) -> list[Line]:
    """The lines of a page's letters; each begins with a letter that is no blank."""
    lines = _with_beginnings(list(_painted(page, glyphs, furniture=furniture)))
    for line in lines:
        if line.is_mixed:  # programs paint such a line in orders of their own
            line.glyphs.sort(key=lambda glyph: glyph.left)
    return lines


def _painted(page: int, glyphs: Iterable[Glyph], *, furniture: bool) -> Iterator[Line]:
    line: Line | None = None
    for glyph in glyphs:
        is_blank = not glyph.text.strip()
        if is_blank and line is None:
            continue
        if line is None or not (is_blank or line.takes(glyph)):
            if line:
                yield line
            line = Line(page, furniture)
        line.add(glyph)
    if line:
        yield line


def _with_beginnings(lines: list[Line]) -> list[Line]:
    """The lines, markers of list items joined to them; they may be painted before or after."""
    whole = list(lines)
    for part in lines:
        for line in whole:
            if line is not part and line.goes_on_from(part):
                line.begin_with(part)
                whole.remove(part)
                break
    return whole
