"""Flex boxes whose items share the room: a table of one row, without borders."""

from __future__ import annotations

from exporter.styled import Element, Sides
from exporter.writers.word.setting.context import Scope, SetBlock, WordContext, extent
from exporter.writers.word.setting.paragraphs import paragraph_of
from exporter.writers.word.setting.stacks import settled
from exporter.writers.word.values.document import Cell, Row, Table
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.style_names import paragraph_name


def shares_room(element: Element) -> bool:
    """Whether the items of a flex box grow into the room that there is."""
    return bool(element.elements) and all(item.style.flex_grow for item in element.elements)


def side_by_side(
    element: Element, context: WordContext, inner: Scope, set_block: SetBlock
) -> Table:
    """The items as cells, as wide as they grow; the gap is the padding of all but the last."""
    gap = extent(element.style.column_gap, inner.width) or 0
    widths = _widths(element, inner.width, gap)
    gaps = [*[gap] * (len(widths) - 1), 0]
    cells = tuple(
        _cell(item, context, inner.column_of(width), set_block, after)
        for item, width, after in zip(element.elements, widths, gaps, strict=True)
    )
    right_to_left = element.style.direction == "rtl"
    edge = twips(inner.edges(element.style.direction)[0])
    row = Row(cells, unbroken=True)
    return Table((row,), tuple(cell.width for cell in cells), edge, right_to_left=right_to_left)


def _widths(element: Element, room: float, gap: float) -> list[float]:
    """The items' widths: their shares of the room, none wider than it may be."""
    items = element.elements
    total = sum(item.style.flex_grow for item in items)
    left = room - gap * (len(items) - 1)
    widths = (left * item.style.flex_grow / total for item in items)
    bounds = (extent(item.style.max_width, room) for item in items)
    return [
        width if bound is None else min(width, bound)
        for width, bound in zip(widths, bounds, strict=True)
    ]


def _cell(
    item: Element, context: WordContext, column: Scope, set_block: SetBlock, after: float
) -> Cell:
    blocks = settled(set_block(item, context, column))
    start, end = (0, twips(after)) if item.style.direction == "ltr" else (twips(after), 0)
    return Cell(
        blocks or (paragraph_of(item, paragraph_name(item), (), column),),
        twips(column.width + after),
        Sides(0, end, 0, start),
    )
