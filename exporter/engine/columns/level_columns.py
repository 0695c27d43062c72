"""Columns that are level, since something stands below them, and call the one note of their page.

docs/decisions/word-level-columns.md says what a word processor makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import CALL, Box, Node, attribute
from exporter.engine.pages.sheets import body_of, notes_of


def level_starts(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article with which later ones of such columns begin; none where one goes on
    there from the column before."""
    starts = (
        part
        for sheet in sheets
        for columns in _level(body_of(sheet))
        if len(notes_of(sheet)) == 1 and _calls(columns)
        for before, column in pairwise(columns)
        if (part := _start(column, _nodes(before)))
    )
    return frozenset(starts)


def _level(body: Box) -> Iterator[list[Box]]:
    """Columns beside each other that something stands below."""
    for box in (body, *body.descendants()):
        inside = getattr(box, "children", ())
        groups = [(is_column, list(group)) for is_column, group in groupby(inside, key=_is_column)]
        yield from (columns for is_column, columns in groups[:-1] if is_column)


def _is_column(box: Box) -> bool:
    return isinstance(box, boxes.BlockBox) and box.is_column


def _start(column: Box, before: set[Node]) -> str | None:
    """The part that begins with a column; `None` where one goes on in it."""
    box = column
    while inside := [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]:
        box = inside[0]
        part = attribute(box, "data-part")
        if part and box.element not in before:
            return part
    return None


def _calls(columns: Iterable[Box]) -> bool:
    """Whether a note is called in some columns."""
    inside = (box for column in columns for box in column.descendants())
    return any(CALL in (box.element_tag or "") for box in inside)


def _nodes(box: Box) -> set[Node]:
    """The elements whose boxes stand in one."""
    return {one.element for one in box.descendants() if one.element is not None}
