"""Finds the project of a folder, and reads it: values, places, and all that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import DesignError, Diagnostic, Place, error
from exporter.diagnostics.hints import did_you_mean
from exporter.machine.plain_files import bytes_of_plain
from exporter.project.project_text import MAX_PROJECT, project_source

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from exporter.article.places import Loc
    from exporter.project.project_file import ProjectFile
    from exporter.readers.reading import Draft

FILE = "brief.toml"
SHARED_FILE = "pyproject.toml"
TABLE = ("tool", "brief")
"""Where settings are in a file that others share."""

NO_TABLE = "begin what is for brief with [tool.brief], or name a brief.toml"
HEADER = b"[tool.brief"
HINT = "`brief schema project` shows what belongs there"


def project_above(folder: Path) -> Path | None:
    """The project file in a folder or the nearest one above it; `None` where there is none.

    That is `brief.toml`, whatever it is, or a `pyproject.toml` that has a table `[tool.brief]`.
    """
    for place in (folder.absolute(), *folder.absolute().parents):
        own, shared = place / FILE, place / SHARED_FILE
        if os.path.lexists(own):  # what cannot be read is told, and not passed over
            return own
        if shared.is_file() and _has_table(shared):
            return shared
    return None


def read_project(path: Path, shown: str, unsaved: str | None = None) -> tuple[ProjectFile, Draft]:
    """What a project file says, and where, by the name that is `shown` of it.

    `unsaved` is what is to be in it, where that is not so yet. Raises DesignError with all that is
    wrong.
    """
    from pydantic import ValidationError

    from exporter.project.project_file import ProjectFile
    from exporter.readers.data.toml_values import toml_values
    from exporter.readers.reading import Source

    source = project_source(path, shown) if unsaved is None else Source(shown, unsaved)
    draft = _own_part(toml_values(source, "the project file"), path)
    if draft.diagnostics:
        raise DesignError(draft.diagnostics)
    try:
        return ProjectFile.model_validate(draft.data), draft
    except ValidationError as failure:
        raise DesignError(list(_problems(failure, draft))) from failure


def _has_table(path: Path) -> bool:
    """Whether a file that others share has a part that is ours, or seems to have one."""
    try:
        data = bytes_of_plain(path, MAX_PROJECT)
    except OSError:
        return False
    if b"brief" not in data:
        return False
    import tomllib

    try:
        values: object = tomllib.loads(data.decode())
    except ValueError:  # where it speaks of us, it is for us to say what is wrong
        return HEADER in data
    for step in TABLE:
        if not isinstance(values, dict) or step not in values:
            return False
        values = values[step]
    return True


def _own_part(draft: Draft, path: Path) -> Draft:
    """What is ours of a file that others share; raises DesignError where that has no such part."""
    if path.name != SHARED_FILE or draft.diagnostics:
        return draft
    values: object = draft.data
    for step in TABLE:
        values = values.get(step) if isinstance(values, dict) else None
    if not isinstance(values, dict):
        raise _no_table(draft)
    depth = len(TABLE)

    def below(table: dict[Loc, Place]) -> dict[Loc, Place]:
        return {loc[depth:]: at for loc, at in table.items() if loc[:depth] == TABLE}

    return replace(draft, data=values, places=below(draft.places), keys=below(draft.keys))


def _no_table(draft: Draft) -> DesignError:
    from exporter.article.places import nearest

    if TABLE in draft.places:
        message, place = "tool.brief: must be a table", draft.places[TABLE]
        return DesignError.at("wrong-type", message, place, "write [tool.brief]")
    tool = draft.data.get(TABLE[0])
    like = get_close_matches(TABLE[1], tool, 1) if isinstance(tool, dict) else []
    nearby = nearest(draft.places, (TABLE[0], *like))
    return DesignError.at("no-project", "there is no table [tool.brief]", nearby, NO_TABLE)


def _problems(failure: ValidationError, draft: Draft) -> Iterator[Diagnostic]:
    """What is wrong, once at each place; of the kinds that a value may be, each complains."""
    told: dict[Place | None, Diagnostic] = {}
    for details in failure.errors(include_url=False):
        one = _problem(details, draft)
        told.setdefault(one.place, one)
    yield from sorted(told.values(), key=position)


def position(one: Diagnostic) -> tuple[int, int]:
    """Where in its file something is told."""
    return (one.place.line or 0, one.place.column or 0) if one.place else (0, 0)


def _problem(details: ErrorDetails, draft: Draft) -> Diagnostic:
    from exporter.article.places import known_part, nearest
    from exporter.readers.problems import sentence_of

    loc, hint = details["loc"], None
    name = str(loc[-1]) if loc else ""
    if details["type"] == "extra_forbidden":
        place = draft.keys.get(loc) or nearest(draft.places, loc)
        hint = did_you_mean(name, _keys_at(loc[:-1])) or HINT
        return error("unknown-key", f"unknown key {name!r}", place, hint)
    place, loc = nearest(draft.places, loc), known_part(draft.places, loc)
    if details["type"] == "unknown-name":
        context = details["ctx"]
        hint = did_you_mean(str(context["name"]), context["known"])
        return error("unknown-value", f"{_dotted(loc)}: {details['msg']}", place, hint or HINT)
    code, sentence, hint = sentence_of(details)
    return error(code, f"{_dotted(loc)}: {sentence}" if loc else sentence, place, hint or HINT)


def _dotted(loc: Loc) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".")


def _keys_at(loc: Loc) -> list[str]:
    """The keys that a table may have."""
    from exporter.project.house_defaults import HouseDefaults
    from exporter.project.project_file import Override, ProjectFile, Table

    model: type[BaseModel] = ProjectFile
    if loc:
        models: dict[str, type[BaseModel]] = {
            "overrides": Override,
            "target": Table,
            "article": HouseDefaults,
        }
        named = [models[step] for step in loc if isinstance(step, str) and step in models]
        model = named[-1] if named else ProjectFile
    return [field.alias or name for name, field in model.model_fields.items()]
