"""Articles that a program hands over as they are: bytes, open files, plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias, runtime_checkable

from exporter.article import Article
from exporter.diagnostics import ArticleError, Diagnostic, UsageError

NAME = "<article>"
"""What messages call an article that is in no file."""


@runtime_checkable
class Readable(Protocol):
    """An open file, or what is like one, as `StringIO` and `BytesIO` are."""

    def read(self) -> str | bytes:
        """All that is left of it."""


Given: TypeAlias = Article | Path | str | bytes | Mapping[str, object] | Readable
"""What can be exported: an article, the path of its file, or what would be in the file."""


@dataclass(frozen=True)
class Handed:
    """What would be in an article's file, and in which format; `None` where nobody says."""

    data: bytes
    read_as: str | None
    is_plain: bool = False

    def told(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Diagnostics without the places that plain values do not have."""
        if not self.is_plain:
            return diagnostics
        return tuple(replace(one, place=None) for one in diagnostics)


def handed(source: Given, read_as: str | None) -> Handed | None:
    """What a program hands over; `None` for an Article and for a path.

    Raises UsageError for plain values that JSON cannot hold.
    """
    match source:
        case bytes():
            return Handed(source, read_as)
        case Article() | Path() | str():
            return None
        case Mapping():
            return Handed(_json(source), "json", is_plain=True)
        case _:
            text = source.read()
            return Handed(text.encode() if isinstance(text, str) else text, read_as)


def refused(failure: ArticleError, given: Handed) -> ArticleError:
    """What is wrong with what was handed over."""
    return ArticleError(given.told(failure.diagnostics))


def _json(values: Mapping[str, object]) -> bytes:
    try:
        return json.dumps(dict(values), default=_plain, ensure_ascii=False).encode()
    except (TypeError, ValueError) as failure:
        message = f"these values are no article: {failure}"
        hint = "give texts, numbers, lists and mappings, as `json` has them"
        raise UsageError.at("no-format", message, hint=hint) from failure


def _plain(value: object) -> object:
    """Dates as text; anything else is refused by `json`."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} {value!r:.40}")
