"""Boxes in columns as CSS has them, where WeasyPrint has less (CSS Multi-column Layout 1, 3, 6.1).

One column is none: WeasyPrint would balance it, and cut off what floats in it. What spans all
columns does so at whatever depth: WeasyPrint knows only children of the box with the columns. What
ends a page ends it, and not the column alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box
from exporter.engine.pages.parted import has_columns, part_of, pieces_of

PAGE = ("page", "always", "left", "right", "recto", "verso")


def set_columns_right(root: Box) -> None:
    """Make boxes with one column plain, and lift what spans columns up to where it can."""
    for box in (root, *root.descendants()):
        if box.is_table_wrapper and (table := box.get_wrapped_table()) is not None:
            box.style = box.style.copy()
            box.style["column_span"] = table.style["column_span"]
    for box in (root, *root.descendants()):
        if _is_single(box):
            box.style["column_count"] = "auto"
        elif has_columns(box):
            _lift(box)
    for box in (root, *root.descendants()):
        if any(has_columns(child) for child in getattr(box, "children", ())):
            box.children = [part for child in box.children for part in _by_pages(child)]


def _by_pages(box: Any) -> Iterator[Box]:
    """A box with columns as one for the pages before each that the author ends, and one after."""
    if not has_columns(box) or not any(map(_ends_page, box.descendants())):
        yield box
        return
    pieces = [piece for child in box.children for piece in pieces_of(child, _ends_page)]
    ends = [number for number, piece in enumerate(pieces[:-1], start=1) if _ends_page(piece)]
    bounds = [0, *ends, len(pieces)]
    for number, (start, stop) in enumerate(pairwise(bounds)):
        is_last = stop == len(pieces)
        part: Any = part_of(box, pieces[start:stop], is_first=not number, is_last=is_last)
        if number:
            part.style = part.style.copy()
            part.style["break_before"] = "page"
        yield part


def _ends_page(box: Box) -> bool:
    return bool(box.style["break_after"] in PAGE)


def _is_single(box: Box) -> bool:
    return bool(box.style["column_count"] == 1 and box.style["column_width"] == "auto")


def _lift(box: Any) -> None:
    """Give a box with columns what spans them as its own children."""
    pieces = [piece for child in box.children for piece in pieces_of(child, _spans)]
    box.children = list(_kept_together(box, pieces))


def _kept_together(box: Any, pieces: list[Box]) -> Iterator[Box]:
    """The pieces; what spans the columns and stays with what follows is in one box with it."""
    waiting: list[Box] = []
    for piece in pieces:
        waiting.append(piece)
        if _spans(piece) and piece.style["break_after"] in ("avoid", "avoid-page"):
            continue
        if len(waiting) > 1 and _spans(piece):
            together = boxes.BlockBox.anonymous_from(box, waiting)
            together.style["column_span"] = "all"
            yield together
        else:
            yield from waiting
        waiting = []
    yield from waiting


def _spans(box: Box) -> bool:
    return bool(box.style["column_span"] == "all")
