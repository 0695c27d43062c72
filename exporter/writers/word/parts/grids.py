"""Tables and pictures as XML (ISO 29500-1, 17.4 and 20.4.2.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from docx.oxml.ns import nsmap

from exporter.writers.word.values.ooxml import Value, Xml, emu, make
from exporter.writers.word.values.word_document import Block, Cell, Float, Picture, Row, Table

DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # MS-ODRAWXML, 2.4.6


@dataclass(frozen=True)
class Placed:
    """A drawing's place in its file: a number of its own, the relation to its picture, and that to
    the same picture as SVG, if there is one."""

    number: int
    relation: str
    vector: str | None = None


def drawing(picture: Picture, placed: Placed, target: str | None = None) -> Xml:
    """The drawing of a picture part; `target` is the relation to where it leads, if anywhere."""
    size = {"cx": emu(picture.width), "cy": emu(picture.height)}
    name: dict[str, Value] = {
        "id": placed.number,
        "name": f"Picture {placed.number}",
        "descr": picture.alt,
        "title": picture.title or None,
    }
    clear = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    inline = make(
        "wp:inline",
        make("wp:extent", **size),
        make(
            "wp:docPr",
            *([make("a:hlinkClick", r_id=target)] if target else []),
            *([] if picture.alt else [decoration()]),
            **name,
        ),
        make("wp:cNvGraphicFramePr", make("a:graphicFrameLocks", noChangeAspect=1)),
        make("a:graphic", _graphic(name, size, placed)),
        **clear,
    )
    return make("w:drawing", inline)


def decoration() -> Xml:
    """Says that a picture says nothing to those who do not see it (MS-ODRAWXML, 2.5.5)."""
    mark = make("adec:decorative", val=1)
    return make("a:extLst", make("a:ext", mark, uri=DECORATIVE_EXTENSION))


def _graphic(name: Mapping[str, Value], size: Mapping[str, Value], placed: Placed) -> Xml:
    shape = make(
        "pic:spPr",
        make("a:xfrm", make("a:off", x=0, y=0), make("a:ext", **size)),
        make("a:prstGeom", make("a:avLst"), prst="rect"),
    )
    picture = make(
        "pic:pic",
        make("pic:nvPicPr", make("pic:cNvPr", **name), make("pic:cNvPicPr")),
        make("pic:blipFill", _blip(placed), make("a:stretch", make("a:fillRect"))),
        shape,
    )
    return make("a:graphicData", picture, uri=nsmap["pic"])


def _blip(placed: Placed) -> Xml:
    """What is shown: as SVG too, if there is one, which readers that do not know it pass over."""
    blip = make("a:blip", r_embed=placed.relation)
    if placed.vector is not None:
        vector = make("asvg:svgBlip", r_embed=placed.vector)
        blip.append(make("a:extLst", make("a:ext", vector, uri=SVG_EXTENSION)))
    return blip


WriteBlocks: TypeAlias = Callable[[Iterable[Block]], Iterator[Xml]]
SIDES = ("top", "left", "bottom", "right")
TURNED = ("top", "right", "bottom", "left")


def grid(table: Table, write_blocks: WriteBlocks) -> Xml:
    """A table with fixed columns; the style `TableNormal` adds nothing to what its cells say.

    LibreOffice indents no table whose columns run from the right: there each row begins a column
    later (17.4.15), which is as wide as the indent.
    """
    before = max(table.indent, 0) if table.right_to_left and not table.place else 0
    return make(
        "w:tbl",
        make(
            "w:tblPr",
            *([_float(table.place), make("w:tblOverlap", val="never")] if table.place else []),
            *([make("w:bidiVisual")] if table.right_to_left else []),
            make("w:tblW", w=before + sum(table.widths), type="dxa"),
            make("w:tblInd", w=table.indent - before, type="dxa"),
            make("w:tblLayout", type="fixed"),
            make("w:tblCellMar", *(make(f"w:{side}", w=0, type="dxa") for side in SIDES)),
            make("w:tblLook", val="0420", firstRow=_flag(table.rows[0].header), noVBand=1),
            *([make("w:tblCaption", val=table.title)] if table.title else []),
        ),
        make(
            "w:tblGrid",
            *([make("w:gridCol", w=before)] if before else []),
            *(make("w:gridCol", w=width) for width in table.widths),
        ),
        *(_row(row, before, table, write_blocks) for row in table.rows),
    )


def _float(place: Float) -> Xml:
    """Where a table stands beside the text (17.4.57); Word takes a 0 for no place at all.

    LibreOffice counts `tblpX` from the right where text is read from there; a side is a side.
    """
    beside, away = ("left", "right") if place.is_right else ("right", "left")
    by_side = place.right_to_left and place.outermost
    return make(
        "w:tblpPr",
        **{f"{beside}FromText": place.gap, f"{away}FromText": 0},
        topFromText=0,
        bottomFromText=place.below,
        vertAnchor="text",
        horzAnchor="text",
        tblpX=None if by_side else max(place.x, 1),
        tblpXSpec=away if by_side else None,
        tblpY=max(place.y, 1),
    )


def _flag(on: bool) -> int:
    return 1 if on else 0


def _row(row: Row, before: int, table: Table, write_blocks: WriteBlocks) -> Xml:
    later = [make("w:gridBefore", val=1), make("w:wBefore", w=before, type="dxa")]
    properties = [
        *(later if before else []),
        *([make("w:cantSplit")] if row.unbroken else []),
        *([make("w:tblHeader")] if row.header else []),
    ]
    cells = (_cell(cell, table, write_blocks) for cell in row.cells)
    return make("w:tr", *([make("w:trPr", *properties)] if properties else []), *cells)


def _cell(cell: Cell, table: Table, write_blocks: WriteBlocks) -> Xml:
    """A cell; in a table that runs from the right, its `left` border is where lines begin."""
    sides = tuple(zip(SIDES, TURNED if table.right_to_left else SIDES, strict=True))
    edges = [
        edge.element(side)
        for side, drawn in sides
        if (edge := getattr(cell.borders, drawn)) is not None
    ]
    margins = (make(f"w:{side}", w=getattr(cell.padding, side), type="dxa") for side in SIDES)
    return make(
        "w:tc",
        make(
            "w:tcPr",
            make("w:tcW", w=cell.width, type="dxa"),
            *([make("w:tcBorders", *edges)] if edges else []),
            *([make("w:shd", val="clear", color="auto", fill=cell.fill)] if cell.fill else []),
            make("w:tcMar", *margins),
            make("w:vAlign", val=cell.vertical),
        ),
        *write_blocks(cell.blocks),
    )
