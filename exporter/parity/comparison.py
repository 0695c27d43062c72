"""Do two PDFs look alike: one of ours, and one that another program made of the same brief?

Where LibreOffice made the second one, the number before a footnote and the rule above footnotes are
left out: LibreOffice prints them in a way of its own, whatever a Word file says
(docs/decisions/word-footnotes.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.parity.lines import places
from exporter.parity.matching import match
from exporter.parity.measure import Measure
from exporter.parity.printed_text import text_of
from exporter.parity.surfaces import surfaces
from exporter.parity.words import lettering, words
from exporter.printed import Glyph, Page, pages_of

__all__ = ["Measure", "Parity", "compare"]


@dataclass(frozen=True)
class Parity:
    """How alike two PDFs are: the number of pages of each, and all measures."""

    pages: tuple[int, int]
    measures: tuple[Measure, ...]

    @property
    def holds(self) -> bool:
        """Whether all promises are kept."""
        return self.pages[0] == self.pages[1] and all(one.holds for one in self.measures)

    def __getitem__(self, name: str) -> Measure:
        """The measure with a name; raises KeyError."""
        return {one.name: one for one in self.measures}[name]


def compare(
    ours: bytes, theirs: bytes, names: tuple[str, str] = ("first.pdf", "second.pdf")
) -> Parity:
    """Measure how alike two PDFs are; `names` are what errors call them.

    Raises FileError for what is no PDF.
    """
    one, other = (pages_of(data, name) for data, name in zip((ours, theirs), names, strict=True))
    return Parity((len(one), len(other)), tuple(_measures(one, other)))


def _measures(one: tuple[Page[Glyph], ...], other: tuple[Page[Glyph], ...]) -> Iterator[Measure]:
    matched = match(text_of(one), text_of(other))
    yield words(matched)
    yield from lettering(matched)
    yield from places(matched)
    yield from surfaces(matched, one, other)
