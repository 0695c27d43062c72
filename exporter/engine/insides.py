"""What we read of WeasyPrint's insides, as types.

WeasyPrint has no types, and its boxes are not documented. These Protocols are the part of them that
we look at; what CSS leaves open is `Any`, which no room but this one may say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol, overload
from xml.etree.ElementTree import Element as Node

__all__ = [
    "CALL",
    "Box",
    "Computed",
    "Document",
    "LayoutContext",
    "Node",
    "Page",
    "Stream",
    "StyleFor",
    "attribute",
    "node_of",
]

CALL = "::footnote-call"
"""How the tag of a box ends that calls a footnote."""


class Computed(Protocol):
    """A computed style: CSS properties by their names, written with underscores."""

    @property
    def parent_style(self) -> Computed:
        """The style that it inherits from."""

    @property
    def anonymous_style(self) -> Computed:
        """The style of an anonymous box in it."""

    def copy(self) -> Computed:
        """A style of its own that is equal."""

    # A value is a keyword, a number of CSS pixels, a dimension, a colour, or a list of some.
    def __getitem__(self, name: str, /) -> Any:
        """The computed value of a property."""

    def __setitem__(self, name: str, value: Any, /) -> None:
        """Overrule a property."""


class StyleFor(Protocol):
    """The computed styles of a document: of elements, of pseudo-elements, of kinds of pages."""

    @overload
    def __call__(self, element: object) -> Computed: ...

    @overload
    def __call__(self, element: object, pseudo_type: Literal["@footnote"]) -> Computed: ...

    @overload
    def __call__(self, element: object, pseudo_type: str) -> Computed | None: ...

    def get_computed_styles(self) -> Mapping[tuple[object, str | None], Computed]:
        """Every style by its element and its pseudo-element."""


class LayoutContext(Protocol):
    """What WeasyPrint keeps in mind while it lays out a document."""

    style_for: StyleFor
    font_config: Any  # these are only handed on
    counter_style: Any
    get_image_from_uri: Any
    target_collector: Any
    footnotes: Any


class Box(Protocol):
    """A laid-out box; all lengths are in CSS pixels, from the page's upper left.

    `element` is `None` for what belongs to a page: its margin boxes and its footnote area. Only
    boxes of text have a `text` and its `pango_layout`, only margin boxes an `at_keyword`,
    only those of pictures a `replacement`.
    """

    element: Node | None
    element_tag: str | None
    style: Computed
    children: Sequence[Box]
    first_letter_style: Computed | None
    link_annotation: Any  # pydyf has no types either
    position_x: float
    position_y: float
    width: float
    height: float
    padding_top: float
    padding_bottom: float
    border_top_width: float
    border_bottom_width: float
    is_column: bool
    is_header: bool
    is_footer: bool
    is_outside_marker: bool
    is_table_wrapper: bool
    text: str
    pango_layout: Any  # C data
    replacement: object
    at_keyword: str
    column_widths: list[float]
    grid_x: int
    colspan: int
    rowspan: int

    def descendants(self, placeholders: bool = ...) -> Iterator[Box]:
        """The box itself and all in it, in document order."""

    def is_in_normal_flow(self) -> bool:
        """Whether it neither floats nor is placed."""

    def is_floated(self) -> bool:
        """Whether it stands beside what follows it."""

    def get_wrapped_table(self) -> Box | None:
        """The table that a table wrapper holds; none of it may be on this page, but a caption."""

    def content_box_x(self) -> float:
        """The left edge of its content."""

    def content_box_y(self) -> float:
        """The upper edge of its content."""

    def border_box_y(self) -> float:
        """The upper edge of its border."""

    def border_box_x(self) -> float:
        """The left edge of its border."""

    def border_width(self) -> float:
        """Its width with padding and border."""

    def border_height(self) -> float:
        """Its height with padding and border."""

    def margin_width(self) -> float:
        """Its width with padding, border and margin."""

    def margin_height(self) -> float:
        """Its height with padding, border and margin."""


def node_of(box: Box) -> Node:
    """The element that a box of the text shows; raises ValueError for a box of the page itself."""
    if box.element is None:
        raise ValueError(box)
    return box.element


def attribute(box: Box, name: str) -> str | None:
    """An attribute of the element that a box shows; `None` where there is none."""
    return None if box.element is None else box.element.get(name)


class Stream(Protocol):
    """The content of a page that is being painted."""

    _tags: dict[Box, Mapping[str, int]]
    logical_rect: Any

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """The font as the file has it, and the size that it is shown at."""

    def set_font_size(self, font: str, size: float) -> None:
        """Show what comes with a font, by its name."""

    def set_text_matrix(self, *values: float) -> None:
        """Show what comes at a place."""

    def set_text_rise(self, height: float) -> None:
        """Show what comes so far above the line."""

    def show_text(self, text: str) -> None:
        """Show codes, with moves between them."""

    def end_marked_content(self) -> None:
        """End what was marked last."""


class Page(Protocol):
    """A laid-out page; its size is in CSS pixels, as are the edges of its anchors."""

    width: float
    height: float
    anchors: Mapping[str, tuple[float, float, float, float]]
    _page_box: Box

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paint the page."""


class Document(Protocol):
    """Laid-out pages, ready to be painted."""

    pages: Sequence[Page]
    metadata: Any  # both are WeasyPrint's own, and only handed on
    color_profiles: Any

    def copy(self, pages: Iterable[object] = ...) -> Document:
        """The same document, with other pages, or what is used as such, where they are given."""

    def write_pdf(
        self, *, finisher: Callable[[Document, Any], None] | None = None, **options: Any
    ) -> bytes:
        """Paint the pages; the finisher is told of the file before it is written."""
