"""Elements of WordprocessingML and DrawingML, and the units that they count in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

Xml: TypeAlias = Element
Value: TypeAlias = str | int | None

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
# Elements of these namespaces qualify their attributes; DrawingML leaves them bare.
QUALIFIED = ("w", "w14", "w15")

TWIPS_PER_POINT = 20
HALVES_PER_POINT = 2
EIGHTHS_PER_POINT = 8
EMU_PER_POINT = 12700


def qualified(name: str) -> str:
    """`w:p` in the form that lxml uses, `{namespace}p`."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def make(name: str, attributes: Mapping[str, Value] | None = None, *children: Xml) -> Xml:
    """An element by its prefixed name; attributes of `None` are left out."""
    element = etree.Element(qualified(name), nsmap={name.partition(":")[0]: _namespace(name)})
    prefix = name.partition(":")[0]
    for key, value in (attributes or {}).items():
        if value is not None:
            bare = ":" not in key and prefix in QUALIFIED
            element.set(qualified(f"{prefix}:{key}" if bare else key), str(value))
    element.extend(children)
    return element


def w(name: str, /, *children: Xml, **attributes: Value) -> Xml:
    """An element of the main namespace: `w("spacing", before=240)`."""
    return make(f"w:{name}", attributes, *children)


def text(name: str, content: str) -> Xml:
    """An element that holds text, blanks kept."""
    element = w(name)
    element.text = content
    if content != content.strip():
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def root(name: str, *children: Xml) -> Xml:
    """A part's outermost element, with every namespace declared once."""
    element = etree.Element(qualified(name), nsmap=NAMESPACES)
    element.set(qualified("mc:Ignorable"), "w14 w15")
    element.extend(children)
    return element


def serialise(element: Xml) -> bytes:
    """A part's bytes: UTF-8 with a standalone declaration, unneeded namespaces cleaned away."""
    etree.cleanup_namespaces(element, top_nsmap=None, keep_ns_prefixes=["w", "w14", "w15", "mc"])
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def half_points(points: float) -> int:
    """Points as halves of a point, the unit of font sizes and of raised text."""
    return round(points * HALVES_PER_POINT)


def eighths(points: float) -> int:
    """Points as eighths of a point, the unit of border widths."""
    return round(points * EIGHTHS_PER_POINT)


def emu(points: float) -> int:
    """Points as English Metric Units, the unit of drawings."""
    return round(points * EMU_PER_POINT)


def _namespace(name: str) -> str:
    return NAMESPACES[name.partition(":")[0]]
