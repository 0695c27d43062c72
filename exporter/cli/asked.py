"""What a call says by itself, and the project whose files it works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from exporter.diagnostics import UsageError
from exporter.project.house_settings import OURS, Layer, Settings, Wanted, merged
from exporter.project.project_search import project_above

if TYPE_CHECKING:
    from exporter.cli.report import Report
    from exporter.project.whole import Project

WORD_FILES = frozenset({".docx", ".dotx", ".docm", ".dotm"})

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


def gathered_of(project: Project, report: Report) -> Sequence[str]:
    """The articles of a project, after what there is to tell of them; raises DesignError where
    there are none."""
    gathered = project.gathered()
    report.tell(gathered.diagnostics)
    report.exit_code = report.exit_code or gathered.exit_code(strict=asked().strict)
    return gathered.files


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


@dataclass(frozen=True)
class Bases:
    """The folder, and the Word file; `None` for what is not given."""

    folder: Path | None
    word: Path | None


def bases_of(paths: Sequence[Path]) -> Bases:
    """What the paths of `--base` are; raises UsageError for two of a kind."""
    words = [path for path in paths if _is_word_file(path)]
    folders = [path for path in paths if path not in words]
    for kind, given in (("folder", folders), ("Word file", words)):
        if len(given) > 1:
            message = f"{given[0]} and {given[1]} are both the {kind} of --base"
            raise UsageError.at("usage", message, hint=f"give one {kind}")
    return Bases(next(iter(folders), None), next(iter(words), None))


def _is_word_file(path: Path) -> bool:
    return path.is_file() or (path.suffix.lower() in WORD_FILES and not path.is_dir())
