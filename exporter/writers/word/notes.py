"""The part of the file that holds the footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from exporter.styled import Style
from exporter.writers.word.boxes import border
from exporter.writers.word.flow import Note, Paragraph
from exporter.writers.word.names import NORMAL
from exporter.writers.word.ooxml import Xml, root, twips, w
from exporter.writers.word.paragraph_format import Borders, ParagraphFormat
from exporter.writers.word.registers import FIRST_NOTE
from exporter.writers.word.stacks import LOWEST_LINE

WriteParagraph: TypeAlias = Callable[[Paragraph], Xml]
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


def footnotes(notes: Sequence[Note], area: Style, write: WriteParagraph) -> Xml:
    """The footnotes of an area with a style, after what parts them from the text."""
    return root("w:footnotes", *_separators(notes[0], area, write), *_notes(notes, write))


def _separators(note: Note, area: Style, write: WriteParagraph) -> Iterator[Xml]:
    """The space and the rule above the notes, on the page where they begin and where they go on."""
    look = ParagraphFormat(
        line=max(twips(area.margin.top), LOWEST_LINE),
        after=twips(area.padding.top),
        borders=Borders(bottom=border(area.border.top)),
    )
    separator = Paragraph(NORMAL, look, note.paragraphs[0].look)
    for identifier, kind in SEPARATORS.items():
        yield w("footnote", write(separator), id=identifier, type=kind)


def _notes(notes: Sequence[Note], write: WriteParagraph) -> Iterator[Xml]:
    for identifier, note in enumerate(notes, start=FIRST_NOTE):
        yield w("footnote", *map(write, note.paragraphs), id=identifier)
