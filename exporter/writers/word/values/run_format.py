"""How text looks, in OOXML's units, and what one look adds to another."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import langcodes
from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from exporter.styled import BOLD_FROM, Style
from exporter.writers.word.values.ooxml import Xml, half_points, make, twips

EAST_ASIAN = frozenset({"zh", "ja", "ko"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})

USUAL_BIDIRECTIONAL = "ar-SA"

NO_LANGUAGE = "x-none"
"""What Word takes for words in no language: it checks no spelling of them, and hyphenates none."""


@dataclass(frozen=True)
class LanguageTags:
    """The attributes of `w:lang`; `None` where the language has no text of that kind."""

    latin: str
    east_asian: str | None = None
    bidirectional: str | None = None

    @property
    def whole(self) -> LanguageTags:
        """The same, with Word's own languages of the scripts that the language does not use."""
        return LanguageTags(
            self.latin, self.east_asian or self.latin, self.bidirectional or USUAL_BIDIRECTIONAL
        )

    @property
    def decimal_symbol(self) -> str:
        """What parts a number from its fraction; a point in a language that CLDR does not know."""
        try:
            return get_decimal_symbol(Locale.parse(self.latin, sep="-"))
        except (UnknownLocaleError, ValueError):
            return "."

    @property
    def list_separator(self) -> str:
        """What parts the items of a list: a semicolon where the comma is a decimal symbol."""
        return ";" if self.decimal_symbol == "," else ","


@functools.lru_cache
def language_tags(tag: str) -> LanguageTags:
    """Word's tags for a BCP-47 tag; a bare language gets its likely territory (`en` is `en-US`)."""
    language = langcodes.Language.get(tag, normalize=True)
    likely = language.maximize()
    short = "-".join(filter(None, (likely.language, likely.territory)))
    return LanguageTags(
        short,
        short if likely.language in EAST_ASIAN else None,
        short if likely.script in RIGHT_TO_LEFT_SCRIPTS else None,
    )


@dataclass(frozen=True)
class RunFormat:
    """The look of text: `spacing` in twips, `size` and `rise` (above the baseline) in half-points.

    Colours are `RRGGBB`; a `fill` of `None` is no background. What is `superscript` is shrunk and
    raised by the program that shows it. What `font` lacks, the first of the `fallbacks` has.
    """

    font: str
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    strike: bool
    colour: str
    spacing: int
    rise: int
    size: int
    underline: bool
    fill: str | None
    superscript: bool
    right_to_left: bool
    language: LanguageTags
    tabular: bool
    fallbacks: tuple[str, ...] = ()

    def in_font(self, family: str) -> RunFormat:
        """The same look in a font."""
        return self if family == self.font else replace(self, font=family)


def run_format(style: Style, language: str) -> RunFormat:
    """The look of text with a computed style, in the language of a BCP-47 tag."""
    return RunFormat(
        font=style.font_family,
        bold=style.font_weight >= BOLD_FROM,
        italic=style.italic,
        caps=style.text_transform == "uppercase",
        small_caps=style.small_caps,
        strike=style.strike,
        colour=style.colour.hex,
        spacing=twips(style.letter_spacing),
        rise=0,
        size=half_points(style.font_size),
        underline=style.underline,
        fill=None,
        superscript=False,
        right_to_left=False,
        language=language_tags(language),
        tabular=style.tabular_figures,
        fallbacks=style.fallbacks,
    )


# Word toggles these between a paragraph style and a character style (ISO 29500-1, 17.7.3;
# docs/decisions/word-two-toggles.md).
TOGGLES = ("bold", "italic", "caps", "small_caps", "strike")

Write: TypeAlias = Callable[[RunFormat], tuple[Xml, ...]]


def _switch(field: str, *names: str) -> Write:
    def write(run: RunFormat) -> tuple[Xml, ...]:
        off = None if getattr(run, field) else 0
        return tuple(make(name, val=off) for name in names)

    return write


def _value(field: str, *names: str) -> Write:
    return lambda run: tuple(make(name, val=getattr(run, field)) for name in names)


def _font(run: RunFormat) -> tuple[Xml, ...]:
    family = run.font
    return (make("w:rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family),)


def _underline(run: RunFormat) -> tuple[Xml, ...]:
    return (make("w:u", val="single" if run.underline else "none"),)


def _fill(run: RunFormat) -> tuple[Xml, ...]:
    return (make("w:shd", val="clear", color="auto", fill=run.fill or "auto"),)


def _superscript(run: RunFormat) -> tuple[Xml, ...]:
    return (make("w:vertAlign", val="superscript" if run.superscript else "baseline"),)


def _language(run: RunFormat) -> tuple[Xml, ...]:
    tags = run.language
    return (make("w:lang", val=tags.latin, eastAsia=tags.east_asian, bidi=tags.bidirectional),)


def _figures(run: RunFormat) -> tuple[Xml, ...]:
    return (make("w14:numSpacing", val="tabular" if run.tabular else "default"),)


# What writes each field, in the schema's order (ISO 29500-1, 17.3.2.28).
PROPERTIES: Mapping[str, Write] = {
    "font": _font,
    "bold": _switch("bold", "w:b", "w:bCs"),
    "italic": _switch("italic", "w:i", "w:iCs"),
    "caps": _switch("caps", "w:caps"),
    "small_caps": _switch("small_caps", "w:smallCaps"),
    "strike": _switch("strike", "w:strike"),
    "colour": _value("colour", "w:color"),
    "spacing": _value("spacing", "w:spacing"),
    "rise": _value("rise", "w:position"),
    "size": _value("size", "w:sz", "w:szCs"),
    "underline": _underline,
    "fill": _fill,
    "superscript": _superscript,
    "right_to_left": _switch("right_to_left", "w:rtl"),
    "language": _language,
    "tabular": _figures,
}


def run_properties(run: RunFormat, base: RunFormat, forced: Collection[str] = ()) -> list[Xml]:
    """What `run` adds to `base`, in the schema's order; fields in `forced` are always written."""
    if run == base and not forced:
        return []
    fields = {field for field in PROPERTIES if getattr(run, field) != getattr(base, field)}
    return properties_of(run, fields.union(forced))


def properties_of(run: RunFormat, fields: Collection[str]) -> list[Xml]:
    """The named fields as elements, in the schema's order."""
    named = (write for field, write in PROPERTIES.items() if field in fields)
    return [element for write in named for element in write(run)]


# What the defaults of a document spell out; the rest is as Word's own defaults have it.
DEFAULT_FIELDS = ("font", "colour", "size", "language")
