"""A Word file on whose styles, headers and page set-up others are based, read without trust."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import ArticleError, DesignError, UsageError
from exporter.docx.elements import Xml, below, number, qn
from exporter.docx.word_file import WordFile
from exporter.machine.plain_files import bytes_of_plain

TWIPS_PER_POINT = 20
LEAST, MOST = 72, 1584  # points: what Word itself allows of a side (22 inches), and an inch
SIDES = ("top", "right", "bottom", "left")
USUAL = {"w": 12240, "h": 15840, "top": 1440, "right": 1440, "bottom": 1440, "left": 1440}
PARSED = ("styles", "numbering", "theme", "settings", "header", "footer")
_MAX_FILE = 40_000_000


@dataclass(frozen=True)
class PageSetUp:
    """The paper and the margins of a file's last section, in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class WordBase:
    """A file that others are based on: where it is, its bytes, and its page."""

    path: Path
    data: bytes
    page: PageSetUp

    def opened(self) -> WordFile:
        """The file, opened anew."""
        return WordFile(self.data, str(self.path))


def word_base(path: Path) -> WordBase:
    """The base that a file is; raises DesignError for one that cannot be used."""
    try:
        data = bytes_of_plain(path, _MAX_FILE)
    except OSError as problem:
        message = f"{path} cannot be read: {problem.strerror or problem}"
        raise DesignError.at("base-unreadable", message) from problem
    try:
        file = WordFile(data, str(path))
        section = last_section(file.main_document_part.element)
        for kind in PARSED:
            for part in file.main_document_part.rels.parts(kind):
                _ = part.element if part.is_there else None  # which raises for a damaged one
    except ArticleError as problem:
        raise DesignError(problem.diagnostics) from problem
    return WordBase(path, data, _page_of(section))


def check_base(base: WordBase | None, formats: Collection[str]) -> None:
    """Raise UsageError for a base where no Word file is made."""
    if base and "docx" not in formats:
        hint = "make a Word file too, or leave it out"
        raise UsageError.at("base", "only a Word file has a base", hint=hint)


def last_section(document: Xml) -> Xml | None:
    """The properties of the section that a document ends with (17.6.17)."""
    return below(document, "body/sectPr")


def _page_of(section: Xml | None) -> PageSetUp:
    size, margins = below(section, "pgSz"), below(section, "pgMar")
    width, height = (_length(size, name) for name in ("w", "h"))
    top, right, bottom, left = (abs(_length(margins, side)) for side in SIDES)
    gutter = _twips(margins, "gutter") or 0
    points = [one / TWIPS_PER_POINT for one in (width, height, top, right, bottom, left + gutter)]
    page = PageSetUp(*points)
    has_room = page.width - page.left - page.right >= LEAST <= page.height - page.top - page.bottom
    if not (LEAST <= page.width <= MOST and LEAST <= page.height <= MOST and has_room):
        return PageSetUp(*(USUAL[one] / TWIPS_PER_POINT for one in ("w", "h", *SIDES)))
    return page


def _length(parent: Xml | None, name: str) -> int:
    said = _twips(parent, name)
    return USUAL[name] if said is None else said


def _twips(parent: Xml | None, name: str) -> int | None:
    return None if parent is None else number(parent.get(qn(f"w:{name}")))
