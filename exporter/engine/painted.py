"""What WeasyPrint painted: which element each piece of marked content shows, in reading order.

The only module of the PDF writer that looks at laid-out boxes. It relies on `Page.paint(stream,
scale)`, on `Stream._tags` (box to marked-content identifier), and on a box's `element`,
`element_tag`, `link_annotation` and `children`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from exporter.engine import computed

Rectangle = tuple[float, float, float, float]

# Elements that count even where nothing is painted: the root, and what a table is made of.
NOT_COUNTED = boxes.MarginBox | boxes.FootnoteAreaBox | boxes.TableBox
SILENT = frozenset({"html", "tr", "th", "td"})


class Fragment(NamedTuple):
    """One box of an element, on one page (from 0).

    `pseudo` is the pseudo-element's name, empty for the element itself. `mcid` is the identifier
    of the box's marked content on its page, `None` if it has none of its own. `picture` is a
    picture's rectangle in points from the page's lower left. `furniture` is `None` for content,
    and for a page's furniture the artifact's subtype: `Header`, `Footer` or empty.
    """

    element: Any
    pseudo: str
    page: int
    mcid: int | None
    annotation: pydyf.Dictionary | None
    picture: Rectangle | None
    furniture: str | None
    blank: bool
    """Whether it is generated white space, such as the leader of a contents entry."""


class Line(NamedTuple):
    """A line of text: the edges of its column or page, its top and its height, in pixels."""

    left: float
    right: float
    top: float
    height: float


def lines(document: Document) -> list[list[Line]]:
    """The lines of each page's text in reading order, as Word counts them.

    Those of tables, notes and the page's furniture do not count.
    """
    return [list(_lines(page._page_box, page._page_box)) for page in document.pages]


def _lines(box: Any, column: Any) -> Iterator[Line]:
    for child in getattr(box, "children", ()):
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


class _Overlaid:
    """A page with another one over it."""

    def __init__(self, page: Any, over: Any) -> None:
        self._page = page
        self._over = over

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        self._page.paint(stream, scale)
        pydyf.Stream.begin_marked_content(stream, "Artifact")
        self._over.paint(stream, scale)
        stream.end_marked_content()


class Painting:
    """A laid-out document that remembers what it paints."""

    def __init__(self, document: Document) -> None:
        self._pages = [_Page(page) for page in document.pages]
        self.document = document.copy(self._pages)

    @property
    def streams(self) -> Sequence[pydyf.Stream]:
        """The content stream of each page; there once the document is painted."""
        return [page.stream for page in self._pages]

    def fragments(self) -> list[Fragment]:
        """The boxes with content, links or cells, page by page, each page's in document order."""
        collector = _Collector()
        for number, page in enumerate(self._pages):
            collector.collect(number, page)
        return collector.fragments


class _Page:
    """A page that marks its content and keeps the marks."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.stream: Any = None
        self.marks: dict[Any, int] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        stream._tags = {}
        self._page.paint(stream, scale)
        self.stream = stream
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}


class _Collector:
    def __init__(self) -> None:
        self.fragments: list[Fragment] = []
        self._heads: set[Any] = set()

    def collect(self, number: int, page: _Page) -> None:
        self._number = number
        self._page = page
        self._box(page._page_box, None)

    def _box(self, box: Any, furniture: str | None) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if furniture is None:
            furniture = self._furniture(box)
        if self._says_something(box):
            self.fragments.append(self._fragment(box, furniture))
        for child in getattr(box, "children", ()):
            self._box(child, furniture)

    def _says_something(self, box: Any) -> bool:
        if box in self._page.marks or box.link_annotation is not None:
            return True
        return box.element is not None and box.element.tag in SILENT

    def _furniture(self, box: Any) -> str | None:
        if isinstance(box, boxes.MarginBox):
            return "Header" if box.at_keyword.startswith("@top") else "Footer"
        if isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer):
            if box.element in self._heads:
                return ""
            self._heads.add(box.element)
        return None

    def _fragment(self, box: Any, furniture: str | None) -> Fragment:
        pseudo = (box.element_tag or "").partition("::")[2]
        return Fragment(
            element=box.element,
            pseudo=pseudo,
            page=self._number,
            mcid=self._page.marks.get(box),
            annotation=box.link_annotation,
            picture=self._rectangle(box) if isinstance(box, boxes.ReplacedBox) else None,
            furniture=furniture,
            blank=bool(pseudo) and isinstance(box, boxes.TextBox) and box.text.isspace(),
        )

    def _rectangle(self, box: Any) -> Rectangle:
        left, top = box.content_box_x(), box.content_box_y()
        bottom = self._page.height - top - box.height
        edges = (left, bottom, left + box.width, bottom + box.height)
        x1, y1, x2, y2 = (round(computed.points(edge), 3) for edge in edges)
        return x1, y1, x2, y2
