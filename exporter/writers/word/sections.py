"""The section: paper, margins, and the headers and footers of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from exporter.styled import PageStyle, StyledDocument
from exporter.writers.word.flow import Paragraph
from exporter.writers.word.furniture import Furniture, furniture_of
from exporter.writers.word.inlines import look_of
from exporter.writers.word.line_numbers import LineNumbers, line_numbers_of
from exporter.writers.word.ooxml import Xml, make, root, twips, w
from exporter.writers.word.package import WORD_TYPE, Package, Part

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

    def element(self, document: Part, package: Package, write: WriteParagraph) -> Xml:
        """The section's properties; its headers and footers become parts of the package."""
        return w(
            "sectPr",
            *self._references(document, package, write),
            self._size(),
            self._margins(),
            *([self.line_numbers.element()] if self.line_numbers else []),
            w("cols", space=0),
            *([w("titlePg")] if self.first else []),
            *([w("bidi")] if self.right_to_left else []),
        )

    def _references(self, document: Part, package: Package, write: WriteParagraph) -> Iterator[Xml]:
        kinds = {"default": self.usual, "first": self.first}
        for place in ("header", "footer"):
            for kind, furniture in kinds.items():
                if furniture:
                    part = package.add(f"word/{place}-{kind}.xml", WORD_TYPE.format(place), b"")
                    line = furniture.header if place == "header" else furniture.footer
                    part.content = root(ROOTS[place], write(part, line))
                    relation = document.relate(part, place)
                    yield make(f"w:{place}Reference", {"type": kind, "r:id": relation})

    def _size(self) -> Xml:
        landscape = self.page.width > self.page.height
        orient = "landscape" if landscape else None
        return w("pgSz", w=twips(self.page.width), h=twips(self.page.height), orient=orient)

    def _margins(self) -> Xml:
        sides = {
            side: twips(getattr(self.page.margin, side))
            for side in ("top", "right", "bottom", "left")
        }
        distances = {
            "header": twips(self.usual.header_distance),
            "footer": twips(self.usual.footer_distance),
        }
        return w("pgMar", **sides, **distances, gutter=0)


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
