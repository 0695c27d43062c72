"""Laid-out pages: what stands where, and the numbers that only layout knows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote, unquote

from weasyprint import DEFAULT_OPTIONS, document
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.images import get_image_from_uri
from weasyprint.layout import layout_document
from weasyprint.text.line_break import create_layout, line_size

from exporter.coverage import uncovered
from exporter.engine import computed
from exporter.engine.column import Column, ColumnBox, Line, joined
from exporter.engine.columns.columned import set_columns_right
from exporter.engine.fetcher import PictureFetcher
from exporter.engine.insides import (
    Box,
    Computed,
    Document,
    LayoutContext,
    Node,
    attribute,
    node_of,
)
from exporter.engine.lines.break_chances_set import set_break_chances
from exporter.engine.lines.kept_lines import Lines
from exporter.engine.lines.shaped import missing
from exporter.engine.lines.shown_texts import text_width
from exporter.engine.pages.long_notes import LongNotes, long_notes, part_notes
from exporter.engine.pages.page_notes import keep_notes
from exporter.engine.pages.pages_apart import set_pages_apart
from exporter.engine.pages.sheets import (
    body_of,
    characters,
    is_beside_text,
    note_areas,
    parted,
    type_area,
)
from exporter.engine.pango_layouts import tidy_layouts
from exporter.engine.parsed import HTMLDocument
from exporter.engine.patches import patched, set_first_letters_apart
from exporter.engine.proof import Begins, Begun, Proof, begun_in
from exporter.engine.styles import let_go
from exporter.engine.tables.kept_columns import Tables
from exporter.resources import fonts_folder
from exporter.styled import PICTURE_SCHEME, Points

TOUCHING = 1  # CSS pixel


def laid_out(
    html: HTMLDocument, context: LayoutContext, another: Callable[[], LayoutContext], lines: Lines
) -> Layout:
    """The pages of a document; its styles are in the layout context already, `lines` are known.

    Where notes turn out to be too high for any page, all is laid out in `another` context.
    """
    layout = _laid_out(html, context, {}, lines)
    long = long_notes(area for sheet in layout.sheets() for area in note_areas(sheet))
    return _laid_out(html, another(), long, lines) if long else layout


def _laid_out(html: HTMLDocument, context: LayoutContext, long: LongNotes, lines: Lines) -> Layout:
    with patched(lines):
        root = _boxes(html, context, long)
    with patched(lines) as tables, tidy_layouts():
        pages = [document.Page(box) for box in layout_document(html, root, context)]
    begun = begun_in(context, long)
    metadata, fonts = document.DocumentMetadata(), context.font_config
    let_go(context)
    made: Document = document.Document(pages, metadata, html.url_fetcher, fonts, {}, None)
    return Layout(made, tables, begun)


def _boxes(html: HTMLDocument, context: LayoutContext, long: LongNotes) -> Box:
    """The boxes of a document, before they are laid out."""
    root: Box = build_formatting_structure(
        html.etree_element,
        context.style_for,
        context.get_image_from_uri,
        html.base_url,
        context.target_collector,
        context.counter_style,
        context.footnotes,
    )
    set_first_letters_apart(root)
    for box in (root, *context.footnotes):
        set_break_chances(box)
    set_pages_apart(root)
    set_columns_right(root)
    part_notes(root, context.footnotes, long)
    keep_notes(context)
    return root


def proof_of(
    html: HTMLDocument, context: LayoutContext, lines: Lines, before: Begins, page: int
) -> Proof:
    """The pages of a document that was changed behind the first lines of a `page`."""
    with patched(lines):
        root = _boxes(html, context, before.begun.long)
    return Proof(html, root, context, lines, before, page)


def word_width(word: str, style: Computed) -> Points:
    """How wide a word is in a style, on a line of its own."""
    with tidy_layouts():
        return computed.points(text_width(word, style))


@dataclass(frozen=True)
class Picture:
    """A picture of the article: its part, its width and height in points."""

    part: str
    width: float
    height: float


class Layout:
    """Laid-out pages; the boxes can still be measured, and page numbers put in.

    `broken` are the words of tables' cells that break where no language lets them, `begun` tells
    how its pages begin.
    """

    def __init__(self, document: Document, tables: Tables, begun: Begun) -> None:
        self.document = document
        self.begun = begun
        self.broken = tuple(dict.fromkeys(tables.broken))
        self._tables = tables

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)

    def sheets(self, first: int = 1) -> Iterator[Box]:
        """The boxes of the pages from a page on."""
        return (page._page_box for page in self.document.pages[first - 1 :])

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
            for number, page in enumerate(self.document.pages, start=1)
            for name, (_, upper, *_) in page.anchors.items()
            if number == self.anchors[name]
            and abs(upper - page._page_box.content_box_y()) < TOUCHING
        )

    @functools.cached_property
    def parted(self) -> frozenset[str]:
        """The parts of the article that go on in another column, or on another page."""
        return parted(self.sheets())

    def end_of(self, anchor: str) -> tuple[int, float]:
        """The page on which an element lies, and its lower edge in points from the page's top."""
        for number, page in enumerate(self.document.pages, start=1):
            if anchor in page.anchors:
                return number, computed.points(page.anchors[anchor][3])
        raise KeyError(anchor)

    def type_area(self, page: int) -> tuple[float, float]:
        """Top and bottom of a page's type area, in points from its top, footnotes left out."""
        return type_area(next(self.sheets(page)))

    def kind(self, page: int) -> str:
        """The name of the kind of pages that a page is of; empty for the usual one."""
        sheet: Any = next(self.sheets(page))
        return str(sheet.page_type.name)

    def used(self, page: int) -> float:
        """How much of a page's type area is used from its top to its last line, in points."""
        top, _ = self.type_area(page)
        box = self.document.pages[page - 1]._page_box
        bottoms = [
            computed.points(inner.position_y + inner.margin_height())
            for child in box.children
            if not is_beside_text(child)
            for inner in child.descendants()
            if type(inner) in (boxes.LineBox, boxes.BlockReplacedBox)
        ]
        return max(bottoms, default=top) - top

    def pictures(self) -> Iterator[Picture]:
        """Every picture of the article that is shown."""
        for sheet in self.sheets():
            for box in sheet.descendants():
                part = _picture_part(box)
                if part:
                    yield Picture(part, computed.points(box.width), computed.points(box.height))

    def picture_sizes(self) -> dict[str, tuple[float, float]]:
        """The largest size in points at which each picture of the article is shown, by its name."""
        sizes: dict[str, tuple[float, float]] = {}
        for name, box in self._picture_boxes():
            width, height = sizes.get(name, (0.0, 0.0))
            shown = computed.points(box.width), computed.points(box.height)
            sizes[name] = max(width, shown[0]), max(height, shown[1])
        return sizes

    def put_pictures(self, pictures: Mapping[str, bytes], scheme: str = PICTURE_SCHEME) -> None:
        """Show other bytes for pictures, or what else a `scheme` names, as large as laid out."""
        fetcher, images = PictureFetcher(pictures, pictures), dict[str, object]()
        for name, box in self._picture_boxes(scheme):
            if name in pictures:
                url = f"{scheme}:{quote(name)}"
                box.replacement = get_image_from_uri(images, fetcher, DEFAULT_OPTIONS, url)

    def _picture_boxes(self, wanted: str = PICTURE_SCHEME) -> Iterator[tuple[str, Box]]:
        for sheet in self.sheets():
            for box in sheet.descendants():
                scheme, _, name = (attribute(box, "src") or "").partition(":")
                if _picture_part(box) and scheme == wanted:
                    yield unquote(name), box

    def columns(self) -> dict[Node, tuple[Points, ...]]:
        """The widths of the columns of every table, by its element, with what is between them."""
        return {
            node: tuple(map(computed.points, widths))
            for node, widths in self._tables.widths.items()
        }

    def column(self) -> Column:
        """All pages as one column, what a page break parts joined again."""
        areas = [area for sheet in self.sheets() for area in note_areas(sheet)]
        notes = [
            (node_of(note), computed.points(note.margin_height()))
            for area in areas
            for note in area.children
        ]
        whole = sum(computed.points(area.margin_height()) for area in areas)
        bodies = (_column_box(body_of(sheet)) for sheet in self.sheets())
        return Column(
            root=functools.reduce(joined, bodies),
            notes=tuple(notes),
            overhead=Points(whole - sum(height for _, height in notes)),
        )

    def characters_after(self, page: int) -> int:
        """How many characters of running text stand on the pages after a page."""
        return sum(map(characters, self.sheets(page + 1)))

    def missing_characters(self) -> list[str]:
        """The characters of the pages that no font has, each once, in order."""
        lines = (box for sheet in self.sheets() for box in sheet.descendants())
        rare = (
            box
            for box in lines
            if type(box) is boxes.TextBox and uncovered(box.text, fonts_folder())
        )
        return list(dict.fromkeys(one for box in rare for one in missing(box.text, box.style)))

    def put_page_numbers(self, numbers: Mapping[str, str]) -> None:
        """Write each number over the placeholder of the element whose `data-page-of` names it.

        The placeholder stays one line and keeps its right edge, so nothing is laid out again.
        """
        for sheet in self.sheets():
            for box in sheet.descendants():
                target = _page_number_target(box)
                if target is not None and target in numbers:
                    _rewrite(box, numbers[target])


def _picture_part(box: Box) -> str | None:
    """The part of the article that a box is the picture of; `None` where it is none."""
    is_image = isinstance(box, boxes.ReplacedBox) and _tag(box) == "img"
    return attribute(box, "data-part") if is_image else None


def _tag(box: Box) -> str | None:
    return None if box.element is None else box.element.tag


def _column_box(box: Box) -> ColumnBox:
    """A box as plain values; what is no plain block, such as a table, is taken as a whole."""
    is_own = box.is_table_wrapper or not isinstance(box.style, AnonymousStyle)
    make = functools.partial(ColumnBox, node_of(box), is_own)
    measure = computed.points(box.width)
    if type(box) is not boxes.BlockBox or box.is_table_wrapper or _is_generated(box):
        scales = type(box) is not boxes.BlockReplacedBox
        return make(computed.points(box.height), measure, scales=scales)
    inner = [child for child in box.children if child.is_in_normal_flow()]
    if inner and all(type(child) is boxes.LineBox for child in inner):
        height = sum(child.height for child in inner)
        return make(computed.points(height), measure, lines=tuple(map(_line, inner)))
    return make(Points(0), measure, boxes=tuple(_flow_boxes(box, inner)))


def _flow_boxes(box: Box, inner: list[Box]) -> Iterator[ColumnBox]:
    """What stands in the flow of a box; columns beside each other are one box."""
    for in_columns, group in groupby(inner, key=lambda child: bool(child.is_column)):
        if not in_columns:
            yield from map(_column_box, group)
            continue
        columns = list(group)
        stacked = [_column_box(child) for column in columns for child in column.children]
        count, measure = max(len(columns), 1), computed.points(columns[0].width)
        yield ColumnBox(node_of(box), False, Points(0), measure, tuple(stacked), columns=count)


def _is_generated(box: Box) -> bool:
    """Whether a box is that of a pseudo-element."""
    return "::" in (box.element_tag or "")


def _line(box: Box) -> Line:
    texts = [inner for inner in box.descendants() if type(inner) is boxes.TextBox]
    width = sum(inner.width for inner in texts)
    return Line("".join(inner.text for inner in texts), computed.points(width))


def _page_number_target(box: Box) -> str | None:
    if type(box) is not boxes.TextBox or box.element_tag != _tag(box):
        return None  # what ::before generates, such as a leader, has another tag
    return attribute(box, "data-page-of")


def _rewrite(box: Box, text: str) -> None:
    """Replace the text of a laid-out text box, keeping its right edge."""
    layout = create_layout(text, box.style, None, None, 0)
    first_line, _ = layout.get_first_line()
    width, _ = line_size(first_line, box.style)
    box.position_x += box.width - width
    box.width = width
    box.text = text
    box.pango_layout = layout
