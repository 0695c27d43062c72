"""Elements of WordprocessingML and DrawingML on python-docx, and the units that they count in."""

from __future__ import annotations

import functools
from typing import TypeAlias

from docx.oxml.ns import nsmap
from docx.oxml.parser import OxmlElement
from lxml import etree
from lxml.etree import _Element as Element

from exporter.docx.elements import qn
from exporter.writers.word.values import element_classes  # noqa: F401  (registers them)

Xml: TypeAlias = Element
Value: TypeAlias = str | int | None

# The namespaces that python-docx does not know.
nsmap.update(
    adec="http://schemas.microsoft.com/office/drawing/2017/decorative",
    asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    mc="http://schemas.openxmlformats.org/markup-compatibility/2006",
    w15="http://schemas.microsoft.com/office/word/2012/wordml",
    wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
)
NAMESPACES = {
    prefix: nsmap[prefix]
    for prefix in ("w", "w14", "w15", "r", "wp", "wps", "a", "asvg", "pic", "mc")
}
# Elements of these namespaces qualify their attributes; DrawingML leaves them bare.
QUALIFIED = ("w", "w14", "w15")

TWIPS_PER_POINT = 20
HALVES_PER_POINT = 2
EIGHTHS_PER_POINT = 8
EMU_PER_POINT = 12700


def make(name: str, /, *children: Xml, **attributes: Value) -> Xml:
    """An element by its prefixed name, of python-docx's class for it, if it has one.

    Attributes of `None` are left out; an underscore stands for a colon: `r_id` is `r:id`.
    """
    element = OxmlElement(name)
    for key, value in attributes.items():
        if value is not None:
            element.set(_attribute(name.partition(":")[0], key), str(value))
    element.extend(children)
    return element


@functools.cache
def _attribute(prefix: str, key: str) -> str:
    """An attribute's name, as lxml writes it, in an element of a namespace."""
    own, _, local = key.rpartition("_")
    if own or prefix in QUALIFIED:
        return qn(f"{own or prefix}:{local}")
    return local


def text(name: str, content: str) -> Xml:
    """An element that holds text, blanks kept."""
    element = make(name)
    element.text = content
    if content != content.strip():
        element.set(qn("xml:space"), "preserve")
    return element


def root(name: str, *children: Xml) -> Xml:
    """A part's outermost element, with every namespace declared once."""
    element = OxmlElement(name, {qn("mc:Ignorable"): "w14 w15"}, NAMESPACES)
    element.extend(children)
    return element


def tidy(element: Xml) -> None:
    """Take the declarations of namespaces that a part does not use out of it."""
    etree.cleanup_namespaces(element, top_nsmap=None, keep_ns_prefixes=["w", "w14", "w15", "mc"])


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
