"""The words that a hyphen parts where it should not: at the end of a page, so that who turns it has
read half of one, and where it leaves a few letters alone on the last line of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node
from exporter.engine.pages.sheets import Sheets, body_of

LETTERS = re.compile(r"[^\W\d_]")
STUB = 5  # letters that are few on a line
_HYPHENS = ("-", "\u2010")
_START = re.compile(r"[^\W\d_]+$")
_REST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class TurnedWord:
    """A word that a hyphen parts, over the end of a page or not; so many `letters` stand before it
    in its element's own text, without that of elements within."""

    node: Node
    word: str
    letters: int
    is_over_pages: bool


@dataclass(frozen=True)
class _Line:
    """The texts of a line on a page, from 1, that ends its block or not."""

    page: int
    texts: list[Box]
    is_last: bool


def turned_words(pages: Sheets) -> Iterator[TurnedWord]:
    """Each word that a page ends within, or of which a paragraph's last line has a few letters."""
    lines = [
        line
        for page, sheet in enumerate(pages.sheets(1), start=1)
        for line in _lines(page, body_of(sheet))
    ]
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        node, above = line.texts[-1].element, line.texts[-1].text.rstrip()
        if not above.endswith(_HYPHENS) or node is None or following.texts[0].element is not node:
            continue
        start, rest = _START.search(above[:-1]), _REST.match(following.texts[0].text)
        is_over_pages = line.page < following.page
        if start and rest and (is_over_pages or _is_stub(following)):
            own = "".join(
                box.text for one in lines[:number] for box in one.texts if box.element is node
            )
            letters = len(LETTERS.findall(own)) - len(start[0])
            yield TurnedWord(node, start[0] + rest[0], letters, is_over_pages)


def _is_stub(line: _Line) -> bool:
    """Whether a line ends its paragraph with the rest of a word of a few letters."""
    said = "".join(box.text for box in line.texts)
    return line.is_last and len(LETTERS.findall(said)) <= STUB and len(said.split()) == 1


def _lines(page: int, body: Box) -> Iterator[_Line]:
    for block in body.descendants():
        own = [line for line in getattr(block, "children", ()) if type(line) is boxes.LineBox]
        for line in own:
            texts = [
                box for box in line.descendants() if type(box) is boxes.TextBox and box.text.strip()
            ]
            if texts:
                yield _Line(page, texts, line is own[-1])
