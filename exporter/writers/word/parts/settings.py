"""The document's settings, in the order of the schema (ISO 29500-1, 17.15.1)."""

from __future__ import annotations

from exporter.writers.word.parts.footnotes import footnote_settings
from exporter.writers.word.values.ooxml import Xml, make, root
from exporter.writers.word.values.run_format import LanguageTags

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


def settings_part(
    language: LanguageTags,
    *,
    hyphens: bool,
    notes: bool,
    fonts: bool,
    tables: str | None = None,
    counting: str = "decimal",
) -> Xml:
    """The settings: whether words are hyphenated anywhere, whether there are footnotes, whether
    fonts are embedded, as they are again when Word saves the file, the style of new tables by its
    identifier, and the ST_NumberFormat in which footnotes are counted.

    Fields keep the values that we wrote: Word would ask its reader before it updated them
    (docs/decisions/word-contents-field.md).
    """
    return root(
        "w:settings",
        make("w:zoom", percent=100),
        *([make("w:embedTrueTypeFonts")] if fonts else []),
        make("w:defaultTabStop", val=DEFAULT_TAB),
        *([make("w:autoHyphenation")] if hyphens else []),
        *([make("w:defaultTableStyle", val=tables)] if tables else []),
        make("w:characterSpacingControl", val="doNotCompress"),
        *([footnote_settings(counting)] if notes else []),
        make("w:compat", *_compatibility()),
        _theme_languages(language),
        make("w:clrSchemeMapping", **THEME_COLOURS),
        make("w:decimalSymbol", val=language.decimal_symbol),
        make("w:listSeparator", val=language.list_separator),
    )


def _compatibility() -> list[Xml]:
    values = {
        "compatibilityMode": WORD_2013,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return [
        make("w:compatSetting", name=name, uri=COMPATIBILITY, val=value)
        for name, value in values.items()
    ]


def _theme_languages(language: LanguageTags) -> Xml:
    return make(
        "w:themeFontLang",
        val=language.latin,
        eastAsia=language.east_asian,
        bidi=language.bidirectional,
    )
