"""Tables: header rows that repeat, columns as wide as in the PDF."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from exporter.styled import Edge, Element, Points, Sides, Style
from exporter.writers.word.setting.boxes import border
from exporter.writers.word.setting.context import Scope, SetBlock, WordContext
from exporter.writers.word.setting.set_paragraphs import paragraph_of
from exporter.writers.word.setting.stacks import Stack, pile, settled, with_format
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.paragraph_format import Border, Borders
from exporter.writers.word.values.style_names import paragraph_name
from exporter.writers.word.values.word_document import Cell, Paragraph, Row, Table

Kept = TypeVar("Kept", Stack, Cell)
VERTICAL = {"middle": "center", "bottom": "bottom"}


def table_of(element: Element, context: WordContext, scope: Scope, set_block: SetBlock) -> Stack:
    """A table with its caption above it."""
    inner = replace(scope.around(element.style), container=None, series=None, box=None)
    captions = [child for child in element.elements if child.tag == "caption"]
    heads = [_with_next(set_block(caption, context, inner)) for caption in captions]
    rows = tuple(_rows_of(element))
    grids = [_Grid(element, rows, context, inner, set_block).table()] if rows else []
    body = pile([*heads, *(Stack((grid,)) for grid in grids)])
    margins = element.style.margin
    return Stack(body.blocks, (margins.top, *body.above), (*body.below, margins.bottom))


def _with_next(part: Kept) -> Kept:
    """A caption or a cell that stands on the page of what follows it."""
    blocks = (
        with_format(block, keep_next=True) if isinstance(block, Paragraph) else block
        for block in part.blocks
    )
    return replace(part, blocks=tuple(blocks))


def _rows_of(element: Element) -> Iterator[Element]:
    for child in element.elements:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows_of(child)


@dataclass(frozen=True)
class _Grid:
    """A table being set: its rows in order, and where it stands."""

    element: Element
    rows: Sequence[Element]
    context: WordContext
    inner: Scope
    set_block: SetBlock

    def table(self) -> Table:
        """The table with its cells set."""
        style = self.element.style
        return Table(
            tuple(self._row(row, number) for number, row in enumerate(self.rows)),
            tuple(map(twips, self._widths)),
            twips(self.inner.edges(style.direction)[0]),
            right_to_left=style.direction == "rtl",
            title=self._title,
        )

    @property
    def _title(self) -> str:
        """The words of the caption on one line, or else those that head the columns."""
        captions = (child.text for child in self.element.elements if child.tag == "caption")
        caption = " ".join(" ".join(captions).split())
        heads = (" ".join(cell.text.split()) for cell in self.rows[0].elements)
        return caption or ", ".join(filter(None, heads))

    @functools.cached_property
    def _widths(self) -> tuple[float, ...]:
        columns = max(len(row.elements) for row in self.rows)
        each = self.inner.width / max(columns, 1)
        return self.element.column_widths or (each,) * columns

    def _row(self, row: Element, number: int) -> Row:
        cells = zip(row.elements, self._widths, strict=False)
        header = all(cell.tag == "th" for cell in row.elements)
        set_cells = (self._cell(cell, width, row, number) for cell, width in cells)
        with_next = header or self._keeps_next(row, number)
        return Row(
            tuple(_with_next(cell) if with_next else cell for cell in set_cells),
            header=header,
            unbroken=row.style.break_inside.startswith("avoid"),
        )

    def _keeps_next(self, row: Element, number: int) -> bool:
        """Whether no page may end below a row: one of a whole table, or one that says so itself."""
        is_whole = self.element.style.break_inside.startswith("avoid")
        is_last = number == len(self.rows) - 1
        return not is_last and (is_whole or row.style.break_after.startswith("avoid"))

    def _cell(self, cell: Element, width: float, row: Element, number: int) -> Cell:
        padding, background = cell.style.padding, cell.style.background or row.style.background
        column = self.inner.column_of(width - padding.left - padding.right)
        scope = replace(column, container=cell)
        blocks = settled(self.set_block(_bare(cell), self.context, scope))
        return Cell(
            blocks or (paragraph_of(cell, paragraph_name(cell), (), column),),
            twips(width),
            Sides(*map(twips, (padding.top, padding.right, padding.bottom, padding.left))),
            self._borders(cell.style, row.style, number),
            background.hex if background else None,
            VERTICAL.get(cell.style.vertical_align, "top"),
        )

    def _borders(self, cell: Style, row: Style, number: int) -> Borders:
        """Collapsed borders: the widest of the cell's, its row's and at the rim the table's."""
        rim = self.element.style.border
        above = (rim.top,) if number == 0 else ()
        below = (rim.bottom,) if number == len(self.rows) - 1 else ()
        return Borders(
            top=_widest(cell.border.top, row.border.top, *above),
            left=border(cell.border.left),
            bottom=_widest(cell.border.bottom, row.border.bottom, *below),
            right=border(cell.border.right),
        )


def _widest(*edges: Edge) -> Border | None:
    return border(max(edges, key=lambda edge: edge.width if edge.visible else 0))


def _bare(cell: Element) -> Element:
    """A cell without what the table itself draws and keeps clear."""
    none = Points(0)
    nothing = Sides(none, none, none, none)
    edges = Sides(*[Edge(none, "none", cell.style.colour)] * 4)
    style = replace(cell.style, margin=nothing, padding=nothing, border=edges, background=None)
    return replace(cell, style=replace(style, width=None, max_width=None))
