"""Footnotes, which python-docx has no part for (ISO 29500-1, 17.11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from docx.parts.story import StoryPart
from docx.shared import lazyproperty

from exporter.styled import Style
from exporter.writers.word.parts.over_python_docx import quick_relationships
from exporter.writers.word.setting.boxes import border
from exporter.writers.word.setting.stacks import LOWEST_LINE
from exporter.writers.word.values.element_classes import CT_Footnotes
from exporter.writers.word.values.ooxml import Xml, make, root, twips
from exporter.writers.word.values.paragraph_format import Borders, ParagraphFormat
from exporter.writers.word.values.style_names import NORMAL
from exporter.writers.word.values.word_document import Note, Paragraph

WriteParagraph: TypeAlias = Callable[[Paragraph], Xml]
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
FIRST_NOTE = 1


class FootnotesPart(StoryPart):
    """The part of the footnotes, with quick relationships."""

    rels = lazyproperty(quick_relationships)


def empty_footnotes() -> Xml:
    """The root of the part, before there are notes."""
    return root("w:footnotes")


def fill_footnotes(element: Xml, notes: Sequence[Note], area: Style, write: WriteParagraph) -> None:
    """Write the footnotes of an area with a style, after what parts them from the text."""
    footnotes = cast(CT_Footnotes, element)
    separator = _separator(notes[0], area)
    for identifier, kind in SEPARATORS.items():
        footnotes.add(identifier, [write(separator)], kind)
    for identifier, note in enumerate(notes, start=FIRST_NOTE):
        footnotes.add(identifier, map(write, note.paragraphs))


def _separator(note: Note, area: Style) -> Paragraph:
    """The space and the rule above the notes, on the page where they begin and where they go on."""
    look = ParagraphFormat(
        line=max(twips(area.margin.top), LOWEST_LINE),
        after=twips(area.padding.top),
        borders=Borders(bottom=border(area.border.top)),
    )
    return Paragraph(NORMAL, look, note.paragraphs[0].look)


def footnote_settings(counting: str) -> Xml:
    """What the settings say of the footnotes: how they are counted, which of them are separators.

    `counting` is an ST_NumberFormat.
    """
    how = [] if counting == "decimal" else [make("w:numFmt", val=counting)]
    separators = (make("w:footnote", id=number) for number in SEPARATORS)
    return make("w:footnotePr", *how, *separators)
