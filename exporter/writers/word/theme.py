"""The theme part: the house's fonts and colours in Word's pickers (ISO 29500-1, 14.2.7)."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.writers.word.names import NORMAL, PARAGRAPHS
from exporter.writers.word.ooxml import Xml, make
from exporter.writers.word.stylesheet import Stylesheet

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
NAME = "brief"
PAPER = "FFFFFF"
ACCENTS = 6


def theme_part(sheet: Stylesheet) -> Xml:
    """The theme: text and title fonts, the text's colour, and the other colours in order of use."""
    normal = sheet.paragraph_styles[NORMAL.id].look
    title = sheet.paragraph_styles.get(PARAGRAPHS["h1"].id)
    fonts = (title.look.font if title else normal.font, normal.font)
    return make(
        "a:theme",
        {"name": NAME},
        make("a:themeElements", None, _colours(sheet, normal.colour), _fonts(*fonts), _formats()),
    )


def _colours(sheet: Stylesheet, ink: str) -> Xml:
    others = [colour for colour in sheet.colours if colour not in (ink, PAPER)]
    accents = _filled(others or [ink])
    names = [f"accent{number}" for number in range(1, ACCENTS + 1)]
    pairs = [("dk1", ink), ("lt1", PAPER), ("dk2", ink), ("lt2", PAPER)]
    pairs += zip(names, accents, strict=True)
    pairs += [("hlink", accents[0]), ("folHlink", accents[0])]
    entries = (make(f"a:{name}", None, _colour(colour)) for name, colour in pairs)
    return make("a:clrScheme", {"name": NAME}, *entries)


def _filled(colours: Sequence[str]) -> list[str]:
    """Exactly as many accents as a theme has, the colours over again where they are too few."""
    return [colours[number % len(colours)] for number in range(ACCENTS)]


def _colour(colour: str) -> Xml:
    return make("a:srgbClr", {"val": colour})


def _fonts(title: str, text: str) -> Xml:
    return make("a:fontScheme", {"name": NAME}, _font("major", title), _font("minor", text))


def _font(kind: str, family: str) -> Xml:
    scripts = (make("a:ea", {"typeface": ""}), make("a:cs", {"typeface": ""}))
    return make(f"a:{kind}Font", None, make("a:latin", {"typeface": family}), *scripts)


def _formats() -> Xml:
    """Plain fills, lines and effects, three of each, which the schema wants and nobody uses."""
    return make(
        "a:fmtScheme",
        {"name": NAME},
        make("a:fillStyleLst", None, *(_fill() for _ in range(3))),
        make("a:lnStyleLst", None, *(make("a:ln", None, _fill()) for _ in range(3))),
        make(
            "a:effectStyleLst",
            None,
            *(make("a:effectStyle", None, make("a:effectLst")) for _ in range(3)),
        ),
        make("a:bgFillStyleLst", None, *(_fill() for _ in range(3))),
    )


def _fill() -> Xml:
    return make("a:solidFill", None, make("a:schemeClr", {"val": "phClr"}))
