"""What a file is for, and what it must keep to be fit for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from exporter.styled import MILLIMETRE, Sides

if TYPE_CHECKING:  # slow to load, and the profiles' names are asked for where nothing is checked
    from exporter.article import Article


class Profile(StrEnum):
    """What a file is for."""

    SCREEN = "screen"
    OFFICE = "office"
    PRESS = "press"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Resolution:
    """How fine pictures should be, and must be at the `least`, in dots per inch as printed."""

    wanted: float
    least: float = 0.0


@dataclass(frozen=True)
class Limits:
    """The numbers that a profile asks for; lengths in points.

    `bilevel` is for pictures in black and white alone, which show their dots sooner.
    """

    pictures: Resolution
    bilevel: Resolution
    bleed: float = 0.0
    body_size: float = 9.0
    note_size: float = 8.0
    contrast: float = 4.5  # WCAG 2.2, 1.4.3
    large_contrast: float = 3.0
    large_size: float = 18.0
    large_bold_size: float = 14.0

    def contrast_for(self, size: float, *, bold: bool) -> float:
        """The contrast that type of a size, in points, must have (WCAG 2.2, 1.4.3)."""
        is_large = size >= (self.large_bold_size if bold else self.large_size)
        return self.large_contrast if is_large else self.contrast


SCREEN, OFFICE = Resolution(96), Resolution(150)
# What printers go by: Ghent Workgroup, GWG2015 and GWG2022, sheetfed offset.
SHEETFED, SHEETFED_BILEVEL = Resolution(225, least=150), Resolution(800, least=550)

LIMITS: Mapping[Profile, Limits] = {
    Profile.SCREEN: Limits(SCREEN, SCREEN),
    Profile.OFFICE: Limits(OFFICE, OFFICE),
    Profile.PRESS: Limits(SHEETFED, SHEETFED_BILEVEL, bleed=3 * MILLIMETRE),
    Profile.ARCHIVE: Limits(OFFICE, OFFICE),
}


@dataclass(frozen=True)
class Expected:
    """What a file is measured by.

    `max_pages` is the page contract, `area` the margins around the type area in points, both `None`
    where unknown; `article` is the one that travels in the file, if brief made it.
    """

    limits: Limits
    max_pages: int | None = None
    area: Sides[float] | None = None
    article: Article | None = None
