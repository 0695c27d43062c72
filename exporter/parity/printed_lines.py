"""The lines of a printed PDF: which letters stand in one, however they are painted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from exporter.parity.clusters import (
    as_read,
    at_one_place,
    hangs,
    has_letters,
    is_leftward,
    stands_at,
)
from exporter.parity.falling_lines import on_their_baselines
from exporter.printed import USUAL_MIDDLE, Face, Glyph

HYPHENS = frozenset("-\u00ad\u2010\u2011")

JOINS = re.compile("[\u180b-\u180f\u200d\u2060\ufe0e\ufe0f\U000e0020-\U000e007f]+")

LONGEST_MARKER = 9  # letters: of `lxxxviii.`

# Distances that part letters, in sizes of the type
RAISED = 0.65  # how far superscripts are off the baseline of their line
SLANTED = 1.1  # likewise letters in words that fall towards the left
LEAP = 2.5  # wider than a blank of justified text: another cell or column
NUMBER_LEAP = 1.5  # from a note's number to its text
GUTTER = 18.0  # points: less than what stands between columns, however large the type
BLANK = 12.0  # points: between two parts of a line
TALLEST_LATIN = 1.5  # of the size: a face that is higher, as Noto Serif Lao is, has other letters


@dataclass
class PrintedLine:
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
        if self.glyphs and glyph.left == self.glyphs[-1].left:  # of one glyph, as a ligature's
            return True
        raised = SLANTED if glyph.lettering.face.falls else RAISED
        near = abs(glyph.baseline - self.baseline) < raised * size
        leap = min(LEAP * size, GUTTER)
        if near and (self.is_mixed or is_leftward(glyph)):
            return self.left - leap < glyph.left < self.right + leap
        return near and -size < glyph.left - self.right < leap

    def add(self, glyph: Glyph) -> None:
        """Let a letter stand in the line; the largest ones say where its baseline is."""
        if not glyph.text.strip():
            self.glyphs.append(glyph)
            return
        self.left = min(self.left, glyph.left) if self.glyphs else glyph.left
        self.right = max(self.right, glyph.box.right) if self.glyphs else glyph.box.right
        if glyph.lettering.size > self.size:
            self.size, self.baseline = glyph.lettering.size, glyph.baseline
        self.is_mixed = self.is_mixed or is_leftward(glyph)
        self.glyphs.append(glyph)

    @property
    def sinks(self) -> float:
        """How much lower its type sits in Word than in CSS, beside type in Latin letters."""
        return max(USUAL_MIDDLE - self.middle, 0) * self.size

    @property
    def middle(self) -> float:
        """Where the middle of its type is above its baseline, in sizes."""
        return self._face.middle if self._face else USUAL_MIDDLE

    @property
    def height(self) -> float:
        """How high its face makes a line of its own, in points; 0 where that is not known."""
        return self._face.height * self.size if self._face else 0

    @property
    def face_height(self) -> float:
        """How high type of other scripts is, which no leading cuts, in points; else 0."""
        is_tall = self.height > TALLEST_LATIN * self.size
        return self.height if is_tall or self.middle != USUAL_MIDDLE else 0

    @property
    def _face(self) -> Face | None:
        """The face that most of its letters are of."""
        faces = Counter(glyph.lettering.face for glyph in self.glyphs)
        return faces.most_common(1)[0][0] if faces else None

    def distance(self, glyph: Glyph) -> float:
        """How far a letter is from the line, in points."""
        beside = max(self.left - glyph.box.right, glyph.box.left - self.right, 0.0)
        return beside + abs(glyph.baseline - self.baseline)

    def goes_on_from(self, other: PrintedLine) -> bool:
        """Whether `other` is its beginning, as a list item's marker is; no line of a column is."""
        if abs(self.baseline - other.baseline) >= RAISED * self.size:
            return False
        said = "".join(glyph.text for glyph in other.glyphs).strip()
        if len(said) > LONGEST_MARKER:
            return False
        # a page's number in the contents is no marker of what stands in the column beside it
        room = min((NUMBER_LEAP if said.isalnum() else LEAP) * self.size, GUTTER)
        if self.is_mixed:
            return self.left - room < other.right and other.left < self.right + room
        return -1 < self.left - other.right < room

    def meets(self, other: PrintedLine, direction: str) -> bool:
        """Whether two parts make a line that runs both ways, the one beside the other: in a text
        from the right, two of Latin letters are parts of such a line too."""
        apart = max(self.left - other.right, other.left - self.right)
        is_level = abs(self.baseline - other.baseline) < RAISED * max(self.size, other.size)
        runs_both_ways = self.is_mixed or other.is_mixed or direction == "rtl"
        return runs_both_ways and is_level and apart < BLANK

    def goes_left_from(self, other: PrintedLine) -> bool:
        """Whether figures and signs stand left of others, a blank apart, as a date does of what is
        read before it from the right."""
        is_level = abs(self.baseline - other.baseline) < RAISED * self.size
        is_beside = -1 < other.left - self.right < NUMBER_LEAP * self.size / 2
        return is_level and is_beside and not has_letters((*self.glyphs, *other.glyphs))

    def begin_with(self, other: PrintedLine) -> None:
        """Put the letters of `other` before its own."""
        rest, self.glyphs = self.glyphs, []
        for glyph in (*other.glyphs, *rest):
            self.add(glyph)


def is_shown(glyph: Glyph) -> bool:
    """Whether a letter is to be seen: what joins words, or joins or varies an emoji, is not."""
    return glyph.lettering.is_visible and not JOINS.fullmatch(glyph.text)


def lines_of(
    page: int, glyphs: Iterable[Glyph], direction: str, *, furniture: bool
) -> list[PrintedLine]:
    """The lines of a page's letters; each begins with a letter that is no blank.

    `direction` is that of the text, `ltr` or `rtl`.
    """
    loose: list[list[Glyph]] = []
    level = on_their_baselines(glyphs)
    painted = _painted(page, _without_marks(level, loose), furniture=furniture)
    lines = _with_beginnings(_whole(painted, direction))
    for index, line in enumerate(lines):
        marks = [mark for mark in loose if _nearest(lines, mark[0]) == index]
        line.glyphs = as_read(line.glyphs, marks, direction)
    return lines


def _without_marks(glyphs: Iterable[Glyph], loose: list[list[Glyph]]) -> Iterator[Glyph]:
    """The glyphs but for marks that are painted apart from their letters, which become `loose`."""
    before: list[Glyph] = []
    for cluster in at_one_place(glyphs):
        if hangs(cluster) and not (before and stands_at(before, cluster)):
            loose.append(cluster)
        else:
            yield from cluster
            before = before if hangs(cluster) else cluster


def _nearest(lines: Sequence[PrintedLine], mark: Glyph) -> int:
    """The index of the line that a mark stands nearest to."""
    return min(range(len(lines)), key=lambda index: lines[index].distance(mark))


def _painted(page: int, glyphs: Iterable[Glyph], *, furniture: bool) -> Iterator[PrintedLine]:
    line: PrintedLine | None = None
    for glyph in glyphs:
        is_blank = not glyph.text.strip()
        if is_blank and line is None:
            continue
        if line is None or not (is_blank or line.takes(glyph)):
            if line:
                yield line
            line = PrintedLine(page, furniture)
        line.add(glyph)
    if line:
        yield line


def _whole(parts: Iterable[PrintedLine], direction: str) -> list[PrintedLine]:
    """The lines, those that run both ways in one: LibreOffice paints their parts from the left."""
    lines: list[PrintedLine] = []
    for part in parts:
        while lines and (
            part.meets(lines[-1], direction)
            or (direction == "rtl" and part.goes_left_from(lines[-1]))
        ):
            part.begin_with(lines.pop())
        lines.append(part)
    return lines


def _with_beginnings(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, markers of list items joined to them; they may be painted before or after."""
    whole = list(lines)
    for part in lines:
        for line in whole:
            if line is not part and line.goes_on_from(part):
                line.begin_with(part)
                whole.remove(part)
                break
    return whole
