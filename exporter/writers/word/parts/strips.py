"""A panel that reaches the upper edge of the paper: what of it stands above the first line.

The type area of Word begins at the margin; a rectangle in the first page's header, behind the text,
reaches from there to the edge (docs/decisions/word-panels-at-the-edge.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from docx.oxml.ns import nsmap

from exporter.styled import Points
from exporter.writers.word.parts.grids import decoration
from exporter.writers.word.values.ooxml import Xml, emu, make
from exporter.writers.word.values.word_document import Strip

NUMBER = 1_000_000  # beyond those of all pictures
OVERLAP = Points(2)  # how far it reaches behind the panel, so that no seam shows


def strip_above(strip: Strip) -> Xml:
    """The run with the rectangle (20.4.2.3)."""
    size = {"cx": emu(strip.width), "cy": emu(strip.height + OVERLAP)}
    origin = make("wp:simplePos", x=0, y=0)
    anchor = make(
        "wp:anchor",
        origin,
        *(make(f"wp:position{axis}", _offset(), relativeFrom="page") for axis in ("H", "V")),
        make("wp:extent", **size),
        make("wp:effectExtent", l=0, t=0, r=0, b=0),
        make("wp:wrapNone"),
        make("wp:docPr", decoration(), id=NUMBER, name="Panel", descr=""),
        make("wp:cNvGraphicFramePr"),
        make("a:graphic", make("a:graphicData", _rectangle(size, strip.fill), uri=nsmap["wps"])),
        **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos"), 0),
        relativeHeight=1,
        behindDoc=1,
        locked=0,
        layoutInCell=0,
        allowOverlap=1,
    )
    choice = make("mc:Choice", make("w:drawing", anchor), Requires="wps")
    return make("w:r", make("mc:AlternateContent", choice))


def _offset() -> Xml:
    offset = make("wp:posOffset")
    offset.text = "0"
    return offset


def _rectangle(size: Mapping[str, int], fill: str) -> Xml:
    look = make(
        "wps:spPr",
        make("a:xfrm", make("a:off", x=0, y=0), make("a:ext", **size)),
        make("a:prstGeom", make("a:avLst"), prst="rect"),
        make("a:solidFill", make("a:srgbClr", val=fill)),
        make("a:ln", make("a:noFill")),
    )
    return make("wps:wsp", make("wps:cNvSpPr"), look, make("wps:bodyPr"))
