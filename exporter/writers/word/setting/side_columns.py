"""A box beside the whole rest of a page: two columns of unequal width, a column break between them.

Word and LibreOffice set it where CSS does, with any rules in it and below any footnote
(docs/decisions/word-side-columns.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from exporter.styled import Element, Points, Sides
from exporter.writers.word.setting.column_boxes import after_break
from exporter.writers.word.setting.context import (
    Scope,
    WordContext,
    around_content,
    extent,
    footnotes_in,
)
from exporter.writers.word.setting.stacks import (
    LOWEST_LINE,
    Stack,
    collapsed,
    lowered,
    with_format,
)
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.word_document import Block, Columns, Paragraph, Table

SEVERAL = 2  # footnotes
FAR = 1_000_000  # twips: a table from right to left is placed from the other edge


def side_width(
    floats: Sequence[Element], rest: Sequence[Element | str], context: WordContext, inner: Scope
) -> float | None:
    """How wide a float on the left is, edges included, that all the rest of a page stands beside.

    `None` where it is anything else: text may flow around that, or go on on another page; and
    where columns would have several footnotes, of which LibreOffice takes some to pages of their
    own. Below a footnote it has no floating tables, so that there they are columns all the same.
    """
    (first, *others), one_page = floats, context.paging.last == 1
    width = extent(first.style.width, inner.width)
    if others or not (inner.on_page and one_page) or first.style.float != "left" or width is None:
        return None
    notes = _notes(rest)
    if notes >= SEVERAL and notes == context.notes:
        return None
    margin = first.style.margin
    border_box = width + around_content(first.style)
    taken = margin.left + border_box + margin.right
    follows = next((child for child in rest if isinstance(child, Element)), None)
    beside = follows is not None and margin.left >= 0 and taken <= _start(follows)
    return border_box if beside and first.style.direction == "ltr" else None


def _notes(content: Sequence[Element | str]) -> int:
    """How many footnotes content has."""
    return sum(footnotes_in(child) for child in content if isinstance(child, Element))


def _start(element: Element) -> float:
    """How far within its parent the text of a block begins."""
    return element.style.margin.left + element.style.padding.left


def without_place(element: Element) -> Element:
    """A float as the content of a column of its own."""
    none = Points(0)
    margin = Sides(none, none, none, none)
    style = replace(element.style, float="none", margin=margin, width=None, max_width=None)
    return replace(element, style=style)


def beside_rest(
    float_: Element, width: float, box: Stack, rest: Stack, inner: Scope
) -> Stack | None:
    """A box `width` points wide in the first column, what begins beyond it in the second.

    `None` where something between begins farther left, and so flows around it.
    """
    margin = float_.style.margin
    left = twips(inner.left + margin.left)
    beyond = left + twips(width)
    inside = tuple(takewhile(lambda block: _begins(block) >= beyond, rest.blocks))
    if not inside or any(_begins(block) >= beyond for block in rest.blocks[len(inside) :]):
        return None
    edge = min(map(_begins, inside))
    columns = Columns(2, edge - beyond, left, 0, (twips(width), twips(inner.column) - edge))
    above = collapsed(rest.above), margin.top + collapsed(box.above)
    low = LOWEST_LINE if isinstance(box.blocks[0], Table) else 0  # with which no column begins
    text = lowered(_shifted(inside, edge), twips(above[0] - min(above)) + low)
    both = (*lowered(box.blocks, twips(above[1] - min(above)) + low), *after_break(text))
    placed = (replace(block, columns=columns) for block in both)
    margins = min(above), -low / TWIPS_PER_POINT
    return Stack((*placed, *rest.blocks[len(inside) :]), margins, rest.below)


def _begins(block: Block) -> int:
    """How far from the left edge of the column a block begins, in twips."""
    if isinstance(block, Paragraph):
        return block.format.end if block.format.right_to_left else block.format.start
    return FAR if block.right_to_left else block.indent


def _shifted(blocks: tuple[Block, ...], edge: int) -> tuple[Block, ...]:
    """Blocks of a column that begins at an edge, in twips."""
    return tuple(_moved(block, edge) for block in blocks)


def _moved(block: Block, edge: int) -> Block:
    if not isinstance(block, Paragraph):
        return block if block.right_to_left else replace(block, indent=block.indent - edge)
    look = block.format
    if look.right_to_left:
        return with_format(block, end=look.end - edge)
    tabs = tuple(replace(tab, position=tab.position - edge) for tab in look.tabs)
    return with_format(block, start=look.start - edge, tabs=tabs)
