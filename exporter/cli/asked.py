"""What a call says by itself, and the project whose files it works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from exporter.cli.bases import bases_of
from exporter.project.house_settings import OURS, Layer, Settings, Wanted, merged
from exporter.project.project_search import project_above

if TYPE_CHECKING:
    from exporter.project.whole import Project

NONE = "none"


def is_said(name: str) -> bool:
    """Whether the call says an option, or leaves it to what is said elsewhere."""
    source = click.get_current_context().get_parameter_source(name)
    return source in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def asked() -> Settings:
    """The settings that the call says; they count most."""
    params = click.get_current_context().params
    said = {
        field.name: _plain(params[field.name])
        for field in fields(Settings)
        if field.name in params and field.name != "output" and is_said(field.name)
    }
    if word := bases_of(params.get("bases") or ()).word:
        said["base"] = str(word)
    if params.get("no_preflight"):
        said["preflight"] = False
    return Settings(**said)  # type: ignore[arg-type]


def project_path(files: Sequence[str] = ()) -> Path | None:
    """The project file that a call names; else that of the working folder, or of its first file.

    `None` where there is none, or where the call wants none.
    """
    named: Path | None = click.get_current_context().params.get("project_file")
    if named and str(named) == NONE:
        return None
    path = named or project_above(Path())
    if path is None and files and files[0] != "-":
        path = project_above(Path(files[0]).parent)
    return path


def project_for(files: Sequence[str] = ()) -> Project | None:
    """The project of a call (`project_path`); raises DesignError for a bad one."""
    path = project_path(files)
    if path is None:
        return None
    from exporter.project.whole import Project

    return Project(path)


def wanted_of(files: Sequence[str], project: Project | None) -> Iterator[Wanted]:
    """The files with what counts for each."""
    said = asked()
    own: Path | None = click.get_current_context().params["fields"]
    for file in files:
        if project is None:
            layers = [Layer(OURS, "default"), Layer(said, "command line")]
            yield Wanted(file, merged(layers), own)
        else:
            one = project.wanted(file, asked=said)
            yield replace(one, fields=own or one.fields)


def _plain(value: object) -> object:
    match value:
        case Path():
            return str(value)
        case tuple():
            return tuple(map(_plain, value))
        case _:
            return value
