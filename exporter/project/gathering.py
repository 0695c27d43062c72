"""The articles of a project, and what there is to tell of where they are looked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from exporter.diagnostics import (
    DesignError,
    Diagnostic,
    FileError,
    Place,
    error,
    has_errors,
    warning,
)
from exporter.diagnostics.hints import listed
from exporter.project.article_search import is_wild, tame

NO_ARTICLES = "`articles` names patterns from this folder; articles/**/* finds all in articles"


@dataclass(frozen=True)
class Gathered:
    """Articles, as paths from the working folder, and what is to be told before any is made."""

    files: Sequence[str]
    diagnostics: Sequence[Diagnostic] = ()
    is_strict: bool = False

    def exit_code(self, *, strict: bool | None = None) -> int:
        """That of a call that makes them all; `strict` counts before what the project says."""
        if has_errors(self.diagnostics):
            return FileError.exit_code
        is_strict = self.is_strict if strict is None else strict
        return DesignError.exit_code if is_strict and self.diagnostics else 0


def is_in(file: str, pattern: str, folder: Path) -> bool:
    """Whether an article is what a pattern from a folder names: itself, or in a folder of it."""
    whole = os.path.relpath(os.path.normpath(folder / pattern), folder)
    path = PurePosixPath(os.path.relpath(file, folder))
    return any(fnmatchcase(str(one), whole) for one in (path, *path.parents))


def unused(
    patterns: Mapping[str, Place | None], files: Sequence[str], folder: Path
) -> Iterator[Diagnostic]:
    """A warning for each pattern of overrides that fits no article."""
    for pattern, place in patterns.items():
        if not any(is_in(file, pattern, folder) for file in files):
            message = f"no article is in {pattern}, for which there are other settings"
            hint = "name folders, files or patterns from the folder of the project file"
            yield warning("override-unused", message, place, hint)


def shut(closed: Mapping[str, OSError]) -> Iterator[Diagnostic]:
    """An error for each folder into which nobody could look."""
    for name, failure in closed.items():
        message = f"cannot read the folder {name}: {failure.strerror}; its articles are left out"
        hint = "let it be read, or leave it out of `articles`"
        yield error("cannot-read", message, Place(name), hint)


def none_found(patterns: Sequence[str], folder: Path, place: Place) -> Diagnostic:
    """The error for patterns that find no article."""
    message = f"no article is found by {listed(patterns, 'or')}"
    for pattern in patterns:
        base = folder / tame(pattern)
        if not base.is_dir():
            name = os.path.relpath(base, folder)
            message += f": there is no folder {name}"
            break
        if not is_wild(pattern) and (folder / pattern).is_dir():
            return error("no-articles", message, place, f"write {pattern.rstrip('/')}/**/*")
    return error("no-articles", message, place, NO_ARTICLES)
