"""What holds for the articles of a project, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporter.project.whole import Project

Value = Mapping[str, object]
Holding = Mapping[str, object]


def holding_of(project: Project | None, file: str, target: str) -> Holding | None:
    """The project's file, articles and targets, and each setting with its value and its origin.

    `file` is an article for which they are told, the empty one all that no override changes; as
    JSON has it; `None` without a project. Raises UsageError for a target that there is not,
    DesignError for what cannot be used of what the project names.
    """
    if project is None:
        return None
    from exporter.project.house_settings import key, merged, origins

    project.check()
    layers = project.layers(file, target)
    values: dict[str, object] = {key(name): value for name, value in merged(layers).said().items()}
    for one in layers:
        values |= {f"article.{name}": value for name, value in one.filled.items()}
    said = origins(layers)
    return {
        "file": project.shown,
        "articles": project.articles(),
        "targets": project.targets,
        "settings": {name: {"value": value, "from": said[name]} for name, value in values.items()},
    }


def holding_as_text(holding: Holding | None) -> str:
    """The same in lines; empty without a project."""
    if holding is None:
        return ""
    rows = [
        ("project", str(holding["file"]), ""),
        ("articles", str(len(_listed(holding["articles"]))), ""),
        ("targets", ", ".join(map(str, _listed(holding["targets"]))) or "none", ""),
        *((name, _shown(one["value"]), f"({one['from']})") for name, one in _settings(holding)),
    ]
    return "".join(f"{name:<19} {f'{value:<22} {where}'.rstrip()}\n" for name, value, where in rows)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _settings(holding: Holding) -> list[tuple[str, Value]]:
    settings = holding["settings"]
    return list(settings.items()) if isinstance(settings, dict) else []


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return ", ".join(map(_shown, value)) or "none"
        case dict():
            return ", ".join(f"{name} {_shown(inner)}" for name, inner in value.items())
        case _:
            return str(value)
