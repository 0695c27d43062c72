"""The sections: paper, margins, columns, line numbers, headers and footers (ISO 29500-1, 17.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias, cast

from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION, WD_SECTION
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.section import CT_SectPr
from docx.parts.story import StoryPart
from docx.shared import Twips

from exporter.docx.elements import qn
from exporter.styled import Element, PageStyle, StyledDocument
from exporter.writers.word.parts.grids import WriteBlocks
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.parts.running_heads import (
    RunningHeads,
    pushing,
    running_heads_of,
)
from exporter.writers.word.parts.spare_room import SLACK
from exporter.writers.word.parts.strips import strip_above
from exporter.writers.word.setting.context import counting_of
from exporter.writers.word.setting.inlines import look_of
from exporter.writers.word.setting.panels import cropped, strip_of
from exporter.writers.word.setting.stacks import LOWEST_LINE, with_format
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, Xml, make, root, twips
from exporter.writers.word.values.run_format import run_format
from exporter.writers.word.values.style_names import LINE_NUMBER
from exporter.writers.word.values.stylesheet import CharacterStyle
from exporter.writers.word.values.word_document import Block, Columns, Paragraph, Strip, Table

LOOK = frozenset({"font", "size", "colour", "bold", "italic", "tabular"})


@dataclass(frozen=True)
class LineNumbers:
    """A number at every so many lines, its distance from the text in twips, and its style."""

    every: int
    distance: int
    style: CharacterStyle

    def element(self) -> Xml:
        """The section's property."""
        return make("w:lnNumType", countBy=self.every, distance=self.distance, restart="newPage")


def line_numbers_of(document: StyledDocument) -> LineNumbers | None:
    """The line numbers that a stylesheet asks for, in the look of the class `line-number`.

    `None` where it asks for none, or a template has nothing of that class.
    """
    element = next(_of_class(document.body, "line-number"), None)
    if not document.line_numbers or element is None:
        return None
    style = CharacterStyle(LINE_NUMBER, LOOK, run_format(element.style, element.language))
    return LineNumbers(document.line_numbers, twips(element.style.padding.right), style)


def _of_class(element: Element, name: str) -> Iterator[Element]:
    if name in element.classes:
        yield element
    for child in element.elements:
        yield from _of_class(child, name)


WriteLine: TypeAlias = Callable[[StoryPart, Paragraph], Xml]


@dataclass(frozen=True)
class Section:
    """The pages of a document; `first` are the first page's running heads where it has its own.

    `top` is the upper margin, in points: the lesser one, where the first page has another.
    `named` are those of the kinds of pages that some of the text has for its own, `counting` is the
    ST_NumberFormat of their numbers,
    `slack` by how many points they are deeper than those of the PDF.
    """

    page: PageStyle
    top: float
    usual: RunningHeads
    first: RunningHeads | None
    right_to_left: bool
    line_numbers: LineNumbers | None
    strip: Strip | None = None
    named: Mapping[str, Section] = field(default_factory=dict)
    counting: str = "decimal"
    slack: float = SLACK

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all headers and footers."""
        every = [self.usual, *([self.first] if self.first else [])]
        own = tuple(line for one in every for line in (one.header, one.footer))
        return (*own, *(line for one in self.named.values() for line in one.paragraphs))

    def of(self, columns: Columns | None) -> Section:
        """The section of some columns, which may have pages of its own kind."""
        return self.named[columns.page] if columns and columns.page else self

    def element(
        self, columns: Columns | None, *, is_first: bool, ends_page: bool = False
    ) -> CT_SectPr:
        """The section's properties; it goes on where the last one ended, or on the next page."""
        properties = cast(CT_SectPr, make("w:sectPr"))
        if ends_page:
            properties.start_type = WD_SECTION.NEW_PAGE
        elif not is_first:
            properties.start_type = WD_SECTION.CONTINUOUS
        self._set_size(properties)
        self._set_margins(properties, columns)
        element: Xml = properties
        element.extend(self._beyond_python_docx(columns))
        properties.titlePg_val = self.first is not None and is_first
        if columns:  # an extension, behind all that the schema has
            element.append(make("w15:footnoteColumns", w_val=1))
        return properties

    def _set_size(self, properties: CT_SectPr) -> None:
        properties.page_width = Twips(twips(self.page.width))
        properties.page_height = Twips(twips(self.page.height))
        if self.page.width > self.page.height:
            properties.orientation = WD_ORIENTATION.LANDSCAPE

    def _set_margins(self, properties: CT_SectPr, columns: Columns | None) -> None:
        margin, drawn_in = self.page.margin, columns or Columns(1, 0)
        properties.top_margin = Twips(twips(self.top))
        properties.right_margin = Twips(twips(margin.right) + drawn_in.right)
        properties.bottom_margin = Twips(twips(margin.bottom) - twips(self.slack))
        properties.left_margin = Twips(twips(margin.left) + drawn_in.left)
        properties.header = Twips(twips(self.usual.header_distance))
        properties.footer = Twips(twips(self.usual.footer_distance))
        properties.gutter = Twips(0)

    def _room(self, columns: Columns | None) -> int:
        margin, drawn_in = self.page.margin, columns or Columns(1, 0)
        edges = twips(margin.left) + drawn_in.left + twips(margin.right) + drawn_in.right
        return twips(self.page.width) - edges

    def _beyond_python_docx(self, columns: Columns | None) -> Iterator[Xml]:
        """What python-docx has no setters for, in the schema's order."""
        if self.line_numbers:
            yield self.line_numbers.element()
        if self.counting != "decimal":
            yield make("w:pgNumType", fmt=self.counting)
        yield _columns(columns, self._room(columns))
        if self.right_to_left:
            yield make("w:bidi")


def _columns(columns: Columns | None, room: int) -> Xml:
    """The columns of a section in some room, in twips, each with its width: LibreOffice lays out
    those that share the room another way (docs/decisions/word-level-columns.md)."""
    if columns is None or columns.count == 1:
        return make("w:cols", space=0)
    even = (room - columns.gap * (columns.count - 1)) // columns.count
    widths = columns.widths or (even,) * columns.count
    gaps = [*[columns.gap] * (columns.count - 1), None]
    each = (make("w:col", w=width, space=gap) for width, gap in zip(widths, gaps, strict=True))
    return make("w:cols", *each, num=columns.count, space=columns.gap, equalWidth=0)


class Sections:
    """Writes the sections of one document; their headers and footers become parts of the file."""

    def __init__(self, section: Section, package: WordPackage, write: WriteLine) -> None:
        self._section = section
        self._package = package
        self._write = write
        self._last: tuple[str, int, int] | None = None
        self._changes = 0

    def element(self, columns: Columns | None) -> Xml:
        """The properties of the next section, whose text stands in columns."""
        section, last = self._section.of(columns), self._last
        place = (columns.page, columns.left, columns.right) if columns else ("", 0, 0)
        ends_page = last is not None and last[0] != place[0]
        properties = section.element(columns, is_first=last is None, ends_page=ends_page)
        if place != last:
            self._add_running_heads(section, properties, *place[1:])
        self._last = place
        return properties

    def _add_running_heads(
        self, section: Section, properties: CT_SectPr, left: int, right: int
    ) -> None:
        """The running heads of a section; they stay where they are when the text is drawn in."""
        kinds = {WD_HEADER_FOOTER.PRIMARY: section.usual}
        if section.first and self._last is None:
            kinds[WD_HEADER_FOOTER.FIRST_PAGE] = section.first
        for kind, heads in kinds.items():
            header = self._header(kind, outdented(heads.header, left, right))
            properties.add_headerReference(kind, header)
        for kind, heads in kinds.items():
            footer = self._part("footer", kind, outdented(heads.footer, left, right))
            properties.add_footerReference(kind, footer)
        self._changes += 1

    def _header(self, kind: WD_HEADER_FOOTER, line: Paragraph) -> str:
        """The relation to a header, the first page's with what of a panel is above the text."""
        strip = self._section.strip if kind is WD_HEADER_FOOTER.FIRST_PAGE else None
        return self._part("header", kind, line, [strip_above(strip)] if strip else [])

    def _part(
        self, place: str, kind: WD_HEADER_FOOTER, line: Paragraph, behind: Iterable[Xml] = ()
    ) -> str:
        """The relation to a new header or footer of one line."""
        suffix = f"-{self._changes}" if self._changes else ""
        path = f"word/{place}-{WD_HEADER_FOOTER.to_xml(kind)}{suffix}.xml"
        media_type, relation, tag = PARTS[place]
        part = self._package.add(path, media_type, root(tag))
        written = self._write(cast(StoryPart, part), line)
        written.extend(behind)
        part.element.append(written)
        return self._package.main.relate_to(part, relation)


def outdented(line: Paragraph, left: int, right: int) -> Paragraph:
    """A running head that reaches over the edges of its section, in twips."""
    look = line.format
    tabs = tuple(replace(tab, position=tab.position - left) for tab in look.tabs)
    return with_format(line, start=look.start - left, end=look.end - right, tabs=tabs)


# The media type, the relation and the root of a part.
PARTS = {
    "header": (CT.WML_HEADER, RT.HEADER, "w:hdr"),
    "footer": (CT.WML_FOOTER, RT.FOOTER, "w:ftr"),
}


def section_of(document: StyledDocument, pages: int) -> Section:
    """The one section of a document of so many pages."""
    body, page, first = document.body, document.page, document.first_page
    usual = running_heads_of(page, look_of(body), body.language, pages)
    own = running_heads_of(first, look_of(body), body.language, pages)
    strip = strip_of(document)
    tops = first.margin.top, page.margin.top
    if tops[0] < tops[1]:
        usual = pushing(usual, tops[1])
    elif tops[0] > tops[1]:
        own = pushing(own, tops[0])
    differs = first.boxes != page.boxes or tops[0] != tops[1] or strip is not None
    return Section(
        page,
        min(tops),
        usual,
        own if differs else None,
        body.style.direction == "rtl",
        line_numbers_of(document),
        strip,
        {name: _named(document, one, pages) for name, one in document.named_pages.items()},
        counting_of(document),
    )


def _named(document: StyledDocument, page: PageStyle, pages: int) -> Section:
    """The section of what has pages of a kind."""
    body = document.body
    usual = running_heads_of(page, look_of(body), body.language, pages)
    is_right_to_left = body.style.direction == "rtl"
    lines, counting = line_numbers_of(document), counting_of(document)
    top = page.margin.top
    return Section(page, top, usual, None, is_right_to_left, lines, counting=counting)


WriteSection: TypeAlias = Callable[[Columns | None], Xml]


def with_sections(
    blocks: Iterable[Block], write: WriteBlocks, section: WriteSection
) -> Iterator[Xml]:
    """The blocks with the properties of their sections; the last section has no columns.

    Word balances the columns of a section that another one follows, on the same page.
    """
    last: Columns | None = None
    written: list[Xml] = []
    for columns, group in groupby(blocks, key=lambda block: block.columns):
        together = tuple(group)
        if written:
            if _page_of(columns) != _page_of(last) and last and last.count > 1:
                yield from _closed(written, section(last))
                last, written = None, [empty_paragraph()]
            spacer = _spacer_below(written)
            yield from _closed(written, section(last))
            together = _closer(together, spacer) if spacer else together
        last, written = columns, list(write(together))
    if _page_of(last):
        yield from [*written, *([] if written[-1].tag == qn("w:p") else [empty_paragraph()])]
        yield section(last)
        return
    if last:
        yield from _closed(written, section(last))
        written = [empty_paragraph()]
    yield from written
    yield section(None)


def _page_of(columns: Columns | None) -> str:
    """The kind of pages that a section has; empty for the usual ones."""
    return columns.page if columns else ""


def _closed(written: list[Xml], properties: Xml) -> list[Xml]:
    """A section's blocks, the last of which ends it; nothing but a paragraph can.

    LibreOffice levels no columns that end with a table and a paragraph without content: it has a
    hyphen that nobody sees.
    """
    closed = [*written, empty_paragraph()] if _spacer_below(written) else written
    if written[-1].tag != qn("w:p"):
        closed[-1].append(make("w:r", make("w:softHyphen")))
    closed[-1][0].append(properties)
    return closed


def _spacer_below(written: list[Xml]) -> int:
    """The height in twips of the spacer that has to end a section, 0 where it needs none.

    LibreOffice leaves out a paragraph that is empty and ends a section, with the rule that it has.
    A spacer that follows another paragraph it leaves out too, and Word does not: half its height
    is nearly right in both.
    """
    last = written[-1]
    if last.tag != qn("w:p"):
        return LOWEST_LINE
    return 0 if last.find(qn("w:r")) is not None else LOWEST_LINE // 2


def _closer(blocks: tuple[Block, ...], height: int) -> tuple[Block, ...]:
    """The blocks below a spacer, the first with so many twips less of room above it."""
    first = blocks[0]
    if isinstance(first, Table):
        return (cropped(first, height), *blocks[1:])
    before = max(first.format.before - height, 0)
    return (with_format(first, before=before), *blocks[1:])


def empty_paragraph() -> Xml:
    """An empty paragraph as low as can be."""
    height = make("w:spacing", before=0, after=0, line=TWIPS_PER_POINT, lineRule="exact")
    return make("w:p", make("w:pPr", height))
