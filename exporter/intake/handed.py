"""Articles that a program hands over as they are: bytes, open files, plain values."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias, runtime_checkable

from exporter.article import Article
from exporter.diagnostics import ArticleError, Diagnostic, FileError, UsageError

NAME = "<article>"
"""What messages call an article that is in no file."""


@runtime_checkable
class Readable(Protocol):
    """An open file, or what is like one, as `StringIO` and `BytesIO` are."""

    def read(self) -> str | bytes:
        """All that is left of it."""


Given: TypeAlias = (
    Article
    | os.PathLike[str]
    | str
    | bytes
    | bytearray
    | memoryview
    | Mapping[str, object]
    | Readable
)
"""What can be exported: an article, the path of its file, or what would be in the file."""

GIVE = "give a path, bytes, an open file, a mapping of fields, or an Article"
GIVE_BYTES = "a text is a path; give what would be in the file as bytes, or as io.StringIO"
_CONTENT = ("# ", "---", '{"', "<")
"""How no path begins, and the text of an article does."""


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


def handed(source: Given, read_as: str | None) -> Handed | Path:
    """What a program hands over, or the path that it names.

    Raises UsageError for plain values that JSON cannot hold, and for what is no article at all;
    FileError for a text that is what would be in a file.
    """
    match source:
        case bytes() | bytearray() | memoryview():
            return Handed(bytes(source), read_as)
        case str():
            _check_path(source)
            return Path(source)
        case os.PathLike():
            return Path(source)
        case Mapping():
            return Handed(_json(source), "json", is_plain=True)
        case _:
            return Handed(_read(source), read_as)


def _check_path(text: str) -> None:
    """Raise FileError for a text that names no file, and is rather what would be in one."""
    is_content = "\n" in text or text.startswith(_CONTENT)
    if is_content and not os.path.exists(text):  # noqa: PTH110 - a Path may raise
        first = text.strip().partition("\n")[0]
        message = f"there is no file of the name {first[:40]!r}..."
        raise FileError.at("cannot-read", message, hint=GIVE_BYTES)


def _read(source: object) -> bytes:
    """All that is left of an open file; raises UsageError for what is none."""
    text: object = None
    if isinstance(source, Readable) and not isinstance(source, type):
        text = source.read()
    if isinstance(text, str):
        return text.encode()
    if isinstance(text, bytes | bytearray):
        return bytes(text)
    message = f"a value of the type {type(source).__name__} is no article"
    raise UsageError.at("no-format", message, hint=GIVE)


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
