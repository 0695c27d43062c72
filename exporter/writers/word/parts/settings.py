"""The document's settings, in the order of the schema (ISO 29500-1, 17.15.1), and its footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from exporter.styled import Style
from exporter.writers.word.parts.registers import FIRST_NOTE
from exporter.writers.word.setting.boxes import border
from exporter.writers.word.setting.stacks import LOWEST_LINE
from exporter.writers.word.values.document import Note, Paragraph
from exporter.writers.word.values.ooxml import Xml, root, twips, w
from exporter.writers.word.values.paragraph_format import Borders, ParagraphFormat
from exporter.writers.word.values.run_format import LanguageTags
from exporter.writers.word.values.style_names import NORMAL

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


WORD_2013 = 15  # the newest compatibility mode there is
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Which colours of the theme are paper and text: Word's own, which it wants said (17.15.1.20).
THEME_COLOURS = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}
DEFAULT_TAB = 720  # twips, Word's own


def settings_part(language: LanguageTags, *, hyphens: bool, notes: bool) -> Xml:
    """The settings: whether words are hyphenated anywhere, and whether there are footnotes.

    Fields keep the values that we wrote: Word would ask its reader before it updated them.
    """
    return root(
        "w:settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=DEFAULT_TAB),
        *([w("autoHyphenation")] if hyphens else []),
        w("characterSpacingControl", val="doNotCompress"),
        *([_footnotes()] if notes else []),
        w("compat", *_compatibility()),
        _theme_languages(language),
        w("clrSchemeMapping", **THEME_COLOURS),
        w("decimalSymbol", val=language.decimal_symbol),
        w("listSeparator", val=language.list_separator),
    )


def _footnotes() -> Xml:
    return w("footnotePr", *(w("footnote", id=identifier) for identifier in SEPARATORS))


def _compatibility() -> list[Xml]:
    values = {
        "compatibilityMode": WORD_2013,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return [
        w("compatSetting", name=name, uri=COMPATIBILITY, val=value)
        for name, value in values.items()
    ]


def _theme_languages(language: LanguageTags) -> Xml:
    return w(
        "themeFontLang",
        val=language.latin,
        eastAsia=language.east_asian,
        bidi=language.bidirectional,
    )
