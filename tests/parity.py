"""Do two PDFs show the same words in the same type? One is ours, one is made of our DOCX.

Words are compared in reading order, letter by letter: hyphens are left out, because the two may
break lines at different places.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import pdfplumber

HYPHENS = frozenset("-\u00ad\u2010\u2011")
SIZE_TOLERANCE = 0.1  # points
COLOUR_TOLERANCE = 1  # of 255
LINE = 0.55  # how far baselines of one line may be apart, in sizes of the type
ITALIC = re.compile(r"(It|Italic|Oblique)$")
BOLD = re.compile(r"(Bold|Bd|Black)")
FACE = re.compile(r"([-, ]*(Regular|Roman|Book|Bold|Italic|It|Oblique)?)*$")


@dataclass(frozen=True)
class Glyph:
    """A letter as printed: its family without the face, its size in points, where it stands."""

    text: str
    family: str
    bold: bool
    italic: bool
    size: float
    colour: tuple[int, ...]
    page: int
    left: float
    baseline: float


@dataclass(frozen=True)
class Report:
    """How alike two PDFs are: shares from 0 to 1 of the letters, and what differed, worded.

    `drops` and `shifts` are how much lower, and how much further to the right, the second PDF's
    lines stand than those of the first, in points: for lines that begin with the same letter on the
    same page.
    """

    letters: int
    in_order: float
    family: float
    weight: float
    slant: float
    colour: float
    size: float
    pages: tuple[int, int]
    differences: tuple[str, ...]
    drops: tuple[float, ...]
    shifts: tuple[float, ...]

    @property
    def perfect(self) -> bool:
        """Whether every letter stands in order, and in the same type."""
        shares = (self.in_order, self.family, self.weight, self.slant, self.colour, self.size)
        return all(share == 1 for share in shares)


def compare(ours: bytes, theirs: bytes, margins: tuple[float, float]) -> Report:
    """Compare two PDFs; `margins` are the pages' upper and lower ones, in points.

    Headers and footers, which stand in the margins, are compared when there are equally many pages.
    """
    one, other = _read(ours, margins), _read(theirs, margins)
    pages = (one.pages, other.pages)
    pairs = [(one.text, other.text)]
    if one.pages == other.pages:
        pairs.append((one.furniture, other.furniture))
    matched = [pair for mine, yours in pairs for pair in _matched(mine, yours)]
    total = sum(max(len(mine), len(yours)) for mine, yours in pairs)
    lost = [line for mine, yours in pairs for line in _lost(mine, yours)]
    lines = list(_line_starts(matched))
    unlike = [line for pair in matched for line in _unlike(*pair)]
    return Report(
        letters=total,
        in_order=len(matched) / total,
        family=_share(matched, lambda a, b: a.family == b.family),
        weight=_share(matched, lambda a, b: a.bold == b.bold),
        slant=_share(matched, lambda a, b: a.italic == b.italic),
        colour=_share(matched, _same_colour),
        size=_share(matched, _same_size),
        pages=pages,
        differences=(*lost, *_counted(unlike)),
        drops=tuple(round(yours.baseline - mine.baseline, 2) for mine, yours in lines),
        shifts=tuple(round(yours.left - mine.left, 2) for mine, yours in lines),
    )


@dataclass(frozen=True)
class _Print:
    """The letters of a PDF by their place: those of the text, and those in the margins."""

    pages: int
    text: Sequence[Glyph]
    furniture: Sequence[Glyph]


def _read(pdf: bytes, margins: tuple[float, float]) -> _Print:
    text: list[Glyph] = []
    furniture: list[Glyph] = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            height = float(page.height)
            for glyph in _glyphs(page, number):
                in_text = margins[0] <= glyph.baseline <= height - margins[1]
                (text if in_text else furniture).append(glyph)
        pages = len(document.pages)
    return _Print(pages, _in_reading_order(text), _in_reading_order(furniture))


def _in_reading_order(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Line by line, from left to right; what is raised or lowered stays in its line."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.page, glyph.baseline)):
        last = lines[-1][0] if lines else None
        if last and last.page == glyph.page and glyph.baseline - last.baseline < LINE * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [glyph for line in lines for glyph in sorted(line, key=lambda glyph: glyph.left)]


def _glyphs(page: Any, number: int) -> Iterator[Glyph]:
    for char in page.chars:
        font = char["fontname"].partition("+")[2] or char["fontname"]
        for letter in unicodedata.normalize("NFKC", char["text"]):
            if not letter.isspace() and letter not in HYPHENS:
                yield Glyph(
                    letter,
                    FACE.sub("", font).replace("-", "").replace(" ", ""),
                    bool(BOLD.search(font)),
                    bool(ITALIC.search(font)),
                    char["size"],
                    tuple(round(float(c) * 255) for c in char["non_stroking_color"]),
                    number,
                    char["x0"],
                    float(page.height) - char["matrix"][5],
                )


def _matched(ours: Sequence[Glyph], theirs: Sequence[Glyph]) -> list[tuple[Glyph, Glyph]]:
    """The letters that both have in the same order, in pairs."""
    if [glyph.text for glyph in ours] == [glyph.text for glyph in theirs]:
        return list(zip(ours, theirs, strict=True))
    return [
        (ours[block.a + step], theirs[block.b + step])
        for block in _matcher(ours, theirs).get_matching_blocks()
        for step in range(block.size)
    ]


def _matcher(ours: Sequence[Glyph], theirs: Sequence[Glyph]) -> SequenceMatcher[str]:
    mine, yours = ([glyph.text for glyph in glyphs] for glyphs in (ours, theirs))
    return SequenceMatcher(None, mine, yours, autojunk=False)


def _lost(ours: Sequence[Glyph], theirs: Sequence[Glyph]) -> Iterator[str]:
    for kind, a, b, c, d in _opcodes(ours, theirs):
        if kind != "equal":
            mine = "".join(glyph.text for glyph in ours[a:b])
            yours = "".join(glyph.text for glyph in theirs[c:d])
            where = (ours[a : a + 1] or ours[-1:] or theirs[c : c + 1])[0].page
            yield f"page {where}: {mine!r} became {yours!r}"


def _opcodes(
    ours: Sequence[Glyph], theirs: Sequence[Glyph]
) -> Iterable[tuple[str, int, int, int, int]]:
    if [glyph.text for glyph in ours] == [glyph.text for glyph in theirs]:
        return ()
    return _matcher(ours, theirs).get_opcodes()


def _share(pairs: Sequence[tuple[Glyph, Glyph]], same: Callable[[Glyph, Glyph], bool]) -> float:
    return sum(same(one, other) for one, other in pairs) / len(pairs)


def _same_colour(one: Glyph, other: Glyph) -> bool:
    mine, yours = (_rgb(glyph.colour) for glyph in (one, other))
    return all(abs(a - b) <= COLOUR_TOLERANCE for a, b in zip(mine, yours, strict=True))


def _rgb(colour: tuple[int, ...]) -> tuple[int, ...]:
    """A grey is three equal channels."""
    return colour * 3 if len(colour) == 1 else colour


def _same_size(one: Glyph, other: Glyph) -> bool:
    return abs(one.size - other.size) <= SIZE_TOLERANCE


def _unlike(one: Glyph, other: Glyph) -> Iterator[str]:
    """What sets two letters apart, in words."""
    for field in ("family", "bold", "italic"):
        if getattr(one, field) != getattr(other, field):
            yield f"page {one.page}: {field} {getattr(one, field)} became {getattr(other, field)}"
    if not _same_colour(one, other):
        yield f"page {one.page}: colour {one.colour} became {other.colour}"
    if not _same_size(one, other):
        yield f"page {one.page}: size {one.size:.1f} became {other.size:.1f}"


def _counted(lines: Iterable[str]) -> list[str]:
    return [f"{line} ({times} letters)" for line, times in Counter(lines).items()]


def _line_starts(pairs: Sequence[tuple[Glyph, Glyph]]) -> Iterator[tuple[Glyph, Glyph]]:
    """The letters that begin a line in both PDFs, on the same page."""
    last: tuple[Glyph, Glyph] | None = None
    for one, other in pairs:
        opens = last is None or (_new_line(last[0], one) and _new_line(last[1], other))
        if opens and one.page == other.page:
            yield one, other
        last = (one, other)


def _new_line(before: Glyph, after: Glyph) -> bool:
    return before.page != after.page or abs(before.baseline - after.baseline) > after.size / 2
