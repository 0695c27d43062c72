"""What a template may do: read the article and write HTML, and nothing else.

Jinja's sandbox keeps a template from Python's insides. It bounds neither time nor memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from exporter.compose.compiled import Compiled
from exporter.compose.filters import FILTERS
from exporter.compose.unknown_names import UnknownName
from exporter.machine.plain_files import real_path


def loader_of(folders: Sequence[Path], *, trusted: bool) -> jinja2.FileSystemLoader:
    """What finds templates; where they are not `trusted`, it follows no link out of a folder."""
    return (jinja2.FileSystemLoader if trusted else _KeptInside)(folders)


def environment_of(loader: jinja2.FileSystemLoader, *, trusted: bool) -> jinja2.Environment:
    """Jinja as our templates need it; where they are `trusted`, they may do all that Python can."""
    environment = (jinja2.Environment if trusted else _Sandbox)(
        loader=loader,
        autoescape=True,
        undefined=UnknownName,
        finalize=_shown,
        trim_blocks=True,
        bytecode_cache=Compiled(),
    )
    environment.filters.update(FILTERS)
    return environment


class _Sandbox(ImmutableSandboxedEnvironment):
    """As Jinja's; and of the article only what is its own, for a model's class can read files."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, Path) or (isinstance(obj, BaseModel) and hasattr(BaseModel, attr)):
            return False
        return super().is_safe_attribute(obj, attr, value)


class _KeptInside(jinja2.FileSystemLoader):
    """Templates of the folders; a link in one of them leads to no file outside."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, is_fresh = super().get_source(environment, template)
        if not self._is_inside(Path(name)):
            raise SecurityError(f"{name} is a link that leads out of its folder")
        return source, name, is_fresh

    def _is_inside(self, path: Path) -> bool:
        real = real_path(path)
        return any(real.is_relative_to(real_path(Path(folder))) for folder in self.searchpath)


def _shown(value: object) -> object:
    """What an expression of a template prints: nothing where the article has nothing."""
    return "" if value is None else value
