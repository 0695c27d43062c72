"""The elements that stand on a single page with all that is in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Node
from exporter.engine.pages.sheets import Sheets, body_of


def whole_on(pages: Sheets, page: int, root: Node) -> Iterator[Node]:
    """The outermost blocks of a document that stand on a page, no part of them on another."""
    first = max(page - 1, 1)
    near = list(islice(pages.sheets(first), page + 2 - first))
    here = near.pop(page - first)
    shown = {box.element for box in body_of(here).descendants() if _is_block(box)}
    parted = {box.element for sheet in near for box in body_of(sheet).descendants()}
    parted |= {body_of(sheet).element for sheet in near}
    below = [root]
    while below:
        node = below.pop()
        if node in shown and node not in parted:
            yield node
        elif node in shown or node in parted or node is root:
            below.extend(reversed(node))


def _is_block(box: object) -> bool:
    return isinstance(box, boxes.BlockLevelBox)
