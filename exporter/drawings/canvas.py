"""Where drawings are made: a sheet measured in points, its origin at the upper left.

Draws with matplotlib, whose own looks are all turned off; nothing else knows it.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from typing import TypedDict

import matplotlib as mpl
from lxml import etree
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform

from exporter.drawings.looks import Lettering
from exporter.styled import DOTS_PER_INCH, POINTS_PER_INCH, Drawing, Edge, Points

DASHES = {"dashed": (4, 2), "dotted": (1, 1.5)}
"""CSS border styles as strokes and gaps, in widths of the line."""


Point = tuple[float, float]


class Placed(TypedDict):
    """Where an artist of matplotlib's stands: its map to the sheet, and over how many others."""

    transform: Transform
    zorder: int


class Canvas:
    """A sheet of a given width in points; how high it is, is said when it is done."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._figure = Figure(dpi=POINTS_PER_INCH)
        self._figure.patch.set_visible(False)
        self._down = Affine2D()
        self._transform = self._down + self._figure.dpi_scale_trans
        self._layers = count()

    def bar(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A filled rectangle, its sides in any order."""
        size = right - left, bottom - top
        self._figure.add_artist(
            Rectangle((left, top), *size, fc=colour, ec="none", **self._placed())
        )

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        self._figure.add_artist(Circle(at, radius, fc=colour, ec="none", **self._placed()))

    def line(self, points: Sequence[Point], edge: Edge) -> None:
        """A line through points as a border would be drawn."""
        dashes = DASHES.get(edge.line)
        self._figure.add_artist(
            Line2D(
                *zip(*points, strict=True),
                color=f"#{edge.colour.hex}",
                linewidth=edge.width,
                linestyle=(0, dashes) if dashes else "solid",
                dash_capstyle="butt",
                solid_capstyle="butt",
                solid_joinstyle="round",
                **self._placed(),
            )
        )

    def words(self, text: str, lettering: Lettering, at: Point, anchor: str = "left") -> None:
        """A line of words on its baseline; `anchor` is left, center or right."""
        self._figure.text(
            *at,
            text,
            color=lettering.colour,
            fontproperties=_font(lettering),
            horizontalalignment=anchor,
            verticalalignment="baseline",
            **self._placed(),
        )

    def _placed(self) -> Placed:
        """Where the next thing goes: over all before it."""
        return {"transform": self._transform, "zorder": next(self._layers)}

    def drawing(self, height: float, alt: str) -> Drawing:
        """All that was drawn, down to a height in points; `alt` says it in words."""
        self._figure.set_size_inches(self.width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        self._down.scale(1 / POINTS_PER_INCH, -1 / POINTS_PER_INCH)
        self._down.translate(0, height / POINTS_PER_INCH)
        svg = self._file("svg", dict.fromkeys(("Creator", "Date", "Format", "Type")))
        png = self._file("png", {"Software": None})
        return Drawing(bare_svg(svg), png, Points(self.width), Points(height), alt)

    def _file(self, form: str, metadata: Mapping[str, None]) -> bytes:
        """The figure as a file without metadata, which would tell the time and our versions."""
        target = io.BytesIO()
        self._figure.savefig(target, format=form, dpi=DOTS_PER_INCH, metadata=dict(metadata))
        return target.getvalue()


def draw(width: float, paint: Callable[[Canvas], float], alt: str) -> Drawing:
    """The drawing that `paint` makes on a canvas; it returns the height in points."""
    with _own_settings():
        canvas = Canvas(width)
        return canvas.drawing(paint(canvas), alt)


_settings_taken = threading.Lock()


@contextmanager
def _own_settings() -> Iterator[None]:
    """The same settings wherever we run, whatever matplotlibrc there is.

    matplotlib has one set of them in a process: threads draw one after the other, so that none
    draws with another's, or leaves ours behind.
    """
    with _settings_taken, mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="path", hashsalt="brief")
        mpl.rc("text", parse_math=False)
        yield


def bare_svg(svg: bytes) -> bytes:
    """An SVG without document type and comments, which would name what is drawn twice."""
    parser = etree.XMLParser(
        remove_comments=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    return etree.tostring(etree.fromstring(svg, parser), encoding="UTF-8", xml_declaration=True)


@lru_cache(maxsize=4096)
def width_of(text: str, lettering: Lettering) -> float:
    """How wide a line of words is, in points."""
    return float(text_to_path.get_text_width_height_descent(text, _font(lettering), False)[0])


@lru_cache
def cap_height(lettering: Lettering) -> float:
    """How high capitals and figures are, in points."""
    return float(text_to_path.get_text_width_height_descent("H", _font(lettering), False)[1])


@lru_cache
def _font(lettering: Lettering) -> FontProperties:
    if lettering.face is None:
        raise AssertionError("charts that no font can letter are not drawn")
    return FontProperties(fname=str(lettering.face.file), size=lettering.size)
