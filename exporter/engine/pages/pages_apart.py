"""What stands on pages of its own kind (`page`), across all of their type area (CSS Page 3, 3.4).

WeasyPrint ends a page before it, but none behind it, nor where it stands in columns, and leaves it
in the margins of what is around it, which are made for other pages
(docs/decisions/weasyprint-pages-of-a-kind.md).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box
from exporter.engine.pages.parted import pieces_of


def set_pages_apart(root: Any) -> None:
    """Lift what has pages of its own up to the children of the body, whatever it stands in."""
    for box in (root, *root.descendants()):
        if box.is_table_wrapper and (table := box.get_wrapped_table()) is not None:
            box.style = box.style.copy()
            box.style["page"] = table.style["page"]
    for body in [child for child in root.children if child.element_tag == "body"]:
        pieces = [piece for child in body.children for piece in pieces_of(child, has_own_page)]
        last = next((piece for piece in reversed(pieces) if _is_seen(piece)), None)
        for piece, following in pairwise(pieces):
            if has_own_page(piece) and not has_own_page(following) and piece is not last:
                piece.style = piece.style.copy()
                piece.style["break_after"] = "page"
        body.children = pieces


def _is_seen(box: Any) -> bool:
    """Whether a box shows anything."""
    inside = (box, *box.descendants())
    return any(isinstance(one, boxes.TextBox | boxes.ReplacedBox) for one in inside)


def has_own_page(box: Box) -> bool:
    """Whether a box asks for pages of a kind."""
    return box.style["page"] not in ("", "auto")
