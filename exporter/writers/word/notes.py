"""The part of the file that holds the footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from exporter.writers.word.flow import Note, Paragraph
from exporter.writers.word.ooxml import Xml, root, w
from exporter.writers.word.registers import FIRST_NOTE

WriteParagraph: TypeAlias = Callable[[Paragraph], Xml]
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


def footnotes(notes: Sequence[Note], write: WriteParagraph) -> Xml:
    """The footnotes, after the lines that part them from the text."""
    return root("w:footnotes", *_separators(), *_notes(notes, write))


def _separators() -> Iterator[Xml]:
    for identifier, kind in SEPARATORS.items():
        yield w("footnote", w("p", w("r", w(kind))), id=identifier, type=kind)


def _notes(notes: Sequence[Note], write: WriteParagraph) -> Iterator[Xml]:
    for identifier, note in enumerate(notes, start=FIRST_NOTE):
        yield w("footnote", *map(write, note.paragraphs), id=identifier)
