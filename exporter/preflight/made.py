"""Checks of what an export has just made, by what its stylesheets promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic, Place
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import inspect
from exporter.preflight.profiles import Area, Profile
from exporter.preflight.summary import diagnostics

if TYPE_CHECKING:
    from exporter.cascade import Cascade
    from exporter.layout import Layout
    from exporter.renditions import Rendition


ALIKE = 1.0  # points by which a picture's size in a file may differ from that of its layout


@dataclass(frozen=True)
class ShownPicture:
    """A picture of the article as it is shown, in points; `place` is where the source has it."""

    width: float
    height: float
    place: Place | None


def pictures_shown(
    layout: Layout, place_of: Callable[[str], Place | None]
) -> tuple[ShownPicture, ...]:
    """Every picture of an article that is on its pages; `place_of` knows the places of parts."""
    return tuple(
        ShownPicture(picture.width, picture.height, place_of(picture.part))
        for picture in layout.pictures()
    )


def margins_of(cascade: Cascade) -> Area:
    """The margins that all pages of an edition keep."""
    first, later = (cascade.page_style(first=is_first).margin for is_first in (True, False))
    return Area(
        top=min(first.top, later.top),
        right=min(first.right, later.right),
        bottom=min(first.bottom, later.bottom),
        left=min(first.left, later.left),
    )


def checked(made: Rendition, stem: str, profile: str) -> list[Diagnostic]:
    """What is amiss in a finished file for a profile of preflight.

    What is about a picture of the article is told at its place there, all else by the file's name.
    """
    name, purpose = made.name(stem), Profile(profile)
    found = inspect(made.data, name, purpose, max_pages=made.fit.max_pages, area=made.margins)
    return diagnostics(found, partial(_place_of, made.pictures))


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
