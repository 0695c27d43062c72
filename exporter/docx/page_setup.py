"""What stands around a file's text: its headers and footers, and how its sections set pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from exporter.docx.elements import Xml, below, local, number, qn, value

NAMESPACE = "https://brief.example/ns/pages/1"
PAGES = f"{{{NAMESPACE}}}pages"
"""The XML element that holds what stood around a file's text when it went out."""

PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What a picture says among the words of a header."""

_PARTED = re.compile(r"[\t·|•]+")
_TEXT, _SECTION = f"{{{NAMESPACE}}}text", f"{{{NAMESPACE}}}section"
_GOES_ON = ("continuous", "nextColumn")
_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWN = (qn("a:blip"), f"{_VML}imagedata", f"{_VML}textpath")
_TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class PageSetup:
    """The texts of all headers and footers, parted at tabs and dots, but for what Word computes;
    and of each section, in order, how it sets pages: `continuous 210x297 2` goes on where the last
    one ended, on paper of so many mm, in two columns."""

    texts: tuple[str, ...]
    sections: tuple[str, ...]


def page_setup_of(body: Xml, margins: Iterable[Xml]) -> PageSetup:
    """What stands around the text of a body in some headers and footers."""
    lines = (line for margin in margins for line in margin.iter(qn("w:p")))
    texts = (text for line in lines for text in _PARTED.split(outside_fields(line)))
    said = dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts)))
    every = enumerate(sections_in(body))
    return PageSetup(tuple(said), tuple(kind_of(one, is_first=not at) for at, one in every))


def sections_in(body: Xml) -> Iterator[Xml]:
    """The properties of a body's sections, but for those that a tracked change keeps."""
    for one in body.iter(qn("w:sectPr")):
        around = one.getparent()
        if around is not None and local(around) != "sectPrChange":
            yield one


def kind_of(section: Xml, *, is_first: bool) -> str:
    """How a section sets pages; the first one begins a page, whatever it says."""
    goes_on = not is_first and value(section, "type") in _GOES_ON
    paper, columns = below(section, "pgSz"), below(section, "cols")
    sides = [_millimetres(paper, side) for side in ("w", "h")]
    count = number(columns.get(qn("w:num"))) if columns is not None else None
    return f"{'continuous' if goes_on else 'page'} {'x'.join(sides)} {count or 1}"


def _millimetres(paper: Xml | None, side: str) -> str:
    length = None if paper is None else number(paper.get(qn(f"w:{side}")))
    return "" if length is None else f"{length / _TWIPS_PER_MM:.0f}"


def outside_fields(line: Xml) -> str:
    """The words of a line, and what is drawn in it, but for what Word computes; tabs are kept."""
    depth, said = 0, ""
    for element in line.iter(qn("w:fldChar"), qn("w:t"), qn("w:tab"), *_DRAWN):
        match local(element), element.get(qn("w:fldCharType")):
            case "fldChar", "begin":
                depth += 1
            case "fldChar", "end":
                depth -= 1
            case "t" | "tab", _ if not depth and not _is_simple_field(element):
                said += element.text or "\t"
            case "blip" | "imagedata", _:
                said += f"\t{PICTURE}\t"
            case "textpath", _:
                said += f"\t{element.get('string', '')}\t"
    return said


def _is_simple_field(element: Xml) -> bool:
    return next(element.iterancestors(qn("w:fldSimple")), None) is not None


def to_xml(setup: PageSetup) -> Xml:
    """What stands around a text as XML; `from_xml` reads it back."""
    root = etree.Element(PAGES, nsmap={None: NAMESPACE})
    for tag, texts in ((_TEXT, setup.texts), (_SECTION, setup.sections)):
        for text in texts:
            etree.SubElement(root, tag).text = text
    return root


def from_xml(root: Xml) -> PageSetup:
    """What `to_xml` wrote; anything else is passed over."""
    texts, sections = (
        tuple(one.text or "" for one in root.iterchildren(tag)) for tag in (_TEXT, _SECTION)
    )
    return PageSetup(texts, sections)
