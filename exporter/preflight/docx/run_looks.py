"""How the text of a DOCX is set: direct formatting over styles over defaults (17.7.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lxml import etree

from exporter.docx.elements import Xml, below, local, number, qn, toggle, value
from exporter.docx.story import Styles

_WORDS_OWN_SIZE = 20  # half points, where no style says any (17.3.2.38)

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """How a run is set.

    `size` is in points; `colour` and `ground` are `RRGGBB`, `None` where the program chooses black
    on white, or the reverse.
    """

    family: str
    size: float
    bold: bool
    raised: bool
    colour: str | None
    ground: str | None


class Looks:
    """Works out how runs are set, from the styles, their `part` and the theme, which may lack."""

    def __init__(self, part: Xml | None, styles: Styles, theme: Xml | None) -> None:
        self._styles = styles
        self._defaults = below(part, "docDefaults/rPrDefault/rPr")
        self._theme = theme
        self._known: dict[tuple[str | None, bytes, str | None], Look] = {}

    def of(self, run: Xml, style: str | None, ground: str | None) -> Look:
        """The look of a run in a paragraph of a style, on the ground of that."""
        own = below(run, "rPr")
        key = (style, b"" if own is None else etree.tostring(own), ground)
        if key not in self._known:
            self._known[key] = self._look([*self._properties(own, style)], ground)
        return self._known[key]

    def ground(self, paragraph: Xml) -> str | None:
        """What is painted behind a paragraph: its own shading, or its cell's; `None` for white."""
        layers = [below(paragraph, "pPr")]
        layers += [below(style, "pPr") for style in self._styles.chain(_style(paragraph))]
        layers += [below(cell, "tcPr") for cell in paragraph.iterancestors(qn("w:tc"))]
        return _first([layer for layer in layers if layer is not None], _fill)

    def _look(self, said: list[Xml], ground: str | None) -> Look:
        half_points = _first(said, lambda one: number(value(one, "sz")))
        return Look(
            family=_first(said, self._family) or "",
            size=(half_points or _WORDS_OWN_SIZE) / 2,
            bold=bool(_first(said, lambda one: toggle(one, "b"))),
            raised=self._is_raised(said),
            colour=_hex(_first(said, lambda one: value(one, "color"))),
            ground=_first(said, _fill) or ground,
        )

    def _properties(self, own: Xml | None, style: str | None) -> Iterator[Xml]:
        """What says how a run looks that has properties of its own, the strongest first."""
        character = value(own, "rStyle")
        layers = [own]
        layers += (
            [below(style, "rPr") for style in self._styles.chain(character)] if character else []
        )
        layers += [below(one, "rPr") for one in self._styles.chain(style)]
        yield from (layer for layer in (*layers, self._defaults) if layer is not None)

    def _family(self, properties: Xml) -> str | None:
        fonts = below(properties, "rFonts")
        if fonts is None:
            return None
        theme = fonts.get(qn("w:asciiTheme"))
        return self._theme_fonts.get(theme[:5], "") if theme else fonts.get(qn("w:ascii"))

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        """The theme's two families, by the first letters of their names: major and minor."""
        if self._theme is None:
            return {}
        latin = qn("a:latin")
        fonts = {
            kind: self._theme.find(f".//{qn(f'a:{kind}Font')}/{latin}")
            for kind in ("major", "minor")
        }
        return {kind: font.get("typeface", "") for kind, font in fonts.items() if font is not None}

    def _is_raised(self, said: list[Xml]) -> bool:
        script = _first(said, lambda one: value(one, "vertAlign"))
        rise = _first(said, lambda one: number(value(one, "position")))
        return script in ("superscript", "subscript") or bool(rise)


def _style(paragraph: Xml) -> str | None:
    return value(paragraph, "pPr/pStyle")


def _first(said: list[Xml], ask: Callable[[Xml], T | None]) -> T | None:
    answers = (ask(properties) for properties in said)
    return next((answer for answer in answers if answer is not None), None)


def _fill(properties: Xml) -> str | None:
    shading = below(properties, "shd")
    return None if shading is None else _hex(shading.get(qn("w:fill")))


def _hex(colour: str | None) -> str | None:
    """A colour as `RRGGBB`; `None` for `auto` and for anything else."""
    if colour is None or len(colour) != len("RRGGBB"):
        return None
    return colour if all(letter in "0123456789abcdefABCDEF" for letter in colour) else None


@dataclass(frozen=True)
class SetText:
    """Words set alike: their look, the style of their paragraph, and the part they stand in."""

    words: str
    look: Look
    style: str
    part: str


def texts_of(
    paragraphs: Iterable[tuple[str, Xml]], styles: Styles, looks: Looks
) -> Iterator[SetText]:
    """Every run of the paragraphs, each given with its part, that has words that are shown."""
    for part, paragraph in paragraphs:
        identifier = _style(paragraph)
        style = styles.name(identifier)
        ground = looks.ground(paragraph)
        for run in paragraph.iter(qn("w:r")):
            words = "".join(text.text or "" for text in run if local(text) == "t")
            if words.strip() and below(run, "rPr/vanish") is None:
                yield SetText(words, looks.of(run, identifier, ground), style, part)
