"""Reads finished PDFs: words with their fonts and places, for tests that look at pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isinf
from typing import Any, TypeAlias

import pdfplumber
from pdfplumber.page import Page

Found: TypeAlias = Mapping[str, Any]
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
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            Word(number, found["text"], found["x0"], found["x1"])
            for number, page in enumerate(document.pages, start=1)
            for found in page.extract_words()
        ]


FEWEST = 8  # lines that begin at one place beyond the middle are those of a column
GUTTER = 9  # points before it, in which nothing stands


def lines(pdf: bytes, beyond: float = 0) -> list[Line]:
    """Every line of every page, top to bottom; of two columns, those of the left one first.

    What stands less than so many points `beyond` the page's left edge is left out.
    """
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            line
            for number, page in enumerate(document.pages, start=1)
            for line in _lines_of(page.crop((beyond, 0, page.width, page.height)), number)
        ]


def _lines_of(page: Page, number: int) -> Iterator[Line]:
    """The lines of a page; one across both columns parts what is above from what is below."""
    whole = page.extract_words(return_chars=True)
    edge = _right_column(whole, float(page.width) / 2)
    waiting: list[Line] = []
    for line in page.extract_text_lines(return_chars=True):
        if isinf(edge):
            yield _line(line["chars"], line["text"], page, number)
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
            yield _of_words(left, page, number)
        if right:
            waiting.append(_of_words(right, page, number))
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


def _of_words(words: Sequence[Found], page: Page, number: int) -> Line:
    return _line(words[0]["chars"], " ".join(word["text"] for word in words), page, number)


def _line(chars: Sequence[Found], text: str, page: Page, number: int) -> Line:
    first = chars[0]
    return Line(
        number,
        text,
        round(float(page.height) - first["matrix"][5], 2),
        round(first["x0"], 2),
        first["fontname"].partition("+")[2],
        round(first["size"], 2),
    )


def text(pdf: bytes) -> str:
    """All words, a line of print a line."""
    return "\n".join(line.text for line in lines(pdf))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
