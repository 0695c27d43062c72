"""Doors: the kinds of finished files that hold an article, one table.

Readers make articles of texts and lie below the rooms that know Word files and PDFs; what goes
through those rooms is a door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic, Place, note
from exporter.readers.reader_table import READERS

if TYPE_CHECKING:  # slow to load
    from exporter.article import Article


@dataclass(frozen=True)
class Held:
    """What a finished file holds: an article, its pictures by their `src`, what is to be said.

    `is_ours` is an article that went out: what its house says for all was settled then.
    """

    article: Article
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    is_ours: bool = False


@dataclass(frozen=True)
class Door:
    """A kind of finished file that holds an article, and how it is taken out.

    `take` is given the bytes and the name for diagnostics; it raises ArticleError.
    """

    name: str
    about: str
    suffixes: tuple[str, ...]
    take: Callable[[bytes, str], Held]


def _from_word(data: bytes, name: str) -> Held:
    from exporter.roundtrip.word.edited_file import read_docx  # slow to load

    imported = read_docx(data, name=name)
    told = list(imported.diagnostics)
    if imported.changes:
        message = f"tracked changes are taken as accepted: {len(imported.changes)}"
        told.append(note("tracked-change", message, Place(name), "`brief import` lists them"))
    if imported.comments:
        message = f"comments in the margin are not printed: {len(imported.comments)}"
        told.append(note("comment", message, Place(name), "`brief import` tells them"))
    pictures, is_ours = {**imported.shown, **imported.images}, imported.base is not None
    return Held(imported.article, pictures, tuple(told), is_ours)


def _from_pdf(data: bytes, name: str) -> Held:
    from exporter.provenance.found import read_pdf

    return Held(read_pdf(data, name), is_ours=True)


Way = Callable[[Callable[[], Held], str], Held]
"""Has the work done that takes an article out of a file of some name."""

_way: ContextVar[Way] = ContextVar("way", default=lambda work, _: work())


@contextmanager
def taken_by(way: Way) -> Iterator[None]:
    """Inside the block strangers' files are read in a way that bounds the work, as `confined` is:
    a library's caller, who may have several threads, has none."""
    before = _way.set(way)
    try:
        yield
    finally:
        _way.reset(before)


def taken(door: Door, data: bytes, name: str) -> Held:
    """What a file holds, whose name is for diagnostics; raises ArticleError, FileError."""
    return _way.get()(lambda: door.take(data, name), name)


DOORS: Mapping[str, Door] = {
    door.name: door
    for door in (
        Door("docx", "a Word file, ours or anybody's", (".docx",), _from_word),
        Door("pdf", "a PDF of ours, as it went out", (".pdf",), _from_pdf),
    )
}


def door_for(source: str, read_as: str | None) -> Door | None:
    """The door of a name, or without one of a suffix; `None` where it is for a reader to say."""
    if read_as is not None:
        return DOORS.get(read_as)
    suffix = Path(source).suffix.lower()
    return next((door for door in DOORS.values() if suffix in door.suffixes), None)


def known_formats() -> Mapping[str, str]:
    """Every format that an article may come in, and what it is."""
    return {**READERS.described(), **{door.name: door.about for door in DOORS.values()}}
