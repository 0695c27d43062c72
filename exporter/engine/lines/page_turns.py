"""The words that the end of a page parts with a hyphen: who turns it has only half of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node
from exporter.engine.pages.sheets import Sheets, body_of

LETTERS = re.compile(r"[^\W\d_]")
_HYPHENS = ("-", "\u2010")
_START = re.compile(r"[^\W\d_]+$")
_REST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class TurnedWord:
    """A word within which a page ends; so many `letters` stand before it in its element's own text,
    without that of elements within."""

    node: Node
    word: str
    letters: int


def words_over_pages(pages: Sheets) -> Iterator[TurnedWord]:
    """Each word that a page ends within."""
    shown = [_texts(body_of(sheet)) for sheet in pages.sheets(1)]
    for number, (page, following) in enumerate(pairwise(shown), start=1):
        if not page or not following or page[-1].element is not following[0].element:
            continue
        node, above = page[-1].element, page[-1].text.rstrip()
        start, rest = _START.search(above[:-1]), _REST.match(following[0].text)
        if above.endswith(_HYPHENS) and start and rest and node is not None:
            own = [box.text for texts in shown[:number] for box in texts if box.element is node]
            letters = len(LETTERS.findall("".join(own))) - len(start[0])
            yield TurnedWord(node, start[0] + rest[0], letters)


def _texts(body: Box) -> list[Box]:
    return [
        box
        for line in body.descendants()
        if type(line) is boxes.LineBox
        for box in line.descendants()
        if type(box) is boxes.TextBox and box.text.strip()
    ]
