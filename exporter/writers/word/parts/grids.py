"""Tables and pictures as XML (ISO 29500-1, 17.4 and 20.4.2.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from exporter.writers.word.values.document import Block, Cell, Float, Picture, Row, Table
from exporter.writers.word.values.ooxml import NAMESPACES, Value, Xml, emu, make, w

SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # MS-ODRAWXML, 2.4.6


@dataclass(frozen=True)
class Placed:
    """A drawing's place in its file: a number of its own, the relation to its picture, and that to
    the same picture as SVG, if there is one."""

    number: int
    relation: str
    vector: str | None = None


def drawing(picture: Picture, placed: Placed) -> Xml:
    """The drawing of a picture part."""
    number = placed.number
    size: dict[str, Value] = {"cx": emu(picture.width), "cy": emu(picture.height)}
    name: dict[str, Value] = {"id": number, "name": f"Picture {number}", "descr": picture.alt}
    if picture.title:
        name["title"] = picture.title
    inline = make(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        make("wp:extent", size),
        make("wp:docPr", name),
        make("wp:cNvGraphicFramePr", None, make("a:graphicFrameLocks", {"noChangeAspect": 1})),
        make("a:graphic", None, _graphic(name, size, placed)),
    )
    return w("drawing", inline)


def _graphic(name: Mapping[str, Value], size: Mapping[str, Value], placed: Placed) -> Xml:
    return make(
        "a:graphicData",
        {"uri": NAMESPACES["pic"]},
        make(
            "pic:pic",
            None,
            make("pic:nvPicPr", None, make("pic:cNvPr", name), make("pic:cNvPicPr")),
            make(
                "pic:blipFill",
                None,
                make("a:blip", {"r:embed": placed.relation}, *_extensions(placed.vector)),
                make("a:stretch", None, make("a:fillRect")),
            ),
            make(
                "pic:spPr",
                None,
                make("a:xfrm", None, make("a:off", {"x": 0, "y": 0}), make("a:ext", size)),
                make("a:prstGeom", {"prst": "rect"}, make("a:avLst")),
            ),
        ),
    )


def _extensions(vector: str | None) -> Iterator[Xml]:
    """The picture as SVG, which readers that do not know it pass over."""
    if vector is not None:
        blip = make("asvg:svgBlip", {"r:embed": vector})
        yield make("a:extLst", None, make("a:ext", {"uri": SVG_EXTENSION}, blip))


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
