"""A PDF, opened without trust, as all checks of it see it."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

import pikepdf

from exporter.article import Article
from exporter.diagnostics import ArticleError, FileError, Place
from exporter.preflight.pdf.tags import Tag, TagTree, tag_tree
from exporter.preflight.pdf.values import Sizes, at, identity, is_drawable
from exporter.printed import Page, Printed, Run
from exporter.provenance.found import attached_article

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_FILE = 200_000_000  # bytes
MOST_PAGES = 2_000
MOST_RUNS = 100_000  # after which no further page is drawn

Looks = tuple[tuple[Page[Run], ...], tuple[str, ...]]
"""What the pages show, and in sentences what of them could not be looked at."""

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
        self.damage: Sequence[str] = tuple(str(line) for line in self.document.get_warnings())

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
    def shown(self) -> tuple[Page[Run], ...]:
        """What the pages show, as far as they could be looked at."""
        return self._looks[0]

    @property
    def unseen(self) -> tuple[str, ...]:
        """What could not be looked at, in sentences."""
        return self._looks[1]

    def ground(self, number: int, dpi: float) -> Image:
        """A page of `shown` without its letters."""
        if self._printed is None:
            raise FileError.at("damaged-pdf", "the file cannot be drawn", Place(self.name))
        return self._printed.ground(number, dpi)

    @cached_property
    def _looks(self) -> Looks:
        if self._printed is None:
            return (), ("no page can be drawn",)
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
    shown: list[Page[Run]] = []
    unseen: list[str] = []
    sizes: Sizes = {}
    runs = 0
    for number, page in enumerate(pages[: len(printed)], start=1):
        if runs > MOST_RUNS:
            unseen.append(f"only the first {number - 1} pages were looked at")
            break
        try:
            if not is_drawable(page, sizes):
                unseen.append(f"page {number} has too much on it to be drawn")
                continue
            shown.append(printed.page_in_runs(number))
            runs += len(shown[-1].text)
        except (FileError, pikepdf.PdfError):
            unseen.append(f"page {number} cannot be drawn")
    return tuple(shown), tuple(unseen)


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
