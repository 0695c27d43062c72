"""Rows of a flex box as one paragraph: its items stand at tab stops."""

from __future__ import annotations

from exporter.styled import Element
from exporter.writers.word.flow import Block, Inline, Paragraph, Text
from exporter.writers.word.inlines import inlines_of, look_of
from exporter.writers.word.ooxml import twips
from exporter.writers.word.paragraph_format import Tab
from exporter.writers.word.setting import Scope, Setting
from exporter.writers.word.stacks import with_format


def is_row(element: Element) -> bool:
    """Whether all items of a flex box are text, so that one line can hold them."""
    return all(not child.elements or _is_inline(child) for child in element.elements)


def row_of(element: Element, setting: Setting, inner: Scope) -> tuple[Inline, ...]:
    """The items, with a tab between them."""
    tab = Text("\t", look_of(element))
    content: list[Inline] = []
    for item in element.elements:
        if content:
            content.append(tab)
        content += inlines_of([item], element, setting, inner)
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


def with_stops(blocks: tuple[Block, ...], stops: tuple[Tab, ...]) -> tuple[Block, ...]:
    """The row's paragraph with its tab stops."""
    return tuple(
        with_format(block, tabs=stops) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _is_inline(item: Element) -> bool:
    return all(
        child.style.display.startswith("inline") for child in item.walk() if child is not item
    )
