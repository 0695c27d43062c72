"""Where drawings are made: a sheet measured in points, its origin at the upper left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from exporter.drawings import outlines
from exporter.drawings.looks import Lettering
from exporter.drawings.outlines import numbers
from exporter.engine import drawn_dots
from exporter.engine.drawn_dots import POINTS_PER_PIXEL
from exporter.styled import Drawing, Edge, FontFace, Points

DASHES = {"dashed": (4, 2), "dotted": (1, 1.5)}
"""CSS border styles as strokes and gaps, in widths of the line."""
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a line of words stands left of where it is anchored."""

Point = tuple[float, float]


class Canvas:
    """A sheet of a given width in points; how high it is, is said when it is done."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._drawn: list[str] = []

    def bar(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A filled rectangle, its sides in any order."""
        (left, right), (top, bottom) = sorted((left, right)), sorted((top, bottom))
        self._draw("rect", x=left, y=top, width=right - left, height=bottom - top, fill=colour)

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        self._draw("circle", cx=at[0], cy=at[1], r=radius, fill=colour)

    def line(self, points: Sequence[Point], edge: Edge) -> None:
        """A line through points as a border would be drawn."""
        dashes = [length * edge.width for length in DASHES.get(edge.line, ())]
        self._draw(
            "path",
            d="M" + "L".join(numbers(*point) for point in points),
            fill="none",
            stroke=f"#{edge.colour.hex}",
            stroke_width=edge.width,
            stroke_linejoin="round",
            stroke_dasharray=numbers(*dashes) or "none",
        )

    def words(self, text: str, lettering: Lettering, at: Point, anchor: str = "left") -> None:
        """A line of words on its baseline; `anchor` is left, center or right."""
        face = _face(lettering)
        left = at[0] - BEFORE[anchor] * width_of(text, lettering)
        scale = lettering.size / outlines.em(face)
        place = f"translate({numbers(left, at[1])}) scale({scale:.6g} {-scale:.6g})"
        self._draw("path", d=outlines.path(face, text), fill=lettering.colour, transform=place)

    def _draw(self, element: str, **attributes: str | float) -> None:
        """The next thing, over all before it."""
        written = "".join(
            f" {name.replace('_', '-')}={_quoted(value)}" for name, value in attributes.items()
        )
        self._drawn.append(f"<{element}{written}/>")

    def drawing(self, height: float, alt: str) -> Drawing:
        """All that was drawn, down to a height in points; `alt` says it in words."""
        across, down = self.width / POINTS_PER_PIXEL, height / POINTS_PER_PIXEL
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg"'
            f' width="{numbers(across)}" height="{numbers(down)}"'
            f' viewBox="0 0 {numbers(self.width, height)}">{"".join(self._drawn)}</svg>'
        )
        shown = _dotted(svg.encode())
        return replace(shown, width=Points(self.width), height=Points(height), alt=alt)


@lru_cache(maxsize=16)
def _dotted(svg: bytes) -> Drawing:
    """Drawn once for all editions, and again only when it has changed; its words are outlines."""
    return drawn_dots.drawing(svg)


def _quoted(value: str | float) -> str:
    return quoteattr(value if isinstance(value, str) else numbers(value))


def draw(width: float, paint: Callable[[Canvas], float], alt: str) -> Drawing:
    """The drawing that `paint` makes on a canvas; it returns the height in points."""
    canvas = Canvas(width)
    return canvas.drawing(paint(canvas), alt)


@lru_cache(maxsize=4096)
def width_of(text: str, lettering: Lettering) -> float:
    """How wide a line of words is, in points."""
    face = _face(lettering)
    advances = sum(outlines.glyph(face, character).advance for character in text)
    return advances * lettering.size / outlines.em(face)


def cap_height(lettering: Lettering) -> float:
    """How high capitals and figures are, in points."""
    face = _face(lettering)
    return outlines.cap_height(face) * lettering.size / outlines.em(face)


def _face(lettering: Lettering) -> FontFace:
    if lettering.face is None:
        raise AssertionError("charts that no font can letter are not drawn")
    return lettering.face
