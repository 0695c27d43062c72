"""The codes that a PDF's text is written in: one for each shape of a font and what it says.

WeasyPrint's codes are the numbers of glyphs, each with one meaning. Here a glyph that says
something else in another word has a code for each, several glyphs that stand for some characters
together have one code, and a code may show nothing. The codes begin behind the font's own glyphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LAST = 0xFFFF
"""The last code of two bytes, which all of WeasyPrint's are."""


class Part(NamedTuple):
    """A glyph of a font, and how far right of the shape's origin and above it: in font units."""

    glyph: int
    right: int = 0
    up: int = 0


class Shape(NamedTuple):
    """What a code shows, and its width in thousandths of the font's size.

    `lender` is the font whose glyphs the parts are, if it is not the one that shows them; their
    places are in the units of the one that does.
    """

    parts: tuple[Part, ...]
    width: int
    lender: Any = None

    @property
    def is_glyph(self) -> bool:
        """Whether it is a glyph of the font as it is."""
        is_bare = len(self.parts) == 1 and self.parts[0] == Part(self.parts[0].glyph)
        return is_bare and self.lender is None


NOTHING = Shape((), 0)
"""What a code shows that only says something."""
SHARED = frozenset("\u2010\u2011")
"""Hyphens: their glyph is that of the hyphen-minus, which WeasyPrint itself paints elsewhere."""


@dataclass
class Codes:
    """The codes of one of WeasyPrint's fonts: what each shows that is not one of its glyphs."""

    font: Any
    shapes: dict[int, Shape] = field(default_factory=dict)
    _parts: dict[int, str] = field(default_factory=dict)
    _known: dict[tuple[Shape, str], int] = field(default_factory=dict)

    @property
    def joins_glyphs(self) -> bool:
        """Whether shapes can be made of several of its glyphs: such outlines are TrueType's."""
        return "glyf" in self.font.tables

    @property
    def is_full(self) -> bool:
        """Whether no code is left."""
        return not self.has_room(0)

    def has_room(self, count: int) -> bool:
        """Whether so many codes are left."""
        return int(self.font.glyph_count) + len(self.shapes) + count <= LAST

    def of(self, shape: Shape, text: str) -> int:
        """The code of a shape that says a text; without one left, that of its first glyph."""
        claims = shape.is_glyph and text not in SHARED
        if claims and self.font.to_unicode.setdefault(shape.parts[0].glyph, text) == text:
            return shape.parts[0].glyph
        if shape.lender is None:
            self.need(shape, text)
        return self._added(shape, text)

    def need(self, shape: Shape, text: str) -> None:
        """Keep the glyphs of a shape, whichever font shows them."""
        for part in shape.parts:
            self._parts.setdefault(part.glyph, text)

    def keep_parts(self) -> None:
        """Name the glyphs that only codes show, once all is painted: what has no name is cut out.

        A name given sooner would be what the glyph says by itself wherever WeasyPrint paints it.
        """
        for glyph, text in self._parts.items():
            self.font.to_unicode.setdefault(glyph, text)

    def _added(self, shape: Shape, text: str) -> int:
        if (shape, text) not in self._known:
            if self.is_full:
                return shape.parts[0].glyph if shape.parts else 0
            code = int(self.font.glyph_count) + len(self.shapes)
            self._known[shape, text], self.shapes[code] = code, shape
            self.font.to_unicode[code] = text
        return self._known[shape, text]


@dataclass
class FileCodes:
    """The codes of all fonts of a file that is being painted."""

    fonts: dict[bytes, Codes] = field(default_factory=dict)

    def of(self, font: Any) -> Codes:
        """Those of a font."""
        return self.fonts.setdefault(font.name, Codes(font))

    def keep_parts(self) -> None:
        """Keep in each font what its codes show."""
        for codes in self.fonts.values():
            codes.keep_parts()

    def grown(self) -> Mapping[bytes, Codes]:
        """Those that have codes which their font has no glyphs for, by the font's name."""
        return {name: codes for name, codes in self.fonts.items() if codes.shapes}

    def lenders(self) -> list[bytes]:
        """The names of the fonts whose glyphs others show, in the order in which they do."""
        shapes = (shape for codes in self.fonts.values() for shape in codes.shapes.values())
        return list(dict.fromkeys(one.lender.name for one in shapes if one.lender is not None))
