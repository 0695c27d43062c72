"""The sections: paper, margins, columns, line numbers, headers and footers (ISO 29500-1, 17.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from exporter.styled import Element, PageStyle, StyledDocument
from exporter.writers.word.parts.package import WORD_TYPE, Package, Part
from exporter.writers.word.parts.running_heads import Furniture, furniture_of
from exporter.writers.word.setting.inlines import look_of
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.document import Block, Columns, Paragraph
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, Xml, make, qualified, root, twips, w
from exporter.writers.word.values.run_format import run_format
from exporter.writers.word.values.style_names import LINE_NUMBER
from exporter.writers.word.values.stylesheet import CharacterStyle

LOOK = frozenset({"font", "size", "colour", "bold", "italic", "tabular"})


@dataclass(frozen=True)
class LineNumbers:
    """A number at every so many lines, its distance from the text in twips, and its style."""

    every: int
    distance: int
    style: CharacterStyle

    def element(self) -> Xml:
        """The section's property."""
        return w("lnNumType", countBy=self.every, distance=self.distance, restart="newPage")


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


# Points. Word needs a little more room than CSS around large type, and a page that is full in the
# PDF must not lose its last line for that.
SLACK = 2.5
WriteParagraph: TypeAlias = Callable[[Part, Paragraph], Xml]


@dataclass(frozen=True)
class Section:
    """The pages of a document; `first` is the first page's furniture where it has its own."""

    page: PageStyle
    usual: Furniture
    first: Furniture | None
    right_to_left: bool
    line_numbers: LineNumbers | None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all headers and footers."""
        every = [self.usual, *([self.first] if self.first else [])]
        return tuple(line for one in every for line in (one.header, one.footer))

    def element(self, columns: Columns | None, *, is_first: bool, references: Iterable[Xml]) -> Xml:
        """The section's properties; all but the first go on where the last one ended."""
        return w(
            "sectPr",
            *references,
            *([] if is_first else [w("type", val="continuous")]),
            self._size(),
            self._margins(columns),
            *([self.line_numbers.element()] if self.line_numbers else []),
            _columns(columns),
            *([w("titlePg")] if self.first and is_first else []),
            *([w("bidi")] if self.right_to_left else []),
            *([make("w15:footnoteColumns", {"w:val": 1})] if columns else []),
        )

    def _size(self) -> Xml:
        landscape = self.page.width > self.page.height
        orient = "landscape" if landscape else None
        return w("pgSz", w=twips(self.page.width), h=twips(self.page.height), orient=orient)

    def _margins(self, columns: Columns | None) -> Xml:
        sides = {
            side: twips(getattr(self.page.margin, side))
            for side in ("top", "right", "bottom", "left")
        }
        sides["bottom"] -= twips(SLACK)
        if columns:
            sides["left"] += columns.left
            sides["right"] += columns.right
        distances = {
            "header": twips(self.usual.header_distance),
            "footer": twips(self.usual.footer_distance),
        }
        return w("pgMar", **sides, **distances, gutter=0)


def _columns(columns: Columns | None) -> Xml:
    if columns is None or columns.count == 1:
        return w("cols", space=0)
    return w("cols", num=columns.count, space=columns.gap, equalWidth=1)


class Sections:
    """Writes the sections of one document; their headers and footers become parts of the file."""

    def __init__(
        self, section: Section, document: Part, package: Package, write: WriteParagraph
    ) -> None:
        self._section = section
        self._document = document
        self._package = package
        self._write = write
        self._edges = (0, 0)
        self._begun = False
        self._furniture = 0

    def element(self, columns: Columns | None) -> Xml:
        """The properties of the next section, whose text stands in columns."""
        edges = (columns.left, columns.right) if columns else (0, 0)
        changes = edges != self._edges or not self._begun
        references = list(self._references(*edges)) if changes else []
        element = self._section.element(columns, is_first=not self._begun, references=references)
        self._edges, self._begun = edges, True
        return element

    def _references(self, left: int, right: int) -> Iterator[Xml]:
        """The furniture of a section; a header stays where it is when the text is drawn in."""
        first = None if self._begun else self._section.first
        kinds = {"default": self._section.usual, "first": first}
        suffix = f"-{self._furniture}" if self._furniture else ""
        self._furniture += 1
        for place in ("header", "footer"):
            for kind, furniture in kinds.items():
                if furniture:
                    path = f"word/{place}-{kind}{suffix}.xml"
                    part = self._package.add(path, WORD_TYPE.format(place), b"")
                    line = furniture.header if place == "header" else furniture.footer
                    part.content = root(
                        ROOTS[place], self._write(part, outdented(line, left, right))
                    )
                    relation = self._document.relate(part, place)
                    yield make(f"w:{place}Reference", {"type": kind, "r:id": relation})


def outdented(line: Paragraph, left: int, right: int) -> Paragraph:
    """A line of furniture that reaches over the edges of its section, in twips."""
    look = line.format
    tabs = tuple(replace(tab, position=tab.position - left) for tab in look.tabs)
    return with_format(line, start=look.start - left, end=look.end - right, tabs=tabs)


ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


def section_of(document: StyledDocument, pages: int) -> Section:
    """The one section of a document of so many pages."""
    body, page, first = document.body, document.page, document.first_page
    usual = furniture_of(page, look_of(body), body.language, pages)
    own = furniture_of(first, look_of(body), body.language, pages)
    differs = first.boxes != page.boxes
    return Section(
        page,
        usual,
        own if differs else None,
        body.style.direction == "rtl",
        line_numbers_of(document),
    )


WriteBlocks: TypeAlias = Callable[[Iterable[Block]], Iterator[Xml]]
WriteSection: TypeAlias = Callable[[Columns | None], Xml]


def with_sections(
    blocks: Iterable[Block], write: WriteBlocks, section: WriteSection
) -> Iterator[Xml]:
    """The blocks with the properties of their sections; the last section has no columns.

    Word balances the columns of a section that another one follows.
    """
    last: Columns | None = None
    written: list[Xml] = []
    for columns, group in groupby(blocks, key=lambda block: block.columns):
        if written:
            yield from _closed(written, section(last))
        last, written = columns, list(write(group))
    if last:
        yield from _closed(written, section(last))
        written = [_spacer()]
    yield from written
    yield section(None)


def _closed(written: list[Xml], properties: Xml) -> list[Xml]:
    """A section's blocks, the last of which ends it; nothing but a paragraph can."""
    last = written[-1]
    if last.tag != qualified("w:p"):
        last = _spacer()
        written.append(last)
    last[0].append(properties)
    return written


def _spacer() -> Xml:
    """An empty paragraph as low as can be."""
    height = w("spacing", before=0, after=0, line=TWIPS_PER_POINT, lineRule="exact")
    return w("p", w("pPr", height))
