"""Floats: what stands beside the text that follows it, as a table with a place (CSS 2.2, 9.5).

A table of one cell holds what is no table itself; Word's frames would do too, but LibreOffice loses
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from exporter.styled import Element, Points, Sides, Style
from exporter.writers.word.flow import Block, Cell, Float, Paragraph, Picture, Row, Table
from exporter.writers.word.inlines import look_of
from exporter.writers.word.ooxml import twips
from exporter.writers.word.pictures import picture_of
from exporter.writers.word.setting import Scope, Setting, extent
from exporter.writers.word.stacks import LOWEST_LINE, Stack, settled, spacer

SetBlock: TypeAlias = Callable[[Element, Setting, Scope], Stack]
SIDES = ("left", "right")


def is_float(child: Element | str) -> bool:
    """Whether a child stands beside what follows it."""
    return isinstance(child, Element) and child.style.float in SIDES


def floated(
    element: Element, setting: Setting, scope: Scope, set_block: SetBlock
) -> tuple[Table, ...]:
    """A float as a table that stands beside the text; nothing where there is nothing in it."""
    style, margin = element.style, element.style.margin
    room = max(scope.width - margin.left - margin.right, 0)
    wanted = extent(style.width, scope.width)
    beside = _edges(element)
    width = _natural(element, setting, scope) if wanted is None else wanted + beside
    bound = extent(style.max_width, scope.width)
    width = min([width, room, *([] if bound is None else [bound + beside])])
    inner = replace(scope.column_of(width), parent=scope.parent)
    stack = set_block(_bare(element), setting, inner)
    place = _place(style, scope, width)
    return tuple(replace(table, place=place) for table in _tables(stack, width))


def _place(style: Style, scope: Scope, width: float) -> Float:
    """Where a float of a width stands in its column."""
    margin, is_right = style.margin, style.float == "right"
    from_left = scope.left + margin.left
    from_right = scope.column - scope.right - margin.right - width
    x, gap = (from_right, margin.left) if is_right else (from_left, margin.right)
    return Float(twips(x), twips(margin.top), twips(gap), twips(margin.bottom), is_right)


def _tables(stack: Stack, width: float) -> Iterator[Table]:
    """The one table that a stack is, or a table of one cell that holds it."""
    if len(stack.blocks) == 1 and isinstance(table := stack.blocks[0], Table):
        yield table
    elif stack.blocks:
        cell = Cell(settled(stack), twips(width), Sides(0, 0, 0, 0))
        yield Table((Row((cell,), unbroken=True),), (twips(width),), 0)


def beside(floats: Sequence[Table], stacks: Iterable[Stack]) -> Iterator[Stack]:
    """Stacks, the first block of which has the last float beside it.

    The others stand at low paragraphs before it: Word makes one table of neighbours.
    """
    yield from (Stack((_anchor(table),)) for table in floats[:-1])
    waiting = list(floats[-1:])
    for stack in stacks:
        if waiting and stack.blocks:
            yield replace(stack, blocks=_anchored(stack.blocks, waiting.pop()))
        else:
            yield stack
    yield from (Stack((_anchor(table),)) for table in waiting)


def _anchored(blocks: tuple[Block, ...], table: Table) -> tuple[Block, ...]:
    """The blocks with a float at the first; a table can have none, so a low paragraph has it."""
    first = blocks[0]
    if isinstance(first, Paragraph) and not first.floated:
        return (replace(first, floated=table), *blocks[1:])
    return (_anchor(table), *blocks)


def _anchor(table: Table) -> Paragraph:
    return replace(spacer((table,), LOWEST_LINE), floated=table)


def _bare(element: Element) -> Element:
    """A float without what its place says of it."""
    none = Points(0)
    margin = Sides(none, none, none, none)
    style = replace(element.style, margin=margin, width=None, max_width=None, float="none")
    return replace(element, style=style)


def _edges(element: Element) -> float:
    """How much wider than its content an element is."""
    style = element.style
    lines = sum(edge.width for edge in (style.border.left, style.border.right) if edge.visible)
    return style.padding.left + style.padding.right + lines


def _natural(element: Element, setting: Setting, scope: Scope) -> float:
    """The width of the longest line when nothing is broken, edges included."""
    if element.tag == "img":
        shown = picture_of(element, look_of(element), None, setting, scope)
        return shown.width if isinstance(shown, Picture) else 0
    words = "".join(child for child in element.children if isinstance(child, str))
    line = setting.metrics.width(" ".join(words.split()), look_of(element))
    inner = [_natural(child, setting, scope) for child in element.elements]
    across = sum(inner) if _is_line(element) else max(inner, default=0)
    return max(line + across if _is_line(element) else line, across) + _edges(element)


def _is_line(element: Element) -> bool:
    return all(child.style.display.startswith("inline") for child in element.elements)
