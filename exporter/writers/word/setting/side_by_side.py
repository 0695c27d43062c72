"""Flex boxes whose items share the room, or are boxes: a table of one row, without borders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from exporter.styled import Element, Points, Sides
from exporter.writers.word.setting.boxes import is_box
from exporter.writers.word.setting.context import Scope, SetBlock, WordContext, extent
from exporter.writers.word.setting.floats import natural_width
from exporter.writers.word.setting.set_paragraphs import paragraph_of
from exporter.writers.word.setting.stacks import settled
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.style_names import paragraph_name
from exporter.writers.word.values.word_document import Cell, Row, Table

SPARE = 2  # points beside what must stay one line: Word's widths of letters are not ours
VERTICAL = {"center": "center", "end": "bottom", "flex-end": "bottom"}


def needs_cells(element: Element) -> bool:
    """Whether the items of a flex box grow into the room that there is, or one is painted."""
    items = element.elements
    grow = [bool(item.style.flex_grow) for item in items]
    return bool(items) and (all(grow) or (any(grow) and any(is_box(item.style) for item in items)))


def is_crowded(element: Element, context: WordContext, inner: Scope) -> bool:
    """Whether the items of a flex box, of which one grows, have no room beside each other on a
    line."""
    items = element.elements
    gaps = (extent(element.style.column_gap, inner.width) or 0) * (len(items) - 1)
    natural = sum(natural_width(item, context, inner) for item in items)
    return any(item.style.flex_grow for item in items) and natural + gaps > inner.width


def side_by_side(
    element: Element, context: WordContext, inner: Scope, set_block: SetBlock
) -> Table:
    """The items as cells, as wide as they grow; the gap is the padding of all but the last."""
    gap = extent(element.style.column_gap, inner.width) or 0
    natural = [natural_width(item, context, inner) for item in element.elements]
    widths = _widths(element, natural, inner.width, gap)
    vertical = VERTICAL.get(element.style.align_items, "top")
    gaps = [*[gap] * (len(widths) - 1), 0]
    cells = tuple(
        _cell(item, context, inner.column_of(width), set_block, after, vertical)
        for item, width, after in zip(element.elements, widths, gaps, strict=True)
    )
    right_to_left = element.style.direction == "rtl"
    edge = twips(inner.edges(element.style.direction)[0])
    row = Row(cells, unbroken=True)
    return Table((row,), tuple(cell.width for cell in cells), edge, right_to_left=right_to_left)


def _widths(element: Element, natural: Sequence[float], room: float, gap: float) -> list[float]:
    """The items' widths, none wider than it may be: those that do not grow are as wide as they are.

    The others have their shares of the room that is left.
    """
    items = element.elements
    bounds = [extent(item.style.max_width, room) or math.inf for item in items]
    total = sum(item.style.flex_grow for item in items)
    fixed = [
        0 if item.style.flex_grow else min(width, bound)
        for item, width, bound in zip(items, natural, bounds, strict=True)
    ]
    left = room - gap * (len(items) - 1) - sum(fixed)
    return [
        width or min(left * item.style.flex_grow / total, bound)
        for item, width, bound in zip(items, fixed, bounds, strict=True)
    ]


def _cell(
    item: Element,
    context: WordContext,
    column: Scope,
    set_block: SetBlock,
    after: float,
    vertical: str,
) -> Cell:
    padding = item.style.padding
    if not item.style.flex_grow:
        far = "right" if item.style.direction == "ltr" else "left"
        padding = replace(padding, **{far: Points(max(getattr(padding, far) - SPARE, 0))})
    inside = replace(item, style=replace(item.style, width=None, max_width=None, padding=padding))
    blocks = settled(set_block(inside, context, column))
    start, end = (0, twips(after)) if item.style.direction == "ltr" else (twips(after), 0)
    return Cell(
        blocks or (paragraph_of(item, paragraph_name(item), (), column),),
        twips(column.width + after),
        Sides(0, end, 0, start),
        vertical=vertical,
    )
