"""Whether the files and folders that a project names are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.brand.beside import NONE
from exporter.diagnostics import Diagnostic, Place, error
from exporter.project.house_settings import Settings, key

if TYPE_CHECKING:
    from exporter.article.places import Loc

FILES = ("base", "icc", "brand")
FOLDERS = ("templates", "root")
HINT = "put it there, or name another; paths are from the folder of the project file"

PlaceOf = Callable[["Loc"], Place | None]
"""From the steps to a value to where it stands."""


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
