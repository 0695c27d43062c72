"""The marks that a run bears, told by its own formatting, its style and its paragraph's."""

from __future__ import annotations

from exporter.docx.elements import Xml, below, number, qn, toggle, value
from exporter.docx.pieces import (
    CODE,
    EMPHASIS,
    HIGHLIGHT,
    LOOKS,
    STRIKE,
    STRONG,
    SUBSCRIPT,
    SUPERSCRIPT,
    Piece,
)
from exporter.docx.story import Story

FIRST_LETTER = "first letter"
"""A letter that only looks otherwise than the words it begins."""
GENERATED = frozenset({"generated text", "caption label", "line label"})

_STRONG = frozenset({"strong", "strong emphasis", "intense emphasis", "intense reference"})
_EMPHASIS = frozenset({"emphasis", "subtle emphasis", "intense emphasis", "book title"})
_CODE = frozenset(
    {"code", "html code", "verbatim char", "source text", "inline code", "code char"}
    | {"html typewriter", "html keyboard", "html sample", "teletype"}
)
_STRUCK = frozenset({"strikethrough"})
_HIGHLIGHTED = frozenset({"highlight"})
# The switches that set words apart, and the character styles that do so by their name.
_STRESSES = (
    (STRONG, _STRONG, "b"),
    (EMPHASIS, _EMPHASIS, "i"),
    (STRIKE, _STRUCK, "strike"),
    (STRIKE, _STRUCK, "dstrike"),
)
_MEANT_BY_NAME = frozenset[str]().union(*(names for _, names, _ in _STRESSES))
_SCRIPTS = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
_TYPEWRITERS = frozenset(
    {"courier", "courier new", "consolas", "menlo", "monaco", "roboto mono", "source code pro"}
    | {"liberation mono", "dejavu sans mono", "lucida console", "ubuntu mono", "cascadia code"}
)
_OF_TYPEWRITERS = ("mono", "code", "courier", "typewriter", "consol", "terminal")
# Character styles that mean something in a brief beyond the marks.
NAMED = frozenset({"author", "dateline", "credit"})


def model_piece(run: Xml, paragraph_style: str | None, href: str, story: Story) -> Piece | None:
    """A piece without words yet, with the marks of a run; `None` where its words are not text."""
    properties = below(run, "rPr")
    identifier = value(properties, "rStyle")
    name = story.styles.name(identifier) if identifier else ""
    if name in GENERATED or toggle(properties, "vanish"):
        return None
    if name == FIRST_LETTER:
        return Piece(href=href, name=FIRST_LETTER)
    marks = {
        mark
        for mark, names, switch in _STRESSES
        if _is_stressed(properties, identifier, paragraph_style, switch, name in names, story)
    }
    if name in _MEANT_BY_NAME:
        marks = {_as_meant(mark, properties, name) for mark in marks}
    if name in _CODE or _is_typewritten(properties, paragraph_style, story):
        marks.add(CODE)
    if _is_highlighted(properties, name):
        marks.add(HIGHLIGHT)
    script = _script(properties, identifier, name, story)
    if script:
        marks.add(script)
    return Piece(marks=frozenset(marks), href=href, name=name if name in NAMED else "")


def _is_stressed(
    properties: Xml | None,
    character: str | None,
    paragraph: str | None,
    switch: str,
    by_name: bool,
    story: Story,
) -> bool:
    """Whether a run stands out from its paragraph by weight or slant (ISO 29500-1, 17.7.3)."""
    direct = toggle(properties, switch)
    if by_name:
        return direct is not False
    around = bool(story.styles.toggle(paragraph, switch))
    if direct is not None:
        return direct and not around
    styled = story.styles.toggle(character, switch) if character else None
    return bool(styled) and not around


def _as_meant(mark: str, properties: Xml | None, name: str) -> str:
    """A mark of a run whose style means something by its `name`, or what it only looks like: a
    house may set emphasis bold."""
    by_itself = any(toggle(properties, switch) for one, _, switch in _STRESSES if one == mark)
    is_meant = by_itself or any(name in names for one, names, _ in _STRESSES if one == mark)
    return mark if is_meant else LOOKS.get(mark, mark)


def _is_highlighted(properties: Xml | None, name: str) -> bool:
    """Whether words are marked with a highlighter's colour, or bear the style for that."""
    direct = value(properties, "highlight")
    return name in _HIGHLIGHTED if direct is None else direct != "none"


def _script(properties: Xml | None, character: str | None, name: str, story: Story) -> str | None:
    direct = value(properties, "vertAlign")
    if direct:
        return _SCRIPTS.get(direct)
    if name in _SCRIPTS:
        return _SCRIPTS[name]
    rise = number(value(properties, "position")) or 0
    if rise:
        return SUPERSCRIPT if rise > 0 else SUBSCRIPT
    return _SCRIPTS.get(story.styles.raised(character) or "") if character else None


def is_typewriter(family: str) -> bool:
    """Whether all letters of a font are as wide, as far as its name tells it."""
    name = family.lower()
    return name in _TYPEWRITERS or any(word in name for word in _OF_TYPEWRITERS)


def _is_typewritten(properties: Xml | None, paragraph: str | None, story: Story) -> bool:
    """Whether a run alone is in a typewriter's font, as people mark code who know no style."""
    fonts = below(properties, "rFonts")
    family = (fonts.get(qn("w:ascii")) or "").lower() if fonts is not None else ""
    around = (story.styles.family(paragraph) or "").lower()
    return family in _TYPEWRITERS and around not in _TYPEWRITERS
