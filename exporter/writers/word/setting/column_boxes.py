"""Boxes of several columns, what spans all of them, and rows of a flex box."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby, takewhile
from typing import TypeAlias

from exporter.styled import Edge, Element, Points, Style
from exporter.writers.word.setting.boxes import is_box
from exporter.writers.word.setting.context import Scope, WordContext, extent
from exporter.writers.word.setting.inlines import inlines_of, look_of
from exporter.writers.word.setting.stacks import (
    LOWEST_LINE,
    Stack,
    collapsed,
    has_frame,
    pile,
    spacer,
    with_format,
)
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.paragraph_format import Tab
from exporter.writers.word.values.word_document import (
    Block,
    Columns,
    Inline,
    Paragraph,
    Table,
    Text,
    paragraphs_of,
)

SetChildren: TypeAlias = Callable[[Element, Scope], Iterator[Stack]]


def has_columns(element: Element, scope: Scope) -> bool:
    """Whether an element stands in columns, and where Word can set them: not inside of a box."""
    if not asks_for_columns(element.style) or not scope.on_page or is_box(element.style):
        return False
    return _count(element.style, scope.within(element.style).width) > 1


def asks_for_columns(style: Style) -> bool:
    """Whether a style asks for several columns, or for as many as there is room for."""
    return style.columns is None or style.columns > 1


def _count(style: Style, room: float) -> int:
    """How many columns stand in some room (CSS Multi-column Layout 1, 3.4)."""
    if style.column_width is None:
        return style.columns or 1
    gap = _gap(style, room)
    pitch = style.column_width + gap
    fitting = max(1, math.floor((room + gap) / pitch)) if pitch else 1
    return fitting if style.columns is None else min(style.columns, fitting)


def _gap(style: Style, room: float) -> float:
    return extent(style.column_gap, room) or 0


def columned(element: Element, scope: Scope, set_children: SetChildren) -> Stack:
    """The children of an element in its columns, those that span them all across."""
    inner = scope.within(element.style)
    pieces = (piece for child in element.children for piece in _pieces(child))
    groups = groupby(pieces, key=_spans)
    stacks = (
        _group(replace(element, children=tuple(children)), inner, spans, set_children)
        for spans, children in groups
    )
    body = pile(stacks)
    margins = element.style.margin
    return Stack(body.blocks, (margins.top, *body.above), (*body.below, margins.bottom))


def _group(element: Element, inner: Scope, spans: bool, set_children: SetChildren) -> Stack:
    """Children that follow each other, in columns or across them."""
    gap = _gap(element.style, inner.width)
    count = 1 if spans else _count(element.style, inner.width)
    width = (inner.width - gap * (count - 1)) / count
    columns = Columns(count, twips(gap), twips(inner.left), twips(inner.right))
    scope = replace(
        inner, column=Points(width), left=0, right=0, on_page=False, in_columns=count > 1
    )
    stack = pile(set_children(element, scope))
    if count > 1:
        stack = _begun(replace(stack, blocks=_ended(stack.blocks)))
    return replace(stack, blocks=in_section(stack.blocks, columns))


def in_section(blocks: Iterable[Block], columns: Columns) -> tuple[Block, ...]:
    """The blocks in a section of some columns, but those that have pages of their own."""
    return tuple(
        block if block.columns and block.columns.page else replace(block, columns=columns)
        for block in blocks
    )


def _pieces(child: Element | str) -> Iterator[Element | str]:
    """A child parted where something in it spans the columns: what is before, it, what is after."""
    if isinstance(child, str) or not any(map(_spans, child.walk())) or _spans(child):
        yield child
        return
    inner = [piece for one in child.children for piece in _pieces(one)]
    groups = [(spans, tuple(group)) for spans, group in groupby(inner, key=_spans)]
    for number, (spans, group) in enumerate(groups):
        if spans:
            yield from group
        elif any(isinstance(one, Element) or one.strip() for one in group):
            yield _part(child, group, is_first=number == 0, is_last=number == len(groups) - 1)


def _part(
    element: Element, children: tuple[Element | str, ...], *, is_first: bool, is_last: bool
) -> Element:
    """A part of an element, with edges and a name only where it begins, and edges where it ends."""
    style, none = element.style, Points(0)
    for side in [name for name, ends in (("top", is_first), ("bottom", is_last)) if not ends]:
        style = replace(
            style,
            margin=replace(style.margin, **{side: none}),
            padding=replace(style.padding, **{side: none}),
            border=replace(style.border, **{side: Edge(none, "none", style.colour)}),
        )
    named = element.attributes.items()
    attributes = {name: value for name, value in named if is_first or name != "id"}
    return replace(element, style=style, children=children, attributes=attributes)


def _begun(stack: Stack) -> Stack:
    """What stands in columns, the space above it in the first one: no margin passes their edge.

    LibreOffice sets the space above a paragraph over all columns, and a line above a table.
    """
    above, begins = collapsed(stack.above), isinstance(next(iter(stack.blocks), None), Table)
    if not stack.blocks or (twips(above) < LOWEST_LINE and not begins):
        return stack
    low = with_format(spacer(stack.blocks, twips(above)), keep_next=True)
    rest = min(above - LOWEST_LINE / TWIPS_PER_POINT, 0)
    return Stack((low, *stack.blocks), (rest,), stack.below)


def _ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks that end in columns: of the last paragraph, and the headings above it, any line may go
    on in the next column.

    LibreOffice gives up to level columns that end with what it may not part
    (docs/decisions/word-level-columns.md), and loses the place of frames in those that it levels.
    """
    if len(blocks) == 1 or not all(map(_is_bare, blocks)):
        return blocks
    kept = tuple(takewhile(_leads_on, reversed(blocks[:-1])))
    free = (_free(block) for block in (*reversed(kept), *blocks[-1:]))
    return (*blocks[: -1 - len(kept)], *free)


def _is_bare(block: Block) -> bool:
    return isinstance(block, Table) or not has_frame(block)


def _leads_on(block: Block) -> bool:
    """Whether a paragraph is kept with the next one, as a heading is."""
    return isinstance(block, Paragraph) and block.format.keep_next


def _free(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return with_format(block, keep_next=False, keep_lines=False, widow_control=False)


def after_break(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the first of them in the next column; a table has a low paragraph before it."""
    first = blocks[0]
    if isinstance(first, Paragraph):
        return (replace(first, begins_column=True), *blocks[1:])
    return (replace(spacer(blocks, LOWEST_LINE), begins_column=True), *blocks)


def level_begun(blocks: tuple[Block, ...], level: Collection[str]) -> tuple[Block, ...]:
    """The blocks, of which the `level` parts of the article begin a column of their section.

    LibreOffice levels no columns that call notes (docs/decisions/word-level-columns.md).
    """
    begun: list[Block] = []
    left = set(level)
    for block in blocks:
        parts = [one.part for one in paragraphs_of((block,)) if one.part in left]
        if parts and block.columns and block.columns.count > 1:
            left.difference_update(parts)
            begun += in_section(after_break((_topmost(block),)), block.columns)
        else:
            begun.append(block)
    return tuple(begun)


def _topmost(block: Block) -> Block:
    """A block without the space above it, as at the top of a column."""
    return with_format(block, before=0) if isinstance(block, Paragraph) else block


def _spans(child: Element | str) -> bool:
    return isinstance(child, Element) and child.style.column_span


def is_row(element: Element) -> bool:
    """Whether all items of a flex box are text, so that one line can hold them."""
    return all(not child.elements or _is_inline(child) for child in element.elements)


def row_of(element: Element, context: WordContext, inner: Scope) -> tuple[Inline, ...]:
    """The items, with a tab between them."""
    tab = Text("\t", look_of(element))
    content: list[Inline] = []
    for item in element.elements:
        if content:
            content.append(tab)
        content += inlines_of([item], element, context, inner)
    return tuple(content)


def stops_of(element: Element, inner: Scope) -> tuple[Tab, ...]:
    """The tab stops of a row: the last item ends at the right edge, others stand in the middle."""
    start, end = inner.edges(element.style.direction)
    between = len(element.elements) - 1
    room = inner.column - start - end
    return tuple(
        Tab("right" if number == between else "center", twips(start + room * number / between))
        for number in range(1, between + 1)
    )


def with_stops(
    blocks: tuple[Block, ...], element: Element, stops: tuple[Tab, ...]
) -> tuple[Block, ...]:
    """The row's paragraph with its tab stops; the largest item has its line."""
    looks = [look_of(item) for item in element.elements]
    largest = max(looks, key=lambda look: look.size, default=look_of(element))
    return tuple(
        replace(with_format(block, tabs=stops), look=largest)
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def _is_inline(item: Element) -> bool:
    return all(
        child.style.display.startswith("inline") for child in item.walk() if child is not item
    )
