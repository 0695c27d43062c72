"""What a template asks for and the article has not, told in the template's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

import jinja2
from jinja2.utils import missing

from exporter import resources
from exporter.compose.filters import FILTERS
from exporter.diagnostics.hints import did_you_mean

GIVEN = ("article", "drawings", "labels", "logo", "pictures", "view")
_MACRO = re.compile(r"\bmacro\s+(\w+)")
_NO_FILTER = re.compile(r"No filter named '(.+)'")


class NoSuchNameError(jinja2.UndefinedError):
    """A name that is not there; `hint` is the one that may be meant."""

    def __init__(self, hint: str | None, message: str) -> None:
        super().__init__(message)
        self.hint = hint


class UnknownName(jinja2.StrictUndefined):
    """What stands for a name that is not there: whoever prints it or asks for more fails."""

    __slots__ = ()

    def __init__(  # as Jinja calls it
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: Callable[[str], Exception] | None = None,
    ) -> None:
        meant = did_you_mean(str(name), _names_in(obj))
        message = hint or f"there is no {name!r}{_owner(obj)}"
        super().__init__(message, obj, name, exc or partial(NoSuchNameError, meant))  # type: ignore[arg-type]


def _owner(obj: object) -> str:
    if obj is missing:
        return ""
    return " in it" if isinstance(obj, Mapping) else f" in the {type(obj).__name__.lower()}"


def _names_in(obj: object) -> Iterable[str]:
    """The names that a value has; for none, those that stand alone in a template."""
    if obj is missing:
        return (*GIVEN, *_macros())
    if isinstance(obj, Mapping):
        return map(str, obj)
    names = {*dir(type(obj)), *getattr(type(obj), "model_fields", ())}
    return sorted(name for name in names if not name.startswith(("_", "model_")))


def _macros() -> Iterable[str]:
    for path in sorted(resources.templates_folder().glob("*.html")):
        yield from _MACRO.findall(path.read_text("utf-8"))


def filter_meant(message: str) -> str | None:
    """A hint for the filter that a message of Jinja says is not there."""
    found = _NO_FILTER.search(message)
    return did_you_mean(found[1], FILTERS) if found else None
