"""The house's fonts and colours as Word's theme, and what refers to them (ISO 29500-1, 14.2.7).

A colour or a font that is the theme's is named beside its value, so that whoever chooses another
theme in Word restyles the document; programs without themes go by the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from lxml import etree

from exporter.docx.elements import qn
from exporter.styled import Colour
from exporter.writers.word.values.ooxml import Xml, make
from exporter.writers.word.values.style_names import NORMAL, PARAGRAPHS
from exporter.writers.word.values.stylesheet import Stylesheet

NAME = "brief"
PAPER = "FFFFFF"

# The theme's colours in order, as the theme and as a text names them (20.1.6.2, 17.18.97).
SLOTS = {
    "dk1": "text1",
    "lt1": "background1",
    "dk2": "text2",
    "lt2": "background2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}
BASIC = 4  # text and paper, twice
# Which attribute names the theme's colour, by the one that holds the value; ink holds it as `val`.
COLOURED = {qn("w:color"): qn("w:themeColor"), qn("w:fill"): qn("w:themeFill")}
INK = qn("w:color")
OF_INK = {qn("w:val"): qn("w:themeColor")}
FONTED = {
    (qn("w:ascii"), qn("w:asciiTheme")): "Ascii",
    (qn("w:hAnsi"), qn("w:hAnsiTheme")): "HAnsi",
}


@dataclass(frozen=True)
class Theme:
    """A theme: its colours (`RRGGBB`) in the order of `SLOTS`, its display and its text family."""

    colours: tuple[str, ...]
    display: str
    text: str

    def part(self) -> Xml:
        """The theme part."""
        entries = zip(SLOTS, self.colours, strict=True)
        colours = (make(f"a:{slot}", _colour(colour)) for slot, colour in entries)
        scheme = make("a:clrScheme", *colours, name=NAME)
        elements = make("a:themeElements", scheme, self._fonts(), _formats())
        return make("a:theme", elements, name=NAME)

    def named_in(self, part: Xml) -> None:
        """Name the theme's colours and fonts wherever a part uses them."""
        names: dict[str, str] = {}
        for name, colour in zip(SLOTS.values(), self.colours, strict=True):
            names.setdefault(colour, name)
        for element in part.iter(etree.Element):
            _name_colours(element, names)
        for element in part.iter(qn("w:rFonts")):
            self._name_fonts(element)

    def _name_fonts(self, element: Xml) -> None:
        families = {self.display: "major", self.text: "minor"}
        for (attribute, theme), script in FONTED.items():
            kind = families.get(element.get(attribute, ""))
            if kind:
                element.set(theme, f"{kind}{script}")

    def _fonts(self) -> Xml:
        fonts = _font("major", self.display), _font("minor", self.text)
        return make("a:fontScheme", *fonts, name=NAME)


def theme_of(sheet: Stylesheet, palette: Sequence[Colour]) -> Theme:
    """The theme of a document: the stylesheet's palette, else the colours in order of use."""
    normal = sheet.paragraph_styles[NORMAL.id].look
    fonts = list(_display_fonts(sheet))
    display = next((font for font in fonts if font != normal.font), normal.font)
    colours = [colour.hex for colour in palette] or [normal.colour, PAPER, normal.colour, PAPER]
    others = [colour for colour in sheet.colours if colour not in colours]
    spare = islice(cycle(colours[BASIC:] or others or [normal.colour]), len(SLOTS))
    return Theme(tuple([*colours, *others, *spare][: len(SLOTS)]), display, normal.font)


def _display_fonts(sheet: Stylesheet) -> Iterator[str]:
    """The fonts of titles and headings; where the title has the text's, the headings' is next."""
    for name in ("h1", "h2", "h3"):
        style = sheet.paragraph_styles.get(PARAGRAPHS[name].id)
        if style:
            yield style.look.font


def _name_colours(element: Xml, names: Mapping[str, str]) -> None:
    for attribute, theme in (OF_INK if element.tag == INK else COLOURED).items():
        name = names.get(element.get(attribute, ""))
        if name:
            element.set(theme, name)


def _colour(colour: str) -> Xml:
    return make("a:srgbClr", val=colour)


def _font(kind: str, family: str) -> Xml:
    scripts = (make("a:ea", typeface=""), make("a:cs", typeface=""))
    return make(f"a:{kind}Font", make("a:latin", typeface=family), *scripts)


def _formats() -> Xml:
    """Plain fills, lines and effects, three of each, which the schema wants and nobody uses."""
    return make(
        "a:fmtScheme",
        make("a:fillStyleLst", *(_fill() for _ in range(3))),
        make("a:lnStyleLst", *(make("a:ln", _fill()) for _ in range(3))),
        make(
            "a:effectStyleLst",
            *(make("a:effectStyle", make("a:effectLst")) for _ in range(3)),
        ),
        make("a:bgFillStyleLst", *(_fill() for _ in range(3))),
        name=NAME,
    )


def _fill() -> Xml:
    return make("a:solidFill", make("a:schemeClr", val="phClr"))
