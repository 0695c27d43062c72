"""The sections: paper, margins, and the headers and footers of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from exporter.styled import PageStyle, StyledDocument
from exporter.writers.word.flow import Columns, Paragraph
from exporter.writers.word.furniture import Furniture, furniture_of
from exporter.writers.word.inlines import look_of
from exporter.writers.word.line_numbers import LineNumbers, line_numbers_of
from exporter.writers.word.ooxml import Xml, make, root, twips, w
from exporter.writers.word.package import WORD_TYPE, Package, Part
from exporter.writers.word.stacks import with_format

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
