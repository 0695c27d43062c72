"""Reads finished PDFs: words with their fonts and places, for tests that look at pages."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pdfplumber


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


def lines(pdf: bytes) -> list[Line]:
    """Every line of every page, top to bottom."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            Line(
                number,
                found["text"],
                round(float(page.height) - found["chars"][0]["matrix"][5], 2),
                round(found["x0"], 2),
                found["chars"][0]["fontname"].partition("+")[2],
                round(found["chars"][0]["size"], 2),
            )
            for number, page in enumerate(document.pages, start=1)
            for found in page.extract_text_lines(return_chars=True)
        ]


def text(pdf: bytes) -> str:
    """All words, a line of print a line."""
    return "\n".join(line.text for line in lines(pdf))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
