"""Whether there can be what a project says: the files that it names are there, editions are of its
templates, formats of its profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.brand.beside import NONE
from exporter.diagnostics import Diagnostic, Place, error
from exporter.project.house_settings import Settings, key

if TYPE_CHECKING:
    from exporter.article.places import Loc

from collections.abc import Sequence
from dataclasses import replace

from exporter.diagnostics import DesignError, UsageError
from exporter.project.house_settings import Layer, merged, place_of
from exporter.results import check_editions
from exporter.style.export_profiles import DEFAULT_PROFILE, profile_of
from exporter.writers.writer_table import formats_of

FILES = ("base", "icc", "brand")
FOLDERS = ("templates", "root")
HINT = "put it there, or name another; paths are from the folder of the project file"

PlaceOf = Callable[["Loc"], Place | None]
"""From the steps to a value to where it stands."""

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


def lacking(settings: Settings, folder: Path, place_of: PlaceOf) -> Iterator[Diagnostic]:
    """An error for each file or folder that settings name, from `folder`, and that is not there."""
    for name in FILES:
        value = getattr(settings, name)
        if value and (name, value) != ("brand", NONE):
            yield from lacking_file(key(name), folder / value, value, place_of((key(name),)))
    for index, value in enumerate(settings.styles or ()):
        yield from lacking_file("styles", folder / value, value, place_of(("styles", index)))
    theme = settings.theme or ""
    if theme.endswith(".css"):
        yield from lacking_file("theme", folder / theme, theme, place_of(("theme",)))
    yield from _lacking_folders(settings, folder, place_of)


def lacking_file(name: str, path: Path, value: str, place: Place | None) -> Iterator[Diagnostic]:
    """An error where there is no file at a path; `value` is as the project has it."""
    if path.is_dir():
        yield error("no-file", f"{name}: {value} is a folder, not a file", place, HINT)
    elif not path.is_file():
        yield error("no-file", f"{name}: there is no file {value}", place, HINT)


def _lacking_folders(settings: Settings, folder: Path, place_of: PlaceOf) -> Iterator[Diagnostic]:
    for name in FOLDERS:
        value = getattr(settings, name)
        if value is not None and not (folder / value).is_dir():
            yield error("no-file", f"{name}: there is no folder {value}", place_of((name,)), HINT)
