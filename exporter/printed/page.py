"""What a page shows, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from exporter.printed.objects import Box, Matrix
from exporter.styled import POINTS_PER_INCH

THICKEST_RULE = 4.0  # points

NASTALIQ = "Nastaliq"
USUAL_MIDDLE = 0.35  # of faces in Latin letters


class Colour(NamedTuple):
    """An sRGB colour and its opacity, each from 0 to 255, as PDFium converts it."""

    red: int
    green: int
    blue: int
    alpha: int = 255

    def __str__(self) -> str:
        opacity = "" if self.alpha == 255 else f"{self.alpha:02x}"
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}{opacity}"


@dataclass(frozen=True)
class Face:
    """A font: its name without the tag of a subset, its family without blanks and hyphens.

    `middle` is how far the middle of its ascent and descent is above its baseline, and `height` is
    of both, in ems; 0 where that is not known.
    """

    name: str
    family: str
    is_bold: bool
    is_italic: bool
    middle: float = USUAL_MIDDLE
    height: float = 0

    @property
    def falls(self) -> bool:
        """Whether its words fall from the right to the baseline, so that letters stand above each
        other, and words begin above the ends of others."""
        return NASTALIQ in self.family


@dataclass(frozen=True)
class Lettering:
    """How letters are set: `size` in points as printed, `angle` in degrees counter-clockwise.

    `is_visible` is false for text that is there to be found only, as in scanned pages. `mark` names
    the marked content that the letters are in (ISO 32000-1, 14.6): "Artifact" for running heads and
    folios, a style's name in what LibreOffice prints; it is empty where there is none.
    """

    face: Face
    size: float
    colour: Colour
    angle: float
    is_visible: bool
    mark: str


class Glyph(NamedTuple):
    """A letter: `left` is where its pen starts, `baseline` what it stands on; `box` is its ink.

    A blank has a box without area. `text` is empty where the file does not tell what the glyph
    means.
    """

    text: str
    lettering: Lettering
    left: float
    baseline: float
    box: Box


@dataclass(frozen=True)
class Run:
    """Letters painted at once; `box` is around their ink, `clip` what a clip lets through.

    `size` is in points as printed, `angle` in degrees counter-clockwise. `mark` identifies the
    marked content that the letters belong to, `None` without. `is_artifact` is true for running
    heads and decoration, `is_visible` false for text that is there to be found only.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    angle: float
    box: Box
    clip: Box | None
    mark: int | None
    is_artifact: bool
    is_visible: bool

    @property
    def is_seen(self) -> bool:
        """Whether it shows letters, not blanks alone."""
        return self.is_visible and bool(self.text.strip())


@dataclass(frozen=True)
class Shape:
    """Something painted in one colour; for shapes that are no rectangle, `box` is around them.

    `mark` is as that of letters: "Figure" for parts of a drawing.
    """

    box: Box
    colour: Colour
    mark: str = ""

    @property
    def is_rule(self) -> bool:
        """Whether it is a line rather than a surface."""
        return min(self.box.width, self.box.height) < THICKEST_RULE


@dataclass(frozen=True)
class PrintedPicture:
    """A picture where it is printed, and how many pixels it has, across and down.

    `is_bilevel` tells that they are black or white, or a stencil's.
    """

    box: Box
    pixels: tuple[int, int]
    is_bilevel: bool = False

    @property
    def dpi(self) -> float:
        """Its effective resolution: the lower one of both directions, in pixels an inch."""
        sides = zip(self.pixels, (self.box.width, self.box.height), strict=True)
        return min(pixels * POINTS_PER_INCH / max(side, 0.01) for pixels, side in sides)


T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page as it is shown: turned and cropped; all lengths in points from its upper left corner.

    `text` is set in glyphs or in runs, in the order in which they are painted. `boxes` has those of
    "media", "crop", "bleed", "trim" and "art" that the page itself names. `view` maps what the file
    says in PDF's own coordinates, such as links, to the page's.
    """

    number: int
    view: Matrix
    width: float
    height: float
    boxes: Mapping[str, Box]
    text: tuple[T, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[PrintedPicture, ...]
