"""What the desk asks its press for, and what the press answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter.batch import Order
from exporter.diagnostics import Diagnostic

ANY = -1
"""The number of an answer that is to whatever was wished for last."""


@dataclass(frozen=True)
class Wish:
    """An article to be set, in which look; of `None`, as its project and the call have it.

    `number` counts wishes. `editions` are those that are shown. `changed` are the files that were
    saved since the one before: if it is made of none of them, nothing is set; of `None`, all is
    set whatever there is. `shows_word` asks how Word files print.
    """

    number: int
    file: str
    editions: tuple[str, ...] = ()
    theme: str | None = None
    paper: str | None = None
    language: str | None = None
    changed: frozenset[str] | None = None
    shows_word: bool = False


Ordering = Callable[[str], Order]
"""What the call and the project ask for of an article; raises ExportError."""
Listing = Callable[[], Sequence[str]]
"""The articles that there are to be shown; raises ExportError."""


def stem_of(file: str) -> str:
    """What the names of an article's files begin with; bytes of it that are no UTF-8 are replaced,
    since an address cannot have them."""
    return os.fsencode(Path(file).stem).decode(errors="replace")


@dataclass(frozen=True)
class Listed:
    """The articles that there are now."""

    number: int
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Begun:
    """A wish is being worked at: what it is an order of."""

    number: int
    theme: str
    paper: str | None
    editions: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Sheets:
    """An edition, set: its PDF, its pages as JSON with a print of each that tells it from others.

    Pages of one print look alike. `language` is that of the article, `fit` what copyfitting did.
    """

    number: int
    edition: str
    title: str
    language: str
    paper: str
    pdf: bytes
    pages: str
    prints: tuple[str, ...]
    fit: Mapping[str, object]
    told: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Failed:
    """A wish that could not be done: why."""

    number: int
    told: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Inputs:
    """The files that the newest pages are made of, and where others were looked for."""

    number: int
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Files:
    """The finished files by their names, and all that was told; none where they were refused."""

    number: int
    files: Mapping[str, bytes]
    told: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class WordPages:
    """The Word file of an edition as LibreOffice prints it; its number of pages."""

    number: int
    edition: str
    pdf: bytes
    prints: tuple[str, ...]


@dataclass(frozen=True)
class Unchanged:
    """Nothing was saved that the pages are made of."""

    number: int


Answer = Listed | Begun | Sheets | Failed | Inputs | Files | WordPages | Unchanged
