"""Borders and backgrounds of boxes: as the borders of the paragraphs inside where Word can, else as
a table of one cell.

Word merges paragraphs with the same borders, background and edges into one box
(docs/decisions/word-merges-boxes.md).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias, TypeGuard

from exporter.styled import Edge, Element, Points, Style
from exporter.writers.word.setting.side_frames import with_frames_lowered
from exporter.writers.word.setting.stacks import (
    NUDGE,
    Stack,
    collapsed,
    lowered,
    raised,
    spacer,
    with_format,
)
from exporter.writers.word.values.ooxml import EIGHTHS_PER_POINT, TWIPS_PER_POINT, eighths, twips
from exporter.writers.word.values.paragraph_format import Border, Borders
from exporter.writers.word.values.word_document import Block, Paragraph

WIDEST_SPACE = 31  # points, ST_BorderSpace of Word
NARROWEST_LINE = 2  # eighths of a point
PAPER = "FFFFFF"
LINES = {
    "solid": "single",
    "dashed": "dashed",
    "dotted": "dotted",
    "double": "double",
    "groove": "threeDEngrave",
    "ridge": "threeDEmboss",
    "inset": "inset",
    "outset": "outset",
}
Ends: TypeAlias = tuple[int, int]
"""The indents, in reading direction and in twips, of what stands in a box."""

BLOCK_TAGS_BEYOND_BORDERS = frozenset({"table", "figure", "img", "hr"})


def is_box(style: Style) -> bool:
    """Whether an element paints a background or a border."""
    return style.background is not None or any(edge.visible for edge in edges_of(style))


def edges_of(style: Style) -> tuple[Edge, Edge, Edge, Edge]:
    """The four borders: top, right, bottom, left."""
    return style.border.top, style.border.right, style.border.bottom, style.border.left


def is_ruled_only(style: Style) -> bool:
    """Whether all that is painted is a rule above, below or both."""
    sides = style.border.left.visible or style.border.right.visible
    return style.background is None and not sides


def draws_ends(style: Style) -> bool:
    """Whether a box that is more than rules is closed above or below."""
    edges = style.border.top.visible or style.border.bottom.visible
    return not is_ruled_only(style) and (style.background is not None or edges)


def fits_paragraph_borders(element: Element) -> bool:
    """Whether what stands in a box are paragraphs whose left and right edges are all the same."""
    if not _within_reach(element.style):
        return False
    if is_ruled_only(element.style):
        return True
    return all(_keeps_edges(child, element.style.direction) for child in _blocks(element))


def _within_reach(style: Style) -> bool:
    return all(
        getattr(style.padding, side) < WIDEST_SPACE for side in ("top", "right", "bottom", "left")
    )


def _blocks(element: Element) -> Iterator[Element]:
    return (child for child in element.elements if not child.style.display.startswith("inline"))


def _keeps_edges(element: Element, direction: str) -> bool:
    """Whether the lines of a block begin and end where those of its box do."""
    style = element.style
    if element.tag in BLOCK_TAGS_BEYOND_BORDERS or is_box(style) or style.direction != direction:
        return False
    if style.margin.left or style.margin.right or style.width or style.max_width:
        return False
    before, after = style.padding.left, style.padding.right
    if direction == "rtl":
        before, after = after, before
    before = Points(before + min(style.text_indent, 0))  # where its first line begins
    if element.tag in ("ul", "ol"):
        return not after and all(_is_plain_item(item, direction) for item in element.elements)
    inner = (_keeps_edges(child, direction) for child in _blocks(element))
    return not before and not after and all(inner)


def _is_plain_item(item: Element, direction: str) -> bool:
    """Whether a list item is one paragraph; its marker then stands at the box's edge."""
    inner = tuple(_blocks(item))
    plain = not any(map(tuple, map(_blocks, inner))) and len(inner) <= 1
    marked = item.style.list_style != "none" and item.style.direction == direction
    return plain and marked and not is_box(item.style)


def enclosed(
    stack: Stack, style: Style, ends: Ends, parted: Collection[str], *, apart: bool = False
) -> Stack:
    """A container's blocks within its padding and paragraph borders, its own margins outside.

    `parted` are the parts of the article that a page or a column ends within
    (docs/decisions/word-rules-of-parted-paragraphs.md). Those that stand `apart` are not merged:
    each draws its own part of the box.
    """
    margins = style.margin
    if not stack.blocks:
        return Stack((), (margins.top, *stack.above, margins.bottom))
    blocks, above, below = stack.blocks, (margins.top, *stack.above), (*stack.below, margins.bottom)
    if style.border.top.visible or style.padding.top:
        distance = collapsed(stack.above) + style.padding.top
        blocks = _with_frames_raised(blocks, stack.above)
        blocks = _topped(blocks, style, distance, ends, parted)
        above = (margins.top,)
    if style.border.bottom.visible or style.padding.bottom:
        distance = collapsed(stack.below) + style.padding.bottom
        blocks = _bottomed(blocks, style, distance, ends, parted)
        below = (margins.bottom,)
    return Stack(_sided(blocks, style, apart=apart), above, below)


def _with_frames_raised(blocks: tuple[Block, ...], above: tuple[float, ...]) -> tuple[Block, ...]:
    """The blocks, what floats beside the first one at the edge that its margin does not pass."""
    return (with_frames_lowered(blocks[0], -twips(collapsed(above))), *blocks[1:])


def _topped(
    blocks: tuple[Block, ...], style: Style, distance: float, ends: Ends, parted: Collection[str]
) -> tuple[Block, ...]:
    """The blocks under the upper edge of a box, `distance` points below it."""
    first = blocks[0]
    if not _takes(first, "top", style, ends, parted):
        edge = _edge(style.border.top, 0, style)
        if edge is None:
            return lowered(blocks, twips(distance))
        low = with_format(_low(blocks, distance, ends), keep_next=isinstance(first, Paragraph))
        return (_bordered(low, top=edge), *blocks)
    inner = distance + first.format.before / TWIPS_PER_POINT
    edge = _edge(style.border.top, inner, style)
    if edge is None:
        return lowered(blocks, twips(distance))
    lost = _lost(inner, edge, style.border.top)
    bordered = with_format(_bordered(first, top=edge), before=lost)
    return (with_frames_lowered(bordered, twips(_edge_height(edge))), *blocks[1:])


def _low(blocks: tuple[Block, ...], height: float, ends: Ends) -> Paragraph:
    """An empty paragraph from one end of a box to the other.

    LibreOffice would merge its rule with that of text above, however far that stands from it.
    """
    return with_format(spacer(blocks, twips(height)), start=ends[0], end=ends[1] + NUDGE)


def _edge_height(edge: Border) -> float:
    return edge.space + edge.width / EIGHTHS_PER_POINT


def _bottomed(
    blocks: tuple[Block, ...], style: Style, distance: float, ends: Ends, parted: Collection[str]
) -> tuple[Block, ...]:
    """The blocks over the lower edge of a box, `distance` points above it."""
    last = blocks[-1]
    if not _takes(last, "bottom", style, ends, parted):
        edge = _edge(style.border.bottom, 0, style)
        if edge is None:
            return raised(blocks, twips(distance))
        return (*blocks, _bordered(_low(blocks, distance, ends), bottom=edge))
    inner = distance + last.format.after / TWIPS_PER_POINT
    edge = _edge(style.border.bottom, inner, style)
    if edge is None:
        return raised(blocks, twips(distance))
    lost = _lost(inner, edge, style.border.bottom)
    return (*blocks[:-1], with_format(_bordered(last, bottom=edge), after=lost))


def _takes(
    block: Block, side: str, style: Style, ends: Ends, parted: Collection[str]
) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph that can draw an edge of the box around it."""
    if not isinstance(block, Paragraph) or block.format.fill:
        return False
    within = (block.format.start, block.format.end) == ends and block.part not in parted
    if is_ruled_only(style) and not within:
        return False
    return getattr(block.format.borders, side) is None


def _lost(distance: float, edge: Border, drawn: Edge) -> int:
    """What rounding the space to whole points takes from the height, in twips."""
    wanted = distance + (drawn.width if drawn.visible else 0)
    return max(twips(wanted - edge.space - edge.width / EIGHTHS_PER_POINT), 0)


def _sided(blocks: tuple[Block, ...], style: Style, *, apart: bool) -> tuple[Block, ...]:
    """A box's paragraphs, each with all of its borders, so that Word sees one box, or its own."""
    if is_ruled_only(style):
        return blocks
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    borders = Borders(
        top=paragraphs[0].format.borders.top,
        left=_edge(style.border.left, style.padding.left, style),
        bottom=paragraphs[-1].format.borders.bottom,
        right=_edge(style.border.right, style.padding.right, style),
    )
    fill = style.background.hex if style.background else None
    return tuple(
        with_format(
            block,
            borders=replace(
                borders,
                top=borders.top if not apart or block is paragraphs[0] else None,
                bottom=borders.bottom if not apart or block is paragraphs[-1] else None,
            ),
            fill=fill,
        )
        for block in paragraphs
    )


def _bordered(paragraph: Paragraph, **edges: Border) -> Paragraph:
    return with_format(paragraph, borders=replace(paragraph.format.borders, **edges))


def _edge(edge: Edge, distance: float, style: Style) -> Border | None:
    """A border that stands `distance` points from the text; one of the fill's colour if invisible.

    Where a side is drawn and no fill, it has the paper's: a side reaches no farther than the text
    and what is drawn above and below it. `None` where there is nothing to draw.
    """
    if edge.visible:
        return border(edge, space=max(0, min(math.floor(distance), WIDEST_SPACE)))
    sides = style.border.left.visible or style.border.right.visible
    if not (style.background or sides) or eighths(distance) < NARROWEST_LINE:
        return None
    colour = style.background.hex if style.background else PAPER
    space = min(math.floor(distance - NARROWEST_LINE / EIGHTHS_PER_POINT), WIDEST_SPACE)
    width = eighths(distance - space)
    return Border("single", width, max(space, 0), colour)


def border(edge: Edge, space: int = 0) -> Border | None:
    """A CSS border as Word draws it, `space` points from the text; `None` for none."""
    if not edge.visible:
        return None
    width = max(eighths(edge.width), NARROWEST_LINE)
    return Border(LINES.get(edge.line, "single"), width, space, edge.colour.hex)
