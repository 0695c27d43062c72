"""A picture in the line as DrawingML (ISO 29500-1, 20.4.2.8)."""

from __future__ import annotations

from collections.abc import Mapping

from exporter.writers.word.flow import Picture
from exporter.writers.word.ooxml import NAMESPACES, Value, Xml, emu, make, w


def drawing(picture: Picture, number: int, relation: str) -> Xml:
    """The drawing of a picture part; `number` is unique in the file."""
    size: dict[str, Value] = {"cx": emu(picture.width), "cy": emu(picture.height)}
    name: dict[str, Value] = {"id": number, "name": f"Picture {number}", "descr": picture.alt}
    inline = make(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        make("wp:extent", size),
        make("wp:docPr", name),
        make("wp:cNvGraphicFramePr", None, make("a:graphicFrameLocks", {"noChangeAspect": 1})),
        make("a:graphic", None, _graphic(name, size, relation)),
    )
    return w("drawing", inline)


def _graphic(name: Mapping[str, Value], size: Mapping[str, Value], relation: str) -> Xml:
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
                make("a:blip", {"r:embed": relation}),
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
