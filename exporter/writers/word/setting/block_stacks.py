"""The styled tree's blocks as stacks of Word paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby

from exporter.styled import Element, Style
from exporter.writers.word.setting.boxes import (
    draws_ends,
    enclosed,
    fits_paragraph_borders,
    is_box,
    is_ruled_only,
)
from exporter.writers.word.setting.celled_boxes import tabled
from exporter.writers.word.setting.column_boxes import (
    columned,
    has_columns,
    is_row,
    row_of,
    stops_of,
    with_stops,
)
from exporter.writers.word.setting.contents import is_contents, on_their_page, with_contents_field
from exporter.writers.word.setting.context import Scope, WordContext
from exporter.writers.word.setting.floats import beside, cleared, floated, is_float, joined
from exporter.writers.word.setting.initials import with_initial
from exporter.writers.word.setting.inlines import inlines_of, link_of
from exporter.writers.word.setting.list_items import itemised, series_of
from exporter.writers.word.setting.own_pages import has_own_pages, on_own_pages
from exporter.writers.word.setting.set_paragraphs import (
    PAGE_BREAKS,
    anchored,
    fragmented,
    held,
    paragraph_of,
)
from exporter.writers.word.setting.side_by_side import is_crowded, needs_cells, side_by_side
from exporter.writers.word.setting.side_columns import beside_rest, side_width, without_place
from exporter.writers.word.setting.stacks import Stack, pile, settled, with_format
from exporter.writers.word.setting.tables import table_of
from exporter.writers.word.setting.word_pictures import caption_of
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.style_names import (
    CONTAINERS,
    StyleName,
    continuation_name,
    paragraph_name,
)
from exporter.writers.word.values.word_document import Block, Inline, Table

LIST_TAGS = ("ul", "ol", "li")
LINES = "pre"
"""The element of lines that touch: each draws its part of the box around them."""


def blocks_of(body: Element, context: WordContext, scope: Scope) -> tuple[Block, ...]:
    """The blocks of a document, or of whatever else lets no margin through."""
    return settled(stack_of(body, context, scope))


def stack_of(element: Element, context: WordContext, scope: Scope) -> Stack:
    """An element and all that stands in it, one block below another."""
    if element.style.display == "none":
        return Stack()
    if has_own_pages(element, scope):
        return on_own_pages(element, context, scope, stack_of)
    if element.tag == "figure":
        scope = replace(scope, caption=caption_of(element))
    if link := link_of(element):
        scope = replace(scope, link=link)
    stack = _boxed(element, context, scope)
    blocks = fragmented(stack.blocks, element.style, context.paging.parted)
    if blocks and element.style.display == "list-item" and scope.series:
        blocks = itemised(blocks, element, scope.series, scope)
    anchor = element.attributes.get("id")
    if blocks and anchor in context.targets - context.bookmarks:
        blocks = anchored(blocks, anchor)
    return on_their_page(replace(stack, blocks=blocks), element, context)


def is_block(child: Element | str) -> bool:
    """Whether a child stands on lines of its own; what is hidden stands nowhere."""
    if isinstance(child, str) or child.style.float == "footnote" or child.style.display == "none":
        return False
    return is_float(child) or not child.style.display.startswith("inline")


def _boxed(element: Element, context: WordContext, scope: Scope) -> Stack:
    """An element with its borders and background: those of its paragraphs, or of a table."""
    style = element.style
    if style.display == "table":
        return table_of(element, context, scope, stack_of)
    if has_columns(element, scope):
        return columned(element, scope, lambda part, inner: _children(part, context, inner))
    if not is_box(style) or _fits_paragraphs(element, scope):
        inner = _inside(element, scope)
        start, end = map(twips, inner.edges(style.direction))
        content, apart = _content(element, context, inner), element.tag == LINES
        return enclosed(content, style, (start, end), context.paging.parted, apart=apart)
    outer, inner = scope.around(style), scope.within(style)
    column = replace(inner.column_of(inner.width), container=element)
    blocks = settled(_content(element, context, column))
    begins, _ = outer.edges(style.direction)
    return tabled(blocks, style, begins, outer.width, context)


def _fits_paragraphs(element: Element, scope: Scope) -> bool:
    """Whether paragraphs can draw a box: not several of them in columns, but lines of code.

    LibreOffice does not merge their borders there (docs/decisions/word-merges-boxes.md).
    """
    several = any(map(is_block, element.children)) and element.tag != LINES
    return not (
        scope.in_columns and draws_ends(element.style) and several
    ) and fits_paragraph_borders(element)


def _inside(element: Element, scope: Scope) -> Scope:
    """The content box of an element, and what its paragraphs take from it.

    A picture stands somewhere in the room around it, however wide it is itself.
    """
    if element.tag == "img":
        return scope.within(replace(element.style, width=None, max_width=None))
    inner = scope.within(element.style)
    if is_box(element.style) and not is_ruled_only(element.style):
        inner = replace(inner, box=inner, on_page=False)
    if element.tag not in LIST_TAGS and _changes_look(element, scope):
        inner = replace(inner, container=element, series=None)
    return inner


def _changes_look(element: Element, scope: Scope) -> bool:
    """Whether an element's paragraphs look unlike others, and so deserve a style of their own.

    Rules that part a section from others leave its text as it is.
    """
    is_apart = is_box(element.style) and not (
        element.tag == "section" and is_ruled_only(element.style)
    )
    if element.tag in CONTAINERS or is_apart:
        return True
    return scope.parent is not None and _type_of(element.style) != _type_of(scope.parent)


def _type_of(style: Style) -> tuple[object, ...]:
    return style.font_family, style.font_size, style.font_weight, style.italic, style.colour


def _content(element: Element, context: WordContext, inner: Scope) -> Stack:
    """What stands in an element whose content box is `inner`."""
    is_flex = element.style.display == "flex"
    if is_flex and (needs_cells(element) or is_crowded(element, context, inner)):
        return Stack((side_by_side(element, context, inner, stack_of),))
    if is_flex and is_row(element):
        row = _leaf(element, row_of(element, context, inner), inner)
        return replace(row, blocks=with_stops(row.blocks, element, stops_of(element, inner)))
    if element.tag == "img":
        return _leaf(element, inlines_of([element], element, context, inner), inner)
    if not any(map(is_block, element.children)):
        return _leaf(element, inlines_of(element.children, element, context, inner), inner)
    stack = pile(_children(element, context, inner))
    if is_contents(element):
        stack = replace(stack, blocks=with_contents_field(stack.blocks, context))
    return stack


def _children(element: Element, context: WordContext, inner: Scope) -> Iterator[Stack]:
    """The children's stacks; inlines among them make a paragraph without a margin."""
    if element.tag in ("ul", "ol"):
        inner = replace(inner, series=series_of(element, context, inner))
    floats: tuple[Table, ...] = ()
    above: tuple[float, ...] | None = None
    groups = [(kind, tuple(children)) for kind, children in groupby(element.children, _kind)]
    for number, (kind, children) in enumerate(groups, start=1):
        if kind == "float":
            rest = tuple(chain.from_iterable(later for _, later in groups[number:]))
            if not floats and (split := _beside_rest(children, rest, element, context, inner)):
                yield split
                return
            for child in _elements(children):
                floats = joined(floats, floated(child, context, inner, stack_of), inner)
        else:
            stacks = list(_in_flow(element, kind, children, context, inner))
            if any(stack.blocks for stack in stacks):
                stacks[0] = cleared(stacks[0], children[0], floats, above, context)
                stacks, floats = list(beside(floats, stacks, context.paging.parted, above)), ()
            above = stacks[-1].below if stacks and stacks[-1].blocks else above
            yield from stacks
    yield from beside(floats, (), context.paging.parted, above)


def _beside_rest(
    floats: Iterable[Element | str],
    rest: tuple[Element | str, ...],
    element: Element,
    context: WordContext,
    inner: Scope,
) -> Stack | None:
    """A float in a column beside all that follows; `None` where some of it may flow around."""
    boxes = tuple(_elements(floats))
    width = side_width(boxes, rest, context, inner)
    if width is None:
        return None
    box = stack_of(without_place(boxes[0]), context, inner.column_of(width))
    below = pile(_children(replace(element, children=rest), context, inner))
    return beside_rest(boxes[0], width, box, below, inner) if box.blocks else below


def _kind(child: Element | str) -> str:
    """What the children of a block are set in: a float, a block of their own, or a line."""
    if is_float(child):
        return "float"
    return "block" if is_block(child) else "line"


def _in_flow(
    element: Element,
    kind: str,
    children: Iterable[Element | str],
    context: WordContext,
    inner: Scope,
) -> Iterator[Stack]:
    """Neighbours of one kind, one below another."""
    if kind == "block":
        shown = tuple(_elements(children))
        stay = [after.style.break_before.startswith("avoid") for after in shown[1:]]
        for child, with_next in zip(shown, [*stay, False], strict=True):
            stack = stack_of(child, context, inner)
            yield replace(stack, blocks=held(stack.blocks)) if with_next else stack
        return
    content = inlines_of(children, element, context, inner)
    anonymous = _leaf(element, content, inner) if content else Stack()
    yield Stack(anonymous.blocks)


def _elements(children: Iterable[Element | str]) -> Iterator[Element]:
    return (child for child in children if isinstance(child, Element))


def _leaf(element: Element, content: tuple[Inline, ...], inner: Scope) -> Stack:
    """A paragraph; nothing at all where there is no content, no border to draw, no page to end."""
    ends_page = not content and element.style.break_after in PAGE_BREAKS
    if not content and not ends_page and not is_box(element.style):
        return Stack()
    paragraph = with_initial(paragraph_of(element, _name(element, inner), content, inner), element)
    if ends_page:
        paragraph = with_format(paragraph, page_break_before=True, counted=False)
    height = 0 if content else paragraph.format.line / TWIPS_PER_POINT
    return Stack((paragraph,), (), (-height,))


def _name(element: Element, inner: Scope) -> StyleName:
    if inner.series and (element.tag == "li" or not element.classes):
        return continuation_name(inner.container, inner.series.depth)
    return paragraph_name(element, inner.container)
