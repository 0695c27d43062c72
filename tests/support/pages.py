"""Reads finished PDFs: words with their fonts and places, for tests that look at pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest
from math import inf, isinf
from typing import Any, TypeAlias

from pdfplumber.utils.text import chars_to_textmap, extract_words

from exporter.printed.page import Glyph, Page
from exporter.printed.printed_pdf import Printed, pages_of

Found: TypeAlias = dict[str, Any]
"""A letter or a word as pdfplumber has it."""


@dataclass(frozen=True)
class Line:
    """A line of print: its page, words, baseline from the page's top, first font and size."""

    page: int
    text: str
    baseline: float
    left: float
    font: str
    size: float


@dataclass(frozen=True)
class Word:
    """A word with its page and its left and right edge in points."""

    page: int
    text: str
    left: float
    right: float


def words(pdf: bytes) -> list[Word]:
    """Every word of every page."""
    return [
        Word(number, found["text"], found["x0"], found["x1"])
        for number, (_, letters) in enumerate(_pages(pdf), start=1)
        for found in extract_words(letters)
    ]


DESCENT = 0.36  # of the size of type, below the baseline
FEWEST = 8  # lines that begin at one place beyond the middle are those of a column
GUTTER = 9  # points before it, in which nothing stands


def lines(pdf: bytes, beyond: float = 0) -> list[Line]:
    """Every line of every page, top to bottom; of two columns, those of the left one first.

    What stands less than so many points `beyond` the page's left edge is left out.
    """
    return [
        line
        for number, (width, letters) in enumerate(_pages(pdf), start=1)
        for line in _lines_of([one for one in letters if one["x1"] > beyond], width, number)
    ]


@lru_cache(maxsize=32)
def _pages(pdf: bytes) -> tuple[tuple[float, list[Found]], ...]:
    """The width of each page, and its letters in the form in which pdfplumber groups them.

    PDFium reads them, at a fifth of the time that pdfplumber takes for it.
    """
    return tuple((page.width, [*_letters(page)]) for page in pages_of(pdf))


def _letters(page: Page[Glyph]) -> Iterator[Found]:
    """Each letter as high as its type is large, so that those of one line are known by that."""
    for glyph, after in zip_longest(page.text, page.text[1:]):
        size, face = glyph.lettering.size, glyph.lettering.face
        goes_on = after and after.baseline == glyph.baseline and after.left > glyph.left
        bottom = glyph.baseline + DESCENT * size
        yield {
            "text": glyph.text,
            "x0": glyph.left,
            "x1": min(after.left, glyph.box.right) if after and goes_on else glyph.box.right,
            "top": bottom - size,
            "doctop": bottom - size,
            "bottom": bottom,
            "upright": glyph.lettering.angle == 0,
            "baseline": glyph.baseline,
            "size": size,
            "fontname": face.name,
        }


def _lines_of(letters: list[Found], width: float, number: int) -> Iterator[Line]:
    """The lines of a page; one across both columns parts what is above from what is below."""
    whole = extract_words(letters, return_chars=True)
    edge = _right_column(whole, width / 2)
    waiting: list[Line] = []
    for line in chars_to_textmap(letters).extract_text_lines():
        if isinf(edge):
            yield _line(line["chars"], line["text"], number)
            continue
        own = {(char["x0"], char["top"]) for char in line["chars"]}
        words = [word for word in whole if (word["x0"], word["chars"][0]["top"]) in own]
        left = [word for word in words if word["x0"] < edge - 1]
        right = [word for word in words if word["x0"] >= edge - 1]
        if left and right and left[-1]["x1"] > edge - GUTTER:
            yield from waiting
            waiting = []
            left, right = words, []
        if left:
            yield _of_words(left, number)
        if right:
            waiting.append(_of_words(right, number))
    yield from waiting


def _right_column(words: Sequence[Found], middle: float) -> float:
    """Where the second column of a page begins; infinity where it has none."""
    begin = Counter(
        round(after["x0"])
        for before, after in pairwise(words)
        if after["x0"] > middle and not 0 < after["x0"] - before["x1"] < GUTTER
    )
    place, count = max(begin.items(), key=lambda item: item[1], default=(0, 0))
    return place if count >= FEWEST else inf


def _of_words(words: Sequence[Found], number: int) -> Line:
    return _line(words[0]["chars"], " ".join(word["text"] for word in words), number)


def _line(chars: Sequence[Found], text: str, number: int) -> Line:
    first = chars[0]
    left, size = round(first["x0"], 2), round(first["size"], 2)
    return Line(number, text, round(first["baseline"], 2), left, first["fontname"], size)


def text(pdf: bytes) -> str:
    """All words, a line of print a line."""
    return "\n".join(line.text for line in lines(pdf))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with Printed(pdf) as printed:
        return len(printed)
