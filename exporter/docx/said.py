"""What each paragraph of a file said when it went out, and which part of the article it showed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from exporter.docx.body import DocxCell, DocxLine, DocxTable, Item, joined
from exporter.docx.elements import Xml
from exporter.docx.pieces import Image, Piece, Pieces, same

NAMESPACE = "https://brief.example/ns/wording/1"
WORDING = f"{{{NAMESPACE}}}wording"
"""The XML element that holds what a file said when it went out."""

_BLANKS = "{http://www.w3.org/XML/1998/namespace}space"

PartOf = Callable[[Xml], str | None]


@dataclass(frozen=True)
class Said:
    """A paragraph or a cell as it went out; `part` is empty for what the template itself says.

    `level` is its depth in a list, from 0, and `None` outside of lists.
    """

    part: str
    style: str
    pieces: Pieces
    level: int | None = None
    ordered: bool = False


@dataclass(frozen=True)
class SaidTable:
    """A table as it went out, row by row."""

    rows: tuple[tuple[Said, ...], ...]


SaidItem = Said | SaidTable
Key = tuple[object, ...]


def has_tabled_panels(wording: Iterable[SaidItem]) -> bool:
    """Whether key points are a table's cell: so earlier versions read panels below a masthead."""
    tables = (item for item in wording if isinstance(item, SaidTable))
    return any(cell.part == "@key_points" for one in tables for row in one.rows for cell in row)


def said(items: Iterable[Item], part_of: PartOf) -> Iterator[SaidItem]:
    """The items of a document as they are to be remembered."""
    for item in items:
        if isinstance(item, DocxTable):
            yield SaidTable(tuple(tuple(_cell(cell, part_of) for cell in row) for row in item.rows))
        else:
            yield said_line(item, part_of(item.source) or "")


def said_line(line: DocxLine, part: str = "") -> Said:
    """A line as it is to be remembered."""
    place = line.place
    level, ordered = (place.level, place.ordered) if place else (None, False)
    return Said(part, line.style, line.pieces, level, ordered)


def _cell(cell: DocxCell, part_of: PartOf) -> Said:
    parts = (part_of(line.source) for line in cell.lines)
    style = cell.lines[0].style if cell.lines else ""
    return Said(next(filter(None, parts), ""), style, joined(cell.lines))


def lines_in(items: Iterable[SaidItem]) -> Iterator[Said]:
    """The lines of all items, those of cells among them, in reading order."""
    for item in items:
        if isinstance(item, Said):
            yield item
        else:
            yield from (cell for row in item.rows for cell in row)


def key(item: SaidItem) -> Key:
    """What two items that say the same in the same style have in common."""
    if isinstance(item, SaidTable):
        return tuple(tuple(same(cell.pieces) for cell in row) for row in item.rows)
    return item.style, item.level, item.ordered, same(item.pieces)


def to_xml(items: Iterable[SaidItem]) -> Xml:
    """The items as XML; `from_xml` reads them back."""
    root = etree.Element(WORDING, nsmap={None: NAMESPACE})
    for item in items:
        if isinstance(item, Said):
            root.append(_line_to_xml(item))
            continue
        table = etree.SubElement(root, _name("table"))
        for row in item.rows:
            etree.SubElement(table, _name("row")).extend(_line_to_xml(cell) for cell in row)
    return root


def from_xml(root: Xml) -> tuple[SaidItem, ...]:
    """The items that `to_xml` wrote; raises ValueError for what it cannot have written."""
    items = _items_from_xml(root)
    pairs = zip(root.iter(), to_xml(items).iter(), strict=True)
    if any(_content(one) != _content(other) for one, other in pairs):
        raise ValueError("no record of what a file said")
    return items


def _content(element: Xml) -> tuple[object, ...]:
    """What an element of a record says, and how many others it holds; blanks around them aside."""
    texts = (element.text or "", (element.tail or "").strip())
    words = texts if element.tag == _name("t") else (texts[0].strip(), texts[1])
    return element.tag, dict(element.attrib), words, len(element)


def _items_from_xml(root: Xml) -> tuple[SaidItem, ...]:
    return tuple(
        SaidTable(tuple(tuple(map(_line_from_xml, row)) for row in element))
        if element.tag == _name("table")
        else _line_from_xml(element)
        for element in root
    )


def _line_to_xml(line: Said) -> Xml:
    attributes = {"part": line.part, "style": line.style}
    if line.level is not None:
        attributes |= {"level": str(line.level), "list": "number" if line.ordered else "bullet"}
    element = etree.Element(_name("p"), {key: text for key, text in attributes.items() if text})
    element.extend(map(_piece_to_xml, line.pieces))
    return element


def _line_from_xml(element: Xml) -> Said:
    level = element.get("level", "")
    return Said(
        element.get("part", ""),
        element.get("style", ""),
        tuple(map(_piece_from_xml, element)),
        int(level) if level.isdigit() else None,
        element.get("list") == "number",
    )


def _piece_to_xml(piece: Piece) -> Xml:
    attributes = {"marks": " ".join(sorted(piece.marks)), "href": piece.href, "name": piece.name}
    attributes["to"] = piece.reference
    if piece.image:
        attributes["alt"] = piece.image.alt
    kind = _kind(piece)
    element = etree.Element(_name(kind), {key: text for key, text in attributes.items() if text})
    if kind == "t":
        element.text = piece.text
        element.set(_BLANKS, "preserve")
    element.extend(map(_piece_to_xml, piece.note))
    return element


def _kind(piece: Piece) -> str:
    if piece.reference:
        return "reference"
    return "note" if piece.note else "picture" if piece.image else "t"


def _piece_from_xml(element: Xml) -> Piece:
    image = element.tag == _name("picture")
    return Piece(
        text=element.text or "" if element.tag == _name("t") else "",
        marks=frozenset(element.get("marks", "").split()),
        href=element.get("href", ""),
        name=element.get("name", ""),
        note=tuple(map(_piece_from_xml, element)),
        image=Image("", element.get("alt", "")) if image else None,
        reference=element.get("to", ""),
    )


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
