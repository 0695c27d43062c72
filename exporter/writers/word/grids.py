"""Tables as XML (ISO 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from exporter.writers.word.flow import Block, Cell, Float, Row, Table
from exporter.writers.word.ooxml import Xml, w

WriteBlocks: TypeAlias = Callable[[Iterable[Block]], Iterator[Xml]]
SIDES = ("top", "left", "bottom", "right")


def grid(table: Table, write_blocks: WriteBlocks) -> Xml:
    """A table with fixed columns; the style `TableNormal` adds nothing to what its cells say."""
    return w(
        "tbl",
        w(
            "tblPr",
            *([_float(table.place), w("tblOverlap", val="never")] if table.place else []),
            *([w("bidiVisual")] if table.right_to_left else []),
            w("tblW", w=sum(table.widths), type="dxa"),
            w("tblInd", w=table.indent, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in SIDES)),
            w("tblLook", val="0420", firstRow=_flag(table.rows[0].header), noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in table.widths)),
        *(_row(row, write_blocks) for row in table.rows),
    )


def _float(place: Float) -> Xml:
    """Where a table stands beside the text (17.4.57); Word takes a 0 for no place at all."""
    beside, away = ("left", "right") if place.is_right else ("right", "left")
    return w(
        "tblpPr",
        **{f"{beside}FromText": place.gap, f"{away}FromText": 0},
        topFromText=0,
        bottomFromText=place.below,
        vertAnchor="text",
        horzAnchor="text",
        tblpX=max(place.x, 1),
        tblpY=max(place.y, 1),
    )


def _flag(on: bool) -> int:
    return 1 if on else 0


def _row(row: Row, write_blocks: WriteBlocks) -> Xml:
    properties = [
        *([w("cantSplit")] if row.unbroken else []),
        *([w("tblHeader")] if row.header else []),
    ]
    cells = (_cell(cell, write_blocks) for cell in row.cells)
    return w("tr", *([w("trPr", *properties)] if properties else []), *cells)


def _cell(cell: Cell, write_blocks: WriteBlocks) -> Xml:
    edges = [
        edge.element(side) for side in SIDES if (edge := getattr(cell.borders, side)) is not None
    ]
    margins = (w(side, w=getattr(cell.padding, side), type="dxa") for side in SIDES)
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=cell.width, type="dxa"),
            *([w("tcBorders", *edges)] if edges else []),
            *([w("shd", val="clear", color="auto", fill=cell.fill)] if cell.fill else []),
            w("tcMar", *margins),
            w("vAlign", val=cell.vertical),
        ),
        *write_blocks(cell.blocks),
    )
