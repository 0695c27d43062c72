"""Checks of what an export has just made, by what its stylesheets promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from exporter.article.whereabouts import Whereabouts
from exporter.diagnostics import Diagnostic, Place
from exporter.fit.outcome import Fitted
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import inspect
from exporter.preflight.profiles import Profile
from exporter.preflight.reports import diagnostics
from exporter.styled import Sides

ALIKE = 1.0  # points by which a picture's size in a file may differ from that of its layout


@dataclass(frozen=True)
class ShownPicture:
    """A picture of the article as it is shown, in points; `place` is where the source has it."""

    width: float
    height: float
    place: Place | None


@dataclass(frozen=True)
class Promised:
    """What a stylesheet promises of a file.

    `max_pages` is its page contract (`None`: any number), `area` the margins that all its pages
    keep, `pictures` are those of the article that it shows.
    """

    max_pages: int | None
    area: Sides[float]
    pictures: tuple[ShownPicture, ...]


def promised_of(settled: Fitted, places: Whereabouts) -> Promised:
    """What an edition's files are held to."""
    pictures = tuple(
        ShownPicture(picture.width, picture.height, places.of_part(picture.part))
        for picture in settled.layout.pictures()
    )
    return Promised(settled.fit.max_pages, settled.cascade.margins(), pictures)


def checked(data: bytes, name: str, profile: str, promised: Promised) -> list[Diagnostic]:
    """What is amiss in a finished file for a profile of preflight.

    What is about a picture of the article is told at its place there, all else by the file's name.
    """
    purpose = Profile(profile)
    inspection = inspect(data, name, purpose, max_pages=promised.max_pages, area=promised.area)
    return diagnostics(inspection, partial(_place_of, promised.pictures))


def _place_of(pictures: Sequence[ShownPicture], finding: Finding) -> Place | None:
    """The place of the picture whose size is the finding's."""
    if finding.picture is None:
        return None
    width, height = finding.picture
    fitting = (
        shown
        for shown in pictures
        if abs(shown.width - width) < ALIKE and abs(shown.height - height) < ALIKE
    )
    return next((shown.place for shown in fitting), None)
