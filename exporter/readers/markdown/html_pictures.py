"""How HTML sets its pictures: the sides that elements around them ask for, and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from exporter.readers.markdown.drafts import BlockDraft
from exporter.readers.markdown.html_tags import Report, report_dropped
from exporter.readers.markdown.inline_pictures import layout_of, side_of
from exporter.readers.markdown.picture_rows import shows_pictures, side_by_side
from exporter.readers.reading import PlacedText

_INHERITED = ("center", "right")  # on the left is where text stands, and pictures with it


def settle_sides(parent: Element) -> None:
    """Give each picture the side on which an element around it puts what it holds."""
    waiting = [(child, "") for child in parent]
    while waiting:
        element, side = waiting.pop()
        own = "center" if element.tag == "center" else side_of(element.attrib)
        if element.tag == "img" and side and not own:
            element.set("align", side)
        if own:
            side = own if own in _INHERITED else ""
        waiting += [(child, side) for child in element]


def settle_figure(figure: Element, picture: Element) -> None:
    """Give a picture the size and the side that the figure around it has."""
    outer, own = layout_of(figure.attrib), layout_of(picture.attrib)
    for name, value in outer.items():
        joint = {"class": " ", "style": ";"}.get(name, "")
        picture.set(name, f"{own[name]}{joint}{value}" if joint and name in own else value)
    for name, value in own.items():
        if name not in ("class", "style"):
            picture.set(name, value)


def gallery(figure: Element) -> Element:
    """A figure of several pictures, whose list of them is none, and whose captions are words."""
    for element in figure.iter():
        if element.tag in ("ul", "ol", "li"):
            element.tag = "div"
        elif element.tag == "figcaption":
            element.tag = "p"
    return figure


def held(blocks: Sequence[BlockDraft], holder: Element, report: Report) -> list[BlockDraft]:
    """The blocks that an element holds, in rows or on the side that it asks for.

    `report` hears of one that is left out; one around pictures alone has done its work.
    """
    if holder.tag != "p" and not (blocks and all(map(shows_pictures, blocks))):
        report_dropped(report, str(holder.tag))
    is_flex = any(way in holder.get("style", "") for way in ("flex", "grid"))
    classes = f"{holder.get('class', '')} {'flex' if is_flex else ''}"
    side = "center" if holder.tag == "center" else side_of(holder.attrib)
    for block in blocks if side in _INHERITED else ():
        if block["type"] == "figure" and "align" not in block:
            block["align"] = PlacedText(side, block["src"].place)
    return side_by_side(blocks, classes)
