"""Letters as the outlines of their fonts, and how much room they take."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.styled import FontFace

Place = tuple[float, float]


@dataclass
class Contour:
    """A closed line: where it starts, and its way from there as commands of an SVG path."""

    start: Place
    way: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Glyph:
    """A letter's advance and contours, in ems that grow to the right and upwards."""

    advance: float
    contours: tuple[Contour, ...]


_reading = threading.Lock()  # fontTools reads a font bit by bit, from one place in its file


@lru_cache
def characters(face: FontFace) -> frozenset[str]:
    """What a face has letters for."""
    with _reading:
        return frozenset(map(chr, _opened(face).getBestCmap()))


@lru_cache(maxsize=4096)
def glyph(face: FontFace, character: str) -> Glyph:
    """The letter of a character, in the units of its font."""
    with _reading:
        font = _opened(face)
        glyphs = font.getGlyphSet()
        name = font.getBestCmap().get(ord(character), ".notdef")
        pen = _Outline(glyphs)
        glyphs[name].draw(pen)
        return Glyph(glyphs[name].width, tuple(pen.contours))


@lru_cache
def em(face: FontFace) -> float:
    """How many units of a font are an em."""
    with _reading:
        return float(_opened(face)["head"].unitsPerEm)


@lru_cache
def cap_height(face: FontFace) -> float:
    """How high an H is, in units of the font; 0 where there is none."""
    with _reading:
        font = _opened(face)
        glyphs = font.getGlyphSet()
        pen = BoundsPen(glyphs)
        glyphs[font.getBestCmap().get(ord("H"), ".notdef")].draw(pen)
        return float(pen.bounds[3] - pen.bounds[1]) if pen.bounds else 0.0


@lru_cache
def _opened(face: FontFace) -> TTFont:
    return TTFont(io.BytesIO(face.data), lazy=True)


def path(face: FontFace, text: str) -> str:
    """A line of words as an SVG path in units of the font, its baseline beginning at (0, 0)."""
    return "".join(_steps(face, text))


def _steps(face: FontFace, text: str) -> Iterator[str]:
    left = 0.0
    for letter in (glyph(face, character) for character in text):
        for contour in letter.contours:
            yield f"M{numbers(left + contour.start[0], contour.start[1])}{''.join(contour.way)}z"
        left += letter.advance


def numbers(*values: float) -> str:
    """Numbers as SVG writes them, to a thousandth."""
    return " ".join(f"{round(value, 3) + 0.0:.10g}" for value in values)


class _Outline(BasePen):  # type: ignore[misc]
    """Takes down a letter's contours, each point as it lies from the one before."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.contours: list[Contour] = []

    def _moveTo(self, to: Place) -> None:  # noqa: N802
        self.contours.append(Contour(to))

    def _lineTo(self, to: Place) -> None:  # noqa: N802
        self._go("l", to)

    def _curveToOne(self, leaving: Place, arriving: Place, to: Place) -> None:  # noqa: N802
        self._go("c", leaving, arriving, to)

    def _qCurveToOne(self, by: Place, to: Place) -> None:  # noqa: N802
        self._go("q", by, to)

    def _go(self, command: str, *points: Place) -> None:
        left, bottom = self._getCurrentPoint()
        steps = [step for x, y in points for step in (x - left, y - bottom)]
        self.contours[-1].way.append(f"{command}{numbers(*steps)}")
