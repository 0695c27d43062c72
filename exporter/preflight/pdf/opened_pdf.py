"""A PDF, opened without trust, as all checks of it see it."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

import pikepdf

from exporter.article import Article
from exporter.diagnostics import ArticleError, FileError, Place
from exporter.preflight.pdf.crowds import MOST_PAIRS, is_paintable, pairs_on
from exporter.preflight.pdf.tags import MOST_TAGS, Tag, TagTree, tag_tree
from exporter.preflight.pdf.values import at, first_items, identity, length
from exporter.preflight.pdf.weight import MOST_OF_FILE, MOST_OF_PAGE, Weights
from exporter.printed import Page, Printed, Run
from exporter.provenance.found import attached_article

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_FILE = 100_000_000  # bytes
MOST_PAGES = 2_000
MOST_PARTS = 100_000  # runs, shapes and pictures, after which no further page is drawn
MOST_ANNOTATIONS = 20_000
OURS = re.compile(r"^stream <[^>]*>:? ?")  # what qpdf calls the bytes that we give it


@dataclass
class Looks:
    """What the pages show; `crowded` are the numbers of those too full to compare all on them.

    `unpaintable` are those that would take too much to be drawn, `unseen` says in sentences what
    could not be looked at.
    """

    shown: list[Page[Run]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    crowded: set[int] = field(default_factory=set)
    unpaintable: set[int] = field(default_factory=set)
    weight: int = 0
    parts: int = 0
    pairs: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no further page is to be looked at."""
        return self.parts > MOST_PARTS or self.weight > MOST_OF_FILE

    def add(self, page: Page[Run], links: int) -> None:
        """Take up a page that was read."""
        self.shown.append(page)
        self.parts += len(page.text) + len(page.shapes) + len(page.pictures)
        pairs = pairs_on(page, links)
        if self.pairs + pairs > MOST_PAIRS:
            self.crowded.add(page.number)
            told = f"page {page.number} has too much in one place to be compared with each other"
            self.unseen.append(told)
        else:
            self.pairs += pairs
        if not is_paintable(page):
            self.unpaintable.add(page.number)
            told = f"page {page.number} takes too much to be painted, so its contrast is not known"
            self.unseen.append(told)


# What it mends on the way would be printed otherwise; `damage` tells it.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


class PdfFile:
    """An open PDF; use it in a `with` statement.

    `damage` says what had to be mended to open it. Raises FileError `encrypted`, `not-a-pdf` or
    `file-too-large` for a file that cannot be opened.
    """

    def __init__(self, data: bytes, name: str) -> None:
        if len(data) > MAX_FILE:
            limit = f"the file is over {MAX_FILE // 1_000_000} MB"
            raise FileError.at("file-too-large", limit, Place(name), "check it in parts")
        self.data = data
        self.name = name
        self.document = _opened(data, name)
        self.pages = _pages(self.document, name)
        warnings = self.document.get_warnings()
        self.damage: Sequence[str] = tuple(OURS.sub("", str(line)) for line in warnings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.document.close()
        if self._printed:
            self._printed.close()

    @property
    def root(self) -> pikepdf.Object:
        """The catalog (ISO 32000-1, 7.7.2)."""
        return self.document.Root

    @cached_property
    def page_numbers(self) -> Mapping[tuple[int, int], int]:
        """Each page's number, from 1, by its object's identity."""
        return {identity(page): number for number, page in enumerate(self.pages, start=1)}

    @property
    def shown(self) -> Sequence[Page[Run]]:
        """What the pages show, as far as they could be looked at."""
        return self._looks.shown

    @property
    def uncrowded(self) -> list[Page[Run]]:
        """Those pages of `shown` on which one thing may be compared with all others."""
        return [page for page in self.shown if page.number not in self._looks.crowded]

    @property
    def paintable(self) -> list[Page[Run]]:
        """Those pages of `shown` that can be drawn."""
        return [page for page in self.shown if page.number not in self._looks.unpaintable]

    @property
    def unseen(self) -> Sequence[str]:
        """What could not be looked at, in sentences."""
        told = list(self._looks.unseen)
        if sum(length(at(page, "Annots")) for page in self.pages) > MOST_ANNOTATIONS:
            told.append(f"only the first {MOST_ANNOTATIONS} links and notes were looked at")
        if self.tag_tree.is_cut:
            told.append(f"not all tags were looked at: they are over {MOST_TAGS}, or nest too deep")
        return told

    @cached_property
    def annotations(self) -> Sequence[Sequence[object]]:
        """The links and notes of each page, as far as they are looked at."""
        left, found = MOST_ANNOTATIONS, []
        for page in self.pages:
            found.append(first_items(at(page, "Annots"), left))
            left -= len(found[-1])
        return found

    def ground(self, number: int, dpi: float) -> Image:
        """A page of `shown` without its letters."""
        if self._printed is None:
            raise FileError.at("damaged-pdf", "the file cannot be drawn", Place(self.name))
        return self._printed.ground(number, dpi)

    @cached_property
    def _looks(self) -> Looks:
        if self._printed is None:
            return Looks(unseen=["no page can be drawn"])
        return _looked_at(self._printed, self.pages)

    @cached_property
    def _printed(self) -> Printed | None:
        try:
            return Printed(self.data, self.name)
        except FileError:
            return None

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The elements of the tag tree in reading order; empty for a file without one."""
        return self.tag_tree.tags

    @cached_property
    def tag_tree(self) -> TagTree:
        """What the file is read aloud by."""
        return tag_tree(at(self.root, "StructTreeRoot"), self.page_numbers)

    @cached_property
    def article(self) -> Article | None:
        """The article that travels in the file; `None` where there is none to be read."""
        try:
            return attached_article(self.document, self.name)
        except ArticleError:
            return None


def _looked_at(printed: Printed, pages: Sequence[pikepdf.Object]) -> Looks:
    """What the first pages show, and which of them could not be looked at."""
    looks, weights = Looks(), Weights()
    for number, page in enumerate(pages[: len(printed)], start=1):
        if looks.is_full:
            looks.unseen.append(f"only the first {number - 1} pages were looked at")
            break
        try:
            weight = weights.of(page)
            looks.weight += min(weight, MOST_OF_PAGE)
            if weight > MOST_OF_PAGE:
                looks.unseen.append(f"page {number} has too much on it to be drawn")
                continue
            looks.add(printed.page_in_runs(number), length(at(page, "Annots")))
        except (FileError, pikepdf.PdfError):
            looks.unseen.append(f"page {number} cannot be drawn")
    return looks


def _opened(data: bytes, name: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as failure:
        raise FileError.at("encrypted", "the file has a password", Place(name)) from failure
    except (pikepdf.PdfError, ValueError, RuntimeError) as failure:
        raise FileError.at("not-a-pdf", "the file is no PDF that can be read", Place(name)) from (
            failure
        )


def _pages(document: pikepdf.Pdf, name: str) -> list[pikepdf.Object]:
    """The page dictionaries; the first 2,000 of them."""
    try:
        count = min(len(document.pages), MOST_PAGES)
        pages: list[pikepdf.Object] = [document.pages[number].obj for number in range(count)]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError) as failure:
        document.close()
        raise FileError.at("not-a-pdf", "the file's pages cannot be read", Place(name)) from failure
    if not pages:
        document.close()
        raise FileError.at("not-a-pdf", "the file has no pages", Place(name))
    return pages
