"""Classes for the elements that python-docx has none for, registered beside its own.

They make a house's work on a finished file the same for footnotes, fields and floats as for what
python-docx knows: `note.p_lst`, `frame.lines`. Lengths are python-docx's `Length`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from docx.oxml.parser import register_element_cls
from docx.oxml.simpletypes import (
    ST_DecimalNumber,
    ST_SignedTwipsMeasure,
    ST_String,
    ST_TwipsMeasure,
)
from docx.oxml.xmlchemy import (
    BaseOxmlElement,
    OptionalAttribute,
    RequiredAttribute,
    ZeroOrMore,
    ZeroOrOne,
)

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.shared import Length
    from lxml.etree import _Element as Xml

# The names of the classes are the standard's, as python-docx has them, and so are those of their
# members; what `=` gives is only a description, of which python-docx makes the member.
# ruff: noqa: N801, N815
# mypy: disable-error-code="assignment"


class CT_FldChar(BaseOxmlElement):
    """`w:fldChar`: where a field begins, shows its value, or ends (ISO 29500-1, 17.16.18)."""

    fldCharType: str = RequiredAttribute("w:fldCharType", ST_String)


class CT_FtnEdnRef(BaseOxmlElement):
    """`w:footnoteReference`: the place of a note (17.11.14)."""

    id: int = RequiredAttribute("w:id", ST_DecimalNumber)


class CT_FtnEdn(BaseOxmlElement):
    """`w:footnote`: a note, or what parts notes from the text (17.11.10)."""

    p_lst: list[CT_P]

    id: int = RequiredAttribute("w:id", ST_DecimalNumber)
    type: str | None = OptionalAttribute("w:type", ST_String)
    p = ZeroOrMore("w:p")


class CT_Footnotes(BaseOxmlElement):
    """`w:footnotes`: all notes of a document (17.11.15)."""

    add_footnote: Callable[[], CT_FtnEdn]
    footnote_lst: list[CT_FtnEdn]

    footnote = ZeroOrMore("w:footnote")

    def add(self, identifier: int, paragraphs: Iterable[Xml], kind: str | None = None) -> None:
        """Add a note, or a separator of a kind (ST_FtnEdn)."""
        note = self.add_footnote()
        note.id, note.type = identifier, kind
        element: Xml = note
        element.extend(paragraphs)


class CT_Lvl(BaseOxmlElement):
    """`w:lvl`: how one level of a list is numbered and set (17.9.6)."""

    ilvl: int = RequiredAttribute("w:ilvl", ST_DecimalNumber)
    pPr = ZeroOrOne("w:pPr", successors=("w:rPr",))
    rPr = ZeroOrOne("w:rPr", successors=())


class CT_AbstractNum(BaseOxmlElement):
    """`w:abstractNum`: the levels of a list, which `w:num` refers to (17.9.1)."""

    lvl_lst: list[CT_Lvl]

    abstractNumId: int = RequiredAttribute("w:abstractNumId", ST_DecimalNumber)
    lvl = ZeroOrMore("w:lvl")


class CT_FramePr(BaseOxmlElement):
    """`w:framePr`: a paragraph beside the text, such as a drop cap (17.3.1.11)."""

    dropCap: str | None = OptionalAttribute("w:dropCap", ST_String)
    lines: int | None = OptionalAttribute("w:lines", ST_DecimalNumber)
    hSpace: Length | None = OptionalAttribute("w:hSpace", ST_TwipsMeasure)


class CT_TblPPr(BaseOxmlElement):
    """`w:tblpPr`: where a table stands beside the text (17.4.57)."""

    leftFromText: Length | None = OptionalAttribute("w:leftFromText", ST_TwipsMeasure)
    rightFromText: Length | None = OptionalAttribute("w:rightFromText", ST_TwipsMeasure)
    bottomFromText: Length | None = OptionalAttribute("w:bottomFromText", ST_TwipsMeasure)
    tblpX: Length | None = OptionalAttribute("w:tblpX", ST_SignedTwipsMeasure)
    tblpY: Length | None = OptionalAttribute("w:tblpY", ST_SignedTwipsMeasure)


class CT_FontRel(BaseOxmlElement):
    """`w:embedRegular` and its like: a face that travels along, and its key (17.8.3.3)."""

    rId: str = RequiredAttribute("r:id", ST_String)
    fontKey: str | None = OptionalAttribute("w:fontKey", ST_String)


class CT_Font(BaseOxmlElement):
    """`w:font`: a family of the font table (17.8.3.10)."""

    name: str = RequiredAttribute("w:name", ST_String)
    embedRegular: CT_FontRel | None = ZeroOrOne("w:embedRegular")
    embedBold: CT_FontRel | None = ZeroOrOne("w:embedBold")
    embedItalic: CT_FontRel | None = ZeroOrOne("w:embedItalic")
    embedBoldItalic: CT_FontRel | None = ZeroOrOne("w:embedBoldItalic")


class CT_FontsList(BaseOxmlElement):
    """`w:fonts`: the font table (17.8.3.11)."""

    font_lst: list[CT_Font]

    font = ZeroOrMore("w:font")


class CT_SdtBlock(BaseOxmlElement):
    """`w:sdt` around paragraphs: a content control, such as that of the contents (17.5.2.29)."""

    sdtPr = ZeroOrOne("w:sdtPr", successors=("w:sdtEndPr", "w:sdtContent"))
    sdtContent = ZeroOrOne("w:sdtContent", successors=())


class CT_OfficeStyleSheet(BaseOxmlElement):
    """`a:theme`: the fonts and colours of a document (20.1.6.9)."""

    name: str | None = OptionalAttribute("name", ST_String)
    themeElements = ZeroOrOne("a:themeElements")


CLASSES: dict[str, type[BaseOxmlElement]] = {
    "a:theme": CT_OfficeStyleSheet,
    "w:abstractNum": CT_AbstractNum,
    "w:embedBold": CT_FontRel,
    "w:embedBoldItalic": CT_FontRel,
    "w:embedItalic": CT_FontRel,
    "w:embedRegular": CT_FontRel,
    "w:fldChar": CT_FldChar,
    "w:font": CT_Font,
    "w:fonts": CT_FontsList,
    "w:footnote": CT_FtnEdn,
    "w:footnoteReference": CT_FtnEdnRef,
    "w:footnotes": CT_Footnotes,
    "w:framePr": CT_FramePr,
    "w:lvl": CT_Lvl,
    "w:sdt": CT_SdtBlock,
    "w:tblpPr": CT_TblPPr,
}
for tag, element_class in CLASSES.items():
    register_element_cls(tag, element_class)
