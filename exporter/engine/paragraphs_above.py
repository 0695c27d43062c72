"""The paragraphs above the foot of a column, from the top of the page before on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node, node_of
from exporter.engine.page_frames import frames_of
from exporter.engine.pages.sheets import Sheets, body_of

PARAGRAPHS = ("p", "li")


def paragraphs_above(pages: Sheets, page: int, column: int) -> list[Node]:
    """The elements of text that begin there and have several lines, the nearest first.

    `column` is the one at whose foot they are looked for; those in later columns are left out.
    """
    first = max(page - 1, 1)
    sheets = list(islice(pages.sheets(max(first - 1, 1)), page + 1 - max(first - 1, 1)))
    begun = {box.element for box in body_of(sheets.pop(0)).descendants()} if first > 1 else set()
    later = [frame.box for frame in frames_of(sheets[-1], page) if frame.index > column]
    begun |= {box.element for one in later for box in one.descendants()}
    shown = (box for sheet in sheets for box in body_of(sheet).descendants())
    nodes = [node_of(box) for box in shown if _is_paragraph(box) and box.element not in begun]
    return list(dict.fromkeys(reversed(nodes)))


def ends_in_a_word(pages: Sheets, nodes: Sequence[Node], first: int, last: int) -> set[Node]:
    """Those of some elements of text whose last line is a single word, on the pages between two."""
    ends: dict[Node, str] = {}
    for sheet in islice(pages.sheets(first), last + 1 - first):
        for box in body_of(sheet).descendants():
            if type(box) is boxes.BlockBox and box.element in nodes:
                lines = [child for child in box.children if isinstance(child, boxes.LineBox)]
                ends |= {node_of(box): _words(lines[-1])} if lines else {}
    return {node for node, words in ends.items() if len(words.split()) == 1}


def _words(line: Box) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))


def _is_paragraph(box: Box) -> bool:
    """Whether a box is that of a text of several lines, and of nothing else."""
    if type(box) is not boxes.BlockBox or box.element is None:
        return False
    inner = [child for child in box.children if child.is_in_normal_flow()]
    is_text = all(isinstance(child, boxes.LineBox) for child in inner)
    return box.element.tag in PARAGRAPHS and is_text and len(inner) > 1
