"""Laid-out pages: what stands where, and the numbers that only layout knows.

Looks into WeasyPrint's boxes, as only `cascade.py`, `page_feet.py` and the painter do besides.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.document import Document
from weasyprint.text.line_break import create_layout, line_size

from exporter.engine import computed
from exporter.engine.column import Flow, FlowBox, Line
from exporter.styled import END, Points

TOUCHING = 1  # CSS pixel


def word_width(word: str, style: Any) -> Points:
    """How wide a word is in a style, on a line of its own."""
    layout = create_layout(word, style, None, None, 0)  # a line lives as long as its layout does
    line, _ = layout.get_first_line()
    return computed.points(line_size(line, style)[0])


@dataclass(frozen=True)
class Picture:
    """A picture of the article: its part, its width and height in points."""

    part: str
    width: float
    height: float


class Layout:
    """Laid-out pages; the boxes can still be measured, and page numbers put in."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)

    @functools.cached_property
    def anchors(self) -> dict[str, int]:
        """The page, from 1, on which each element with an id begins."""
        anchors: dict[str, int] = {}
        for number, page in enumerate(self.document.pages, start=1):
            for name in page.anchors:
                anchors.setdefault(name, number)
        return anchors

    @functools.cached_property
    def openers(self) -> frozenset[str]:
        """The elements with an id with which a page begins."""
        return frozenset(
            name
            for page in self.document.pages
            for name, (_, upper, *_) in page.anchors.items()
            if abs(upper - page._page_box.content_box_y()) < TOUCHING
        )

    def end_of(self, anchor: str) -> tuple[int, float]:
        """The page on which an element lies, and its lower edge in points from the page's top."""
        for number, page in enumerate(self.document.pages, start=1):
            if anchor in page.anchors:
                return number, computed.points(page.anchors[anchor][3])
        raise KeyError(anchor)

    def type_area(self, page: int) -> tuple[float, float]:
        """Top and bottom of a page's type area, in points from its top, footnotes left out."""
        box = self.document.pages[page - 1]._page_box
        top = box.content_box_y()
        notes = sum(child.margin_height() for child in box.children if _is_footnote_area(child))
        return computed.points(top), computed.points(top + box.height - notes)

    def lines(self, page: int) -> list[float]:
        """The upper edge of every line of running text on a page, in points, top to bottom."""
        box = self.document.pages[page - 1]._page_box
        body = [child for child in box.children if not _is_page_furniture(child)]
        tops = {
            computed.points(line.position_y)
            for child in body
            for line in child.descendants()
            if type(line).__name__ == "LineBox" and line.height
        }
        return sorted(tops)

    def used(self, page: int) -> float:
        """How much of a page's type area is used from its top to its last line, in points."""
        top, _ = self.type_area(page)
        box = self.document.pages[page - 1]._page_box
        bottoms = [
            computed.points(inner.position_y + inner.margin_height())
            for child in box.children
            if not _is_page_furniture(child)
            for inner in child.descendants()
            if type(inner).__name__ in ("LineBox", "BlockReplacedBox")
        ]
        return max(bottoms, default=top) - top

    def pictures(self) -> Iterator[Picture]:
        """Every picture of the article that is shown."""
        for page in self.document.pages:
            for box in page._page_box.descendants():
                part = _picture_part(box)
                if part:
                    yield Picture(part, computed.points(box.width), computed.points(box.height))

    def flow(self) -> Flow:
        """The column of a document that is one page high."""
        page = self.document.pages[0]._page_box
        root = body_of(self.document.pages[0])
        areas = [child for child in page.children if _is_footnote_area(child)]
        notes = [
            (note.element, computed.points(note.margin_height()))
            for note in notes_of(self.document.pages[0])
        ]
        whole = sum(computed.points(area.margin_height()) for area in areas)
        top, _ = self.type_area(1)
        return Flow(
            root=_flow_box(root),
            height=Points(self.end_of(END)[1] - top),
            notes=tuple(notes),
            overhead=Points(whole - sum(height for _, height in notes)),
        )

    def characters_after(self, page: int) -> int:
        """How many characters of running text stand on the pages after a page."""
        return sum(
            len(box.text)
            for later in self.document.pages[page:]
            for child in later._page_box.children
            if type(child).__name__ != "MarginBox"
            for box in child.descendants()
            if type(box).__name__ == "TextBox"
        )

    def put_page_numbers(self, numbers: Mapping[str, str]) -> None:
        """Write each number over the placeholder of the element whose `data-page-of` names it.

        The placeholder stays one line and keeps its right edge, so nothing is laid out again.
        """
        for page in self.document.pages:
            for box in page._page_box.descendants():
                target = _page_number_target(box)
                if target is not None and target in numbers:
                    _rewrite(box, numbers[target])


def body_of(page: Any) -> Any:
    """The box of a page's text."""
    return next(child for child in page._page_box.children if not _is_page_furniture(child))


def notes_of(page: Any) -> list[Any]:
    """The boxes of the footnotes at a page's foot."""
    areas = filter(_is_footnote_area, page._page_box.children)
    return [note for area in areas for note in area.children]


def _picture_part(box: Any) -> str | None:
    """The part of the article that a box is the picture of; `None` where it is none."""
    is_image = "ReplacedBox" in type(box).__name__ and box.element.tag == "img"
    return box.element.get("data-part") if is_image else None


def _flow_box(box: Any) -> FlowBox:
    """A box as plain values; what is no plain block, such as a table, is taken as a whole."""
    kind = type(box).__name__
    is_own = box.is_table_wrapper or type(box.style).__name__ != "AnonymousStyle"
    make = functools.partial(FlowBox, box.element, is_own)
    measure = computed.points(box.width)
    if kind != "BlockBox" or box.is_table_wrapper or "::" in box.element_tag:
        return make(computed.points(box.height), measure, scales=kind != "BlockReplacedBox")
    inner = [child for child in box.children if child.is_in_normal_flow()]
    if inner and all(type(child).__name__ == "LineBox" for child in inner):
        height = sum(child.height for child in inner)
        return make(computed.points(height), measure, lines=tuple(map(_line, inner)))
    columns = sum(child.is_column for child in inner)
    boxes = [one for child in inner for one in (child.children if child.is_column else [child])]
    return make(Points(0), measure, boxes=tuple(map(_flow_box, boxes)), columns=max(columns, 1))


def _line(box: Any) -> Line:
    texts = [inner for inner in box.descendants() if type(inner).__name__ == "TextBox"]
    width = sum(inner.width for inner in texts)
    return Line("".join(inner.text for inner in texts), computed.points(width))


def _is_footnote_area(box: Any) -> bool:
    return type(box).__name__ == "FootnoteAreaBox"


def _is_page_furniture(box: Any) -> bool:
    return _is_footnote_area(box) or type(box).__name__ == "MarginBox"


def _page_number_target(box: Any) -> str | None:
    if type(box).__name__ != "TextBox" or box.element is None:
        return None
    if box.element_tag != box.element.tag:  # what ::before generates, such as a leader
        return None
    target: str | None = box.element.get("data-page-of")
    return target


def _rewrite(box: Any, text: str) -> None:
    """Replace the text of a laid-out text box, keeping its right edge."""
    layout = create_layout(text, box.style, None, None, 0)
    first_line, _ = layout.get_first_line()
    width, _ = line_size(first_line, box.style)
    box.position_x += box.width - width
    box.width = width
    box.text = text
    box.pango_layout = layout
