"""Where the parts of an article stand on laid-out pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from exporter.engine.computed import points
from exporter.engine.insides import Box, Node, Page, attribute
from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of, type_area
from exporter.styled import Points

PART = "data-part"
NOTED = "note"
"""The step from a part to a note in it, with the note's number, from 0."""
FOOTNOTE = "footnote"
"""The class of a footnote's element."""

Area = tuple[Points, Points, Points, Points]
"""Left, top, width and height, from the page's upper left."""


@dataclass(frozen=True)
class StandingPart:
    """A part of the article, or a piece of one that goes on elsewhere, on a page.

    `tag` is that of its HTML element; `text` is what it says there, of a picture its description.
    """

    part: str
    tag: str
    area: Area
    text: str


@dataclass(frozen=True)
class StandingPage:
    """A page with its parts in reading order; `area` is its type area, notes left out.

    `fill` is the share of that from its top to its last line, 0 to 1.
    """

    width: Points
    height: Points
    area: Area
    fill: float
    parts: tuple[StandingPart, ...]


def standing(layout: Layout) -> tuple[StandingPage, ...]:
    """The pages of a layout, with what stands on them."""
    both = zip(layout.document.pages, layout.sheets(), strict=True)
    noted: dict[Node, str] = {}
    pages = []
    for number, (page, sheet) in enumerate(both, start=1):
        noted = noted or dict(_noted(body_of(sheet).element))
        pages.append(_page(layout, number, page, sheet, noted))
    return tuple(pages)


def _noted(root: Node | None) -> Iterator[tuple[Node, str]]:
    """The footnotes in an element, each with the name that it has as a part."""
    if root is None:
        return
    for holder in root.iter():
        notes = [] if holder.get(PART) is None else holder.iterfind(f".//*[@class='{FOOTNOTE}']")
        for number, note in enumerate(notes):
            yield note, f"{holder.get(PART)}.{NOTED}{number}"


def _page(
    layout: Layout, number: int, page: Page, sheet: Box, noted: Mapping[Node, str]
) -> StandingPage:
    top, bottom = type_area(sheet)
    area = points(sheet.content_box_x()), Points(top), points(sheet.width), Points(bottom - top)
    fill = round(min(layout.used(number) / max(bottom - top, 1), 1), 3)
    width, height = points(page.width), points(page.height)
    return StandingPage(width, height, area, fill, tuple(_parts(sheet, noted)))


def _parts(box: Box, noted: Mapping[Node, str], within: str = "") -> Iterator[StandingPart]:
    """The outermost boxes of each part; a part may stand inside another."""
    part = _part(box, noted) if _is_whole(box) else None
    if part and part != within and (area := _area(box)):
        yield StandingPart(part, box.element_tag or "", area, _text(box))
    for child in getattr(box, "children", ()):
        yield from _parts(child, noted, part or within)


def _part(box: Box, noted: Mapping[Node, str]) -> str | None:
    return attribute(box, PART) or (None if box.element is None else noted.get(box.element))


def _is_whole(box: Box) -> bool:
    """Whether a box is that of its element, and not of something that is generated beside it."""
    return box.element is not None and box.element_tag == box.element.tag


def _area(box: Box) -> Area | None:
    if isinstance(box, boxes.TextBox | boxes.LineBox):
        return None
    left, top = points(box.border_box_x()), points(box.border_box_y())
    width, height = points(box.border_width()), points(box.border_height())
    return (left, top, width, height) if width > 0 and height > 0 else None


def _text(box: Box) -> str:
    if described := attribute(box, "alt"):
        return described
    lines = [one for one in box.descendants() if type(one) is boxes.LineBox]
    said = (_said(line) for line in lines) if lines else [_said(box)]
    return " ".join(filter(None, said)).replace("\xad", "")


def _said(box: Box) -> str:
    texts = (one.text for one in box.descendants() if type(one) is boxes.TextBox)
    return "".join(texts).strip()
