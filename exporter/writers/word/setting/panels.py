"""Panels that reach the edges of the first page, beyond the type area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.styled import Element, PageStyle, StyledDocument
from exporter.writers.word.setting.stacks import LOWEST_LINE, spacer
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.word_document import Block, Strip, Table

NEARLY = 0.5  # points


def strip_of(document: StyledDocument) -> Strip | None:
    """What a panel with which the document begins has above the type area; mostly there is none."""
    page, top = document.first_page, 0.0
    for element in _first_ones(document.body):
        margin = element.style.margin
        top += margin.top
        fill = element.style.background
        if fill and top <= NEARLY - page.margin.top and _reaches_sides(element, page):
            return Strip(page.width, page.margin.top, fill.hex)
    return None


def _reaches_sides(element: Element, page: PageStyle) -> bool:
    margin = element.style.margin
    return margin.left <= NEARLY - page.margin.left and margin.right <= NEARLY - page.margin.right


def _first_ones(element: Element) -> Iterator[Element]:
    """The first child in the flow, the first one of that, and so on."""
    shown = (child for child in element.elements if child.style.display != "none")
    first = next(shown, None)
    if first is not None and not first.style.display.startswith("inline"):
        yield first
        yield from _first_ones(first)


def begun(blocks: tuple[Block, ...], strip: Strip | None) -> tuple[Block, ...]:
    """The blocks of a document, a table that begins it below a low paragraph and the strip.

    LibreOffice sets a line of its own above such a table.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Table):
        return blocks
    low = replace(spacer(blocks, LOWEST_LINE), columns=first.columns)
    height = LOWEST_LINE + (twips(strip.height) if strip else 0)
    return (low, cropped(first, height), *blocks[1:])


def cropped(table: Table, height: int) -> Table:
    """A table without so much of the room above its first row, in twips."""
    row = table.rows[0]
    cells = tuple(
        replace(cell, padding=replace(cell.padding, top=max(cell.padding.top - height, 0)))
        for cell in row.cells
    )
    return replace(table, rows=(replace(row, cells=cells), *table.rows[1:]))
