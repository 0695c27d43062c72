"""Finds the articles of a project by its patterns: each folder is entered once, and what was made
among articles is none."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePosixPath

from exporter.batch.records import made_in

ANY_DEPTH = "**"

WILD = "*?["


@dataclass
class ArticleSearch:
    """The search for what fits `patterns` in a project's `folder`; `outputs` are where files go.

    Of `closed` folders nobody could tell what is in them; they are known when the search is over.
    """

    folder: Path
    patterns: Sequence[str]
    outputs: Sequence[Path]
    closed: dict[str, OSError] = field(default_factory=dict)

    def files(self) -> list[Path]:
        """The articles, each once, in order."""
        return sorted({path for pattern in self.patterns for path in self._fitting(pattern)})

    def has(self, path: Path) -> bool:
        """Whether a file is one of them; no other one is looked at."""
        inside = os.path.relpath(path, self.folder)
        return path.is_file() and any(
            fits(pattern, inside) and self._may_be_one(path, pattern) for pattern in self.patterns
        )

    def _fitting(self, pattern: str) -> Iterator[Path]:
        for found in self._below(self.folder, PurePosixPath(pattern).parts):
            path = Path(os.path.normpath(found))
            if self._may_be_one(path, pattern) and path.is_file():
                yield path

    def _may_be_one(self, path: Path, pattern: str) -> bool:
        """Whether a file may be an article: brand files are none, nor is what was made."""
        return (
            path.suffix.lower() in _endings(pattern)
            and path.name[0] not in "_."
            and not any(map(path.is_relative_to, self._apart(pattern)))
            and path not in self._made
        )

    def _apart(self, pattern: str) -> list[Path]:
        """The folders of finished files, but for those in which the pattern looks for articles."""
        base = Path(os.path.normpath(self.folder / tame(pattern)))
        return [one for one in self._places if not base.is_relative_to(one)]

    @cached_property
    def _places(self) -> list[Path]:
        return [Path(os.path.abspath(one)) for one in self.outputs]  # noqa: PTH100  (follows no links)

    @cached_property
    def _made(self) -> frozenset[Path]:
        return frozenset(path for place in self._places for path in made_in(place))

    def _below(self, folder: Path, steps: Sequence[str]) -> Iterator[Path]:
        """What is found below a folder by the steps of a pattern."""
        if not steps:
            yield folder
        elif steps[0] == ANY_DEPTH:
            for inner in self._folders(folder):
                yield from self._below(inner, steps[1:] or ("*",))
        elif is_wild(steps[0]):
            for name in self._names(folder):
                if fits(steps[0], name):
                    yield from self._below(folder / name, steps[1:])
        else:
            yield from self._below(folder / steps[0], steps[1:])

    def _folders(self, top: Path) -> Iterator[Path]:
        """A folder and all below it, each once, whatever links lead to it; real ones come first."""
        seen, real, linked = set[str](), deque([top]), deque[Path]()
        while real or linked:
            folder = (real or linked).popleft()
            if (place := os.path.realpath(folder)) in seen:
                continue
            seen.add(place)
            yield folder
            for name in self._names(folder):
                inner = folder / name
                if not name.startswith(".") and os.path.isdir(inner):  # noqa: PTH112  (asks for no right)
                    (linked if inner.is_symlink() else real).append(inner)

    def _names(self, folder: Path) -> list[str]:
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as failure:
            self.closed[os.path.relpath(folder)] = failure
            return []


def is_wild(step: str) -> bool:
    """Whether a step of a pattern stands for several names."""
    return any(sign in step for sign in WILD)


def tame(pattern: str) -> str:
    """The folders with which a pattern begins, before its first sign that stands for others."""
    parts = PurePosixPath(pattern).parts
    wild = (index for index, part in enumerate(parts) if is_wild(part))
    return os.path.join("", *parts[: next(wild, len(parts) - 1)])  # noqa: PTH118


def _endings(pattern: str) -> frozenset[str]:
    """The endings of files that a pattern means; of Word files and PDFs, where it names them."""
    from exporter.intake.doors import DOORS
    from exporter.readers.reader_table import READERS

    doors = (ending for door in DOORS.values() for ending in door.suffixes)
    texts = (ending for row in READERS.rows() for ending in row.suffixes)
    return frozenset((*texts, *(ending for ending in doors if pattern.lower().endswith(ending))))


def fits(pattern: str, path: str) -> bool:
    """Whether `glob` would find a path by a pattern, both from one folder; hidden ones need a dot.

    `**` stands for any folders, or for none.
    """
    return _fit(PurePosixPath(pattern).parts, PurePosixPath(path).parts)


def _fit(steps: Sequence[str], parts: Sequence[str]) -> bool:
    if not steps:
        return not parts
    if steps[0] == ANY_DEPTH:
        skipped = next((n for n, part in enumerate(parts) if _is_hidden(part)), len(parts))
        return any(_fit(steps[1:], parts[n:]) for n in range(skipped + 1))
    if not parts or (_is_hidden(parts[0]) and not _is_hidden(steps[0])):
        return False
    return fnmatchcase(parts[0], steps[0]) and _fit(steps[1:], parts[1:])


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in (".", "..")
