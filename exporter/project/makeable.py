"""Whether there can be what a project says together: editions of its templates, formats of its
profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exporter.diagnostics import DesignError, Diagnostic, UsageError
from exporter.project.house_settings import Layer, Settings, merged, place_of
from exporter.results import check_editions
from exporter.style.export_profiles import DEFAULT_PROFILE, profile_of
from exporter.writers.writer_table import formats_of

CALL = "command line"
TOGETHER = {"editions": ("editions", "templates"), "formats": ("formats", "profile")}
"""What is refused, and what it goes together with."""


def check_makeable(layers: Sequence[Layer]) -> None:
    """Raise DesignError at the line of what cannot be; what the call says is refused where its
    order is made."""
    called = {name for one in layers if one.name == CALL for name in one.settings.said()}
    settings = merged(layers)
    for name, pair in TOGETHER.items():
        place = place_of(layers, name)
        told = _told(name, settings) if place and called.isdisjoint(pair) else ()
        if told:
            raise DesignError([replace(one, place=place) for one in told])


def _told(name: str, said: Settings) -> tuple[Diagnostic, ...]:
    try:
        if name == "editions":
            check_editions(said.editions or (), Path(said.templates) if said.templates else None)
        else:
            formats_of(profile_of(said.profile or DEFAULT_PROFILE), said.formats)
    except UsageError as slip:
        return slip.diagnostics
    return ()
