"""What WeasyPrint painted: which element each piece of marked content shows, in reading order.

WeasyPrint keeps, for its own tags, the identifier of each box's marked content: `Stream._tags`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from exporter.engine import computed
from exporter.engine.glyphs.glyph_meanings import tell_meanings
from exporter.engine.insides import Box, Document, Node, Page, Stream

Rectangle = tuple[float, float, float, float]

# Elements that count even where nothing is painted: the root, and what a table is made of.
NOT_COUNTED = boxes.MarginBox | boxes.FootnoteAreaBox | boxes.TableBox
SILENT = frozenset({"html", "tr", "th", "td"})


class Fragment(NamedTuple):
    """One box of an element, on one page (from 0).

    `pseudo` is the pseudo-element's name, empty for the element itself. `mcid` is the identifier
    of the box's marked content on its page, `None` if it has none of its own. `picture` is a
    picture's rectangle in points from the page's lower left.
    """

    node: Node
    pseudo: str
    page: int
    mcid: int | None
    annotation: pydyf.Dictionary | None
    picture: Rectangle | None
    blank: bool
    """Whether it is generated white space, such as the leader of a contents entry."""


class Pagination(NamedTuple):
    """Marked content that there is only because of pages (ISO 32000-1, 14.8.2.2).

    `subtype` is `Header` or `Footer` for margin boxes, and empty for a table head that is repeated.
    """

    page: int
    mcid: int
    subtype: str


class Painted(NamedTuple):
    """All that has content, links or cells: page by page, each page's in document order."""

    fragments: list[Fragment]
    pagination: list[Pagination]


class Line(NamedTuple):
    """A line of text: the edges of its column or page, its top and its height, in pixels."""

    left: float
    right: float
    top: float
    height: float


def lines(document: Document) -> list[list[Line]]:
    """The lines of each page's text in reading order, as Word counts them.

    Those of tables, notes, running heads and folios do not count.
    """
    return [list(_lines(page._page_box, page._page_box)) for page in document.pages]


def _lines(box: Box, column: Box) -> Iterator[Line]:
    for child in box.children:
        if isinstance(child, AbsolutePlaceholder | NOT_COUNTED) or child.is_outside_marker:
            continue
        if isinstance(child, boxes.LineBox):
            left = column.content_box_x()
            yield Line(left, left + column.width, child.position_y, child.height)
        else:
            yield from _lines(child, child if child.is_column else column)


def overlaid(document: Document, over: Document) -> Document:
    """A document with each page of another painted over its own, as an artifact."""
    pages = zip(document.pages, over.pages, strict=True)
    return document.copy([_Overlaid(page, upper) for page, upper in pages])


class _AsPage:
    """What passes for a page and is painted in another way."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:  # whatever the page has
        return getattr(self._page, name)


class _Overlaid(_AsPage):
    """A page with another one over it."""

    def __init__(self, page: Page, over: Page) -> None:
        super().__init__(page)
        self._over = over

    def paint(self, stream: Stream, scale: float = 1) -> None:
        self._page.paint(stream, scale)
        pydyf.Stream.begin_marked_content(stream, "Artifact")
        self._over.paint(stream, scale)
        stream.end_marked_content()


def read_out(document: Document) -> Document:
    """A document that is painted as it is read: the number of an item before the item, which CSS
    paints after all text (CSS 2.2, E.2), and with fonts that say what their emoji mean."""
    return document.copy([_ReadOut(page) for page in document.pages])


class _ReadOut(_AsPage):
    """A page that is painted as it is read."""

    def paint(self, stream: Stream, scale: float = 1) -> None:
        page_box = self._page._page_box
        tell_meanings(page_box, stream)
        with _markers_in_flow(page_box):
            self._page.paint(stream, scale)


@contextmanager
def _markers_in_flow(page_box: Box) -> Iterator[None]:
    """Markers of lists count as blocks of their items while a page is painted."""
    markers = [box for box in page_box.descendants(placeholders=True) if box.is_outside_marker]
    for marker in markers:
        marker.style["position"] = "static"
    yield
    for marker in markers:
        marker.style["position"] = "absolute"


class Painting:
    """A laid-out document that remembers what it paints."""

    def __init__(self, document: Document) -> None:
        self._pages = [_Marked(page) for page in document.pages]
        self.document = document.copy(self._pages)

    @property
    def streams(self) -> Sequence[pydyf.Stream]:
        """The content stream of each page; there once the document is painted."""
        return [page.stream for page in self._pages]

    def painted(self) -> Painted:
        """What the pages show; there once the document is painted."""
        collector = _Collector()
        for number, page in enumerate(self._pages):
            collector.collect(number, page)
        return collector.painted


class _Marked(_AsPage):
    """A page that marks its content and keeps the marks."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.stream: pydyf.Stream = None
        self.marks: dict[Box, int] = {}

    def paint(self, stream: Stream, scale: float = 1) -> None:
        stream._tags = {}
        self._page.paint(stream, scale)
        self.stream = stream
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}


class _Collector:
    def __init__(self) -> None:
        self.painted = Painted([], [])
        self._heads: set[Node | None] = set()

    def collect(self, number: int, page: _Marked) -> None:
        self._number = number
        self._page = page
        self._box(page._page_box, None)

    def _box(self, box: Box, pagination: str | None) -> None:
        """Collect a box and all in it; `pagination` is the subtype, `None` for content."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if pagination is None:
            pagination = self._pagination(box)
        if pagination is None:
            self._content(box)
        elif box in self._page.marks:
            mark = Pagination(self._number, self._page.marks[box], pagination)
            self.painted.pagination.append(mark)
        for child in box.children:
            self._box(child, pagination)

    def _pagination(self, box: Box) -> str | None:
        if isinstance(box, boxes.MarginBox):
            return "Header" if box.at_keyword.startswith("@top") else "Footer"
        if isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer):
            if box.element in self._heads:
                return ""
            self._heads.add(box.element)
        return None

    def _content(self, box: Box) -> None:
        says = box in self._page.marks or box.link_annotation is not None
        if box.element is not None and (says or box.element.tag in SILENT):
            self.painted.fragments.append(self._fragment(box, box.element))

    def _fragment(self, box: Box, node: Node) -> Fragment:
        pseudo = (box.element_tag or "").partition("::")[2]
        return Fragment(
            node=node,
            pseudo=pseudo,
            page=self._number,
            mcid=self._page.marks.get(box),
            annotation=box.link_annotation,
            picture=self._rectangle(box) if isinstance(box, boxes.ReplacedBox) else None,
            blank=bool(pseudo) and isinstance(box, boxes.TextBox) and box.text.isspace(),
        )

    def _rectangle(self, box: Box) -> Rectangle:
        left, top = box.content_box_x(), box.content_box_y()
        bottom = self._page.height - top - box.height
        edges = (left, bottom, left + box.width, bottom + box.height)
        x1, y1, x2, y2 = (round(computed.points(edge), 3) for edge in edges)
        return x1, y1, x2, y2
