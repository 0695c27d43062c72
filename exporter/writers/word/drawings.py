"""A picture in the line as DrawingML (ISO 29500-1, 20.4.2.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.writers.word.flow import Picture
from exporter.writers.word.ooxml import NAMESPACES, Value, Xml, emu, make, w

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
