"""Checks of what an export has just made, by what its stylesheets promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic
from exporter.preflight.inspection import inspect
from exporter.preflight.profiles import Area, Profile
from exporter.preflight.summary import diagnostics

if TYPE_CHECKING:
    from exporter.cascade import Cascade
    from exporter.renditions import Rendition


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
    """What is amiss in a finished file for a profile of preflight, told by the file's name."""
    name, purpose = made.name(stem), Profile(profile)
    most, margins = made.fit.max_pages, made.margins
    return diagnostics(inspect(made.data, name, purpose, max_pages=most, area=margins))
