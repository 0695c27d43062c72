"""The house's tables as a table style, which a new table takes (ISO 29500-1, 17.7.6).

The tables of an article say all of their look in their cells; this one is for those that an
editor adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.writers.word.values.ooxml import Xml, make
from exporter.writers.word.values.paragraph_format import Border, paragraph_properties
from exporter.writers.word.values.run_format import run_properties
from exporter.writers.word.values.style_names import NORMAL, StyleName
from exporter.writers.word.values.stylesheet import ParagraphStyle, Stylesheet
from exporter.writers.word.values.word_document import Block, Cell, Paragraph, Row, Table

HOUSE_TABLE = StyleName("House Table")
PLAIN_TABLE = "TableNormal"
MARGINS = ("top", "left", "bottom", "right")


def grids(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables with a head and rows below it, in cells too; those that lay out text have none."""
    for block in blocks:
        if isinstance(block, Table):
            if block.rows[0].header and len(block.rows) > 1:
                yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from grids(cell.blocks)


def table_style(table: Table, sheet: Stylesheet) -> Xml:
    """The style of tables that look like one with a head."""
    head, body, last = table.rows[0], table.rows[1], table.rows[-1]
    edges = {
        "top": head.cells[0].borders.top,
        "bottom": last.cells[0].borders.bottom,
        "insideH": _between(body, last),
    }
    return make(
        "w:style",
        make("w:name", val=HOUSE_TABLE.stored),
        make("w:basedOn", val=PLAIN_TABLE),
        make("w:uiPriority", val=1),
        make("w:qFormat"),
        *_text(body.cells[0], sheet.paragraph_styles[NORMAL.id], sheet),
        make("w:tblPr", *_borders("w:tblBorders", edges), _margins(body.cells[0])),
        _head(head.cells[0], body.cells[0], sheet),
        type="table",
        customStyle=1,
        styleId=HOUSE_TABLE.id,
    )


def _between(body: Row, last: Row) -> Border | None:
    """The rule between rows; there is none where no two can be told from the last one."""
    return body.cells[0].borders.bottom if body is not last else None


def _head(head: Cell, body: Cell, sheet: Stylesheet) -> Xml:
    """What sets the first row apart: it is repeated on each page."""
    fill = [make("w:shd", val="clear", color="auto", fill=head.fill)] if head.fill else []
    rule = _borders("w:tcBorders", {"bottom": head.borders.bottom})
    return make(
        "w:tblStylePr",
        *_text(head, _style_in(body, sheet), sheet),
        make("w:trPr", make("w:tblHeader")),
        make("w:tcPr", *rule, *fill, make("w:vAlign", val=head.vertical)),
        type="firstRow",
    )


def _text(cell: Cell, base: ParagraphStyle, sheet: Stylesheet) -> Iterator[Xml]:
    """What the text of a cell adds to a style."""
    style, below = _style_in(cell, sheet), base.format
    plain = replace(style.format, keep_next=below.keep_next, keep_lines=below.keep_lines)
    layout, text = paragraph_properties(plain, below), run_properties(style.look, base.look)
    yield from [make("w:pPr", *layout)] if layout else []
    yield from [make("w:rPr", *text)] if text else []


def _style_in(cell: Cell, sheet: Stylesheet) -> ParagraphStyle:
    """The style of a cell's first paragraph."""
    names = (block.name for block in cell.blocks if isinstance(block, Paragraph))
    return sheet.paragraph_styles[next(names, NORMAL).id]


def _borders(name: str, edges: dict[str, Border | None]) -> list[Xml]:
    drawn = [edge.element(side) for side, edge in edges.items() if edge]
    return [make(name, *drawn)] if drawn else []


def _margins(cell: Cell) -> Xml:
    sides = (make(f"w:{side}", w=getattr(cell.padding, side), type="dxa") for side in MARGINS)
    return make("w:tblCellMar", *sides)
