"""How text looks, in OOXML's units, and what one look adds to another.

Every field always has a value, so a style is a format and an instance is its difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from exporter.styled import Style
from exporter.writers.word.languages import LanguageTags, language_tags
from exporter.writers.word.ooxml import Xml, half_points, make, twips, w

BOLD_FROM = 600


@dataclass(frozen=True)
class RunFormat:
    """The look of text: `spacing` in twips, `size` and `rise` (above the baseline) in half-points.

    Colours are `RRGGBB`; a `fill` of `None` is no background. What is `superscript` is shrunk and
    raised by the program that shows it.
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
    )


# Word toggles these between a paragraph style and a character style (ISO 29500-1, 17.7.3).
TOGGLES = ("bold", "italic", "caps", "small_caps", "strike")

Property: TypeAlias = tuple[str, Callable[[Any], tuple[Xml, ...]]]


def _switch(*names: str) -> Callable[[Any], tuple[Xml, ...]]:
    return lambda on: tuple(w(name, val=None if on else 0) for name in names)


def _value(name: str) -> Callable[[Any], tuple[Xml, ...]]:
    return lambda value: (w(name, val=value),)


def _font(family: str) -> tuple[Xml, ...]:
    return (w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family),)


def _size(size: int) -> tuple[Xml, ...]:
    return w("sz", val=size), w("szCs", val=size)


def _underline(on: bool) -> tuple[Xml, ...]:
    return (w("u", val="single" if on else "none"),)


def _fill(colour: str | None) -> tuple[Xml, ...]:
    return (w("shd", val="clear", color="auto", fill=colour or "auto"),)


def _superscript(on: bool) -> tuple[Xml, ...]:
    return (w("vertAlign", val="superscript" if on else "baseline"),)


def _language(tags: LanguageTags) -> tuple[Xml, ...]:
    return (w("lang", val=tags.latin, eastAsia=tags.east_asian, bidi=tags.bidirectional),)


def _figures(tabular: bool) -> tuple[Xml, ...]:
    return (make("w14:numSpacing", {"val": "tabular" if tabular else "default"}),)


PROPERTIES: tuple[Property, ...] = (
    ("font", _font),
    ("bold", _switch("b", "bCs")),
    ("italic", _switch("i", "iCs")),
    ("caps", _switch("caps")),
    ("small_caps", _switch("smallCaps")),
    ("strike", _switch("strike")),
    ("colour", _value("color")),
    ("spacing", _value("spacing")),
    ("rise", _value("position")),
    ("size", _size),
    ("underline", _underline),
    ("fill", _fill),
    ("superscript", _superscript),
    ("right_to_left", _switch("rtl")),
    ("language", _language),
    ("tabular", _figures),
)


def run_properties(run: RunFormat, base: RunFormat, forced: Collection[str] = ()) -> list[Xml]:
    """What `run` adds to `base`, in the schema's order; fields in `forced` are always written."""
    fields = {field for field, _ in PROPERTIES if getattr(run, field) != getattr(base, field)}
    return properties_of(run, fields.union(forced))


def properties_of(run: RunFormat, fields: Collection[str]) -> list[Xml]:
    """The named fields as elements, in the schema's order."""
    return [
        element
        for field, elements in PROPERTIES
        if field in fields
        for element in elements(getattr(run, field))
    ]


# What the defaults of a document spell out; the rest is as Word's own defaults have it.
DEFAULT_FIELDS = ("font", "colour", "size", "language")
