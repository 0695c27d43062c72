"""Do two PDFs look alike: one of ours, and one that another program made of the same brief?

Where LibreOffice made the second one, the number before a footnote and the rule above footnotes are
left out: LibreOffice prints them in a way of its own, whatever a Word file says
(docs/decisions/word-footnotes.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.diagnostics import FileError, Place
from exporter.parity.lines import places
from exporter.parity.matching import Matched, match
from exporter.parity.measure import Measure
from exporter.parity.printed_text import Text, text_of
from exporter.parity.same_words import lettering, words
from exporter.parity.surfaces import surfaces
from exporter.printed import Glyph, Page, Printed

__all__ = ["Measure", "Parity", "compare"]

MAX_FILE = 60_000_000  # bytes
MOST_PAIRS = 30_000_000  # of the same word, once here and once there
MOST_PARTS = 250_000  # letters and shapes of a file, of which each is compared

Pages = tuple[Page[Glyph], ...]


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

    Raises FileError for what is no PDF, and `too-much-work` where there is too much to compare.
    """
    one, other = (_pages(data, name) for data, name in zip((ours, theirs), names, strict=True))
    said, printed = text_of(one), text_of(other)
    _check_pairs(said, printed, names[1])
    matched = match(said, printed)
    return Parity((len(one), len(other)), tuple(_measures(matched, one, other)))


def _check_pairs(ours: Text, theirs: Text, name: str) -> None:
    """Raise FileError for texts of few words, repeated so often that all are partners of all."""
    mine, yours = (Counter(word.text for word in text.words) for text in (ours, theirs))
    if sum(times * yours[word] for word, times in mine.items()) > MOST_PAIRS:
        told = "the same words stand in it too often to tell which is which"
        raise FileError.at("too-much-work", told, Place(name))


def _measures(matched: Matched, one: Pages, other: Pages) -> Iterator[Measure]:
    yield words(matched)
    yield from lettering(matched)
    yield from places(matched)
    yield from surfaces(matched, one, other)


def _pages(data: bytes, name: str) -> Pages:
    """All pages of a file; raises as `compare` does."""
    if len(data) > MAX_FILE:
        limit = f"the file is over {MAX_FILE // 1_000_000} MB"
        raise FileError.at("file-too-large", limit, Place(name), "compare it in parts")
    pages: list[Page[Glyph]] = []
    left = MOST_PARTS
    with Printed(data, name) as printed:
        for page in printed:
            pages.append(page)
            left -= len(page.text) + len(page.shapes)
            if left < 0:
                told = f"up to page {page.number} it has over {MOST_PARTS} letters and shapes"
                raise FileError.at("too-much-work", told, Place(name), "compare it in parts")
    return tuple(pages)
