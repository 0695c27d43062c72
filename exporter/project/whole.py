"""A project as a whole: its articles, what counts for each, and what is made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from exporter.batch import Outcome, Watch, cores
from exporter.diagnostics import UsageError
from exporter.diagnostics.hints import did_you_mean, listed
from exporter.project.article_patterns import fits
from exporter.project.building import Unwatched, built
from exporter.project.house_settings import (
    OURS,
    Layer,
    Settings,
    Wanted,
    defaults_of,
    located,
    merged,
)
from exporter.project.output_names import USUAL_OUTPUT, fixed_folder, full_pattern
from exporter.project.plan import Job, below, jobs
from exporter.project.project_search import project_above, read_project

if TYPE_CHECKING:
    from exporter.project.project_file import Table

WILD = "*?["


class Project:
    """A project file, and the folder in which it is.

    `path` is of a `brief.toml`, or of a `pyproject.toml` with a table `[tool.brief]`. Raises
    DesignError with all that is wrong with it.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.folder = self.path.absolute().parent
        self.shown = os.path.relpath(self.path)
        self._file, self._draft = read_project(self.path, self.shown)

    @classmethod
    def above(cls, folder: Path) -> Project | None:
        """The project of a folder, in it or above it; `None` where there is none."""
        path = project_above(folder)
        return cls(path) if path else None

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of its targets."""
        return tuple(self._file.target)

    @property
    def fields(self) -> Path | None:
        """The file that declares the house's own fields; `None` where nothing does."""
        match self._file.fields:
            case None:
                return None
            case str(name):
                return Path(os.path.relpath(self.folder / name))
            case _:
                return Path(self.shown)

    def articles(self) -> list[str]:
        """The files of its articles, as paths from the working folder, each once, in order."""
        found = {path for pattern in self._file.articles for path in self._matching(pattern)}
        outputs = (Path(os.path.normpath(path.absolute())) for path in self.outputs())
        apart = [path for path in outputs if not self.folder.is_relative_to(path)]
        kept = (path for path in sorted(found) if not any(map(path.is_relative_to, apart)))
        return [os.path.relpath(path) for path in kept]

    def has(self, file: str) -> bool:
        """Whether a file is one of its articles; no other one is looked at."""
        path = Path(os.path.abspath(file))  # noqa: PTH100  (follows no links)
        outputs = (Path(os.path.abspath(one)) for one in self.outputs())  # noqa: PTH100
        apart = [one for one in outputs if not self.folder.is_relative_to(one)]
        if any(map(path.is_relative_to, apart)) or not path.is_file():
            return False
        inside = os.path.relpath(path, self.folder)
        return any(
            _may_be_one(path, pattern) and fits(pattern, inside) for pattern in self._file.articles
        )

    def outputs(self) -> list[Path]:
        """The folders that its files go to, as paths from the working folder."""
        folders = (self.folder / fixed_folder(pattern) for pattern in self._outputs())
        return list(dict.fromkeys(Path(os.path.relpath(folder)) for folder in folders))

    def layers(self, file: str, target: str = "", asked: Settings | None = None) -> list[Layer]:
        """All that is said for an article, what counts most last; `asked` is what a call says."""
        own = [Layer(located(OURS, self.folder), "default"), self._layer(self._file)]
        for index, other in enumerate(self._file.overrides):
            if any(self._is_in(file, pattern) for pattern in other.files):
                own.append(self._layer(other, "overrides", index))
        if target:
            own.append(self._layer(self._target(target), "target", target))
        return [*own, Layer(asked, "command line")] if asked else own

    def wanted(self, file: str, target: str = "", asked: Settings | None = None) -> Wanted:
        """An article with what counts for it."""
        layers = self.layers(file, target, asked)
        return Wanted(
            file, merged(layers), self.fields, defaults_of(layers), self._folder_of(file), target
        )

    def jobs(self, *targets: str, asked: Settings | None = None) -> list[Job]:
        """What makes all articles, for some targets; without any, for all that it has.

        Raises UsageError for a target that it has not.
        """
        names = targets or self.targets or ("",)
        files = self.articles()
        return jobs(self.wanted(file, name, asked) for name in names for file in files)

    def build(
        self,
        *targets: str,
        force: bool = False,
        at_once: int | None = None,
        watch: Watch | None = None,
    ) -> tuple[Outcome, ...]:
        """Make what is outdated, `at_once` so many articles (`None`: as many as processors).

        What comes of each article is in its outcome, what is wrong with it too. Raises UsageError
        for a target that there is not, and for two files in one place.
        """
        return tuple(
            outcome
            for _, outcome in built(
                self.jobs(*targets), watch or Unwatched(), force=force, at_once=at_once or cores()
            )
        )

    def _layer(self, table: Table, *loc: str | int) -> Layer:
        settings = located(table.settings(), self.folder)
        return Layer(
            settings, self.shown, table.filled(), self._draft.keys, self._draft.places, loc
        )

    def _target(self, name: str) -> Table:
        try:
            return self._file.target[name]
        except KeyError:
            known = self.targets
            hint = did_you_mean(name, known) or (
                f"choose {listed(known)}" if known else f"add [target.{name}] to {self.shown}"
            )
            message = f"the project has no target {name!r}"
            raise UsageError.at("no-target", message, hint=hint) from None

    def _outputs(self) -> Iterator[str]:
        yield full_pattern(USUAL_OUTPUT)
        for table in (self._file, *self._file.overrides, *self._file.target.values()):
            if table.output:
                yield full_pattern(table.output)

    def _matching(self, pattern: str) -> Iterator[Path]:
        """The articles that a pattern finds; hidden files are none, nor are brand files."""
        for name in glob(pattern, root_dir=self.folder, recursive=True):  # noqa: PTH207  (passes over hidden ones)
            path = self.folder / name
            if _may_be_one(path, pattern) and path.is_file():
                yield Path(os.path.normpath(path))

    def _is_in(self, file: str, pattern: str) -> bool:
        """Whether an article is what a pattern names: itself, or in a folder of that name."""
        path = PurePosixPath(os.path.relpath(file, self.folder))
        whole = pattern.rstrip("/")
        names = [str(path), *map(str, path.parents)]
        return any(fnmatchcase(name, whole) for name in names)

    def _folder_of(self, file: str) -> str:
        """Where an article is, below what the pattern that finds it begins with."""
        for pattern in self._file.articles:
            base = os.path.join(self.folder, _tame(pattern))  # noqa: PTH118
            if Path(os.path.abspath(file)).is_relative_to(os.path.normpath(base)):  # noqa: PTH100
                return below(base, file)
        return ""


def _may_be_one(path: Path, pattern: str) -> bool:
    return path.suffix.lower() in _endings(pattern) and path.name[0] not in "_."


def _endings(pattern: str) -> frozenset[str]:
    """The endings of files that a pattern means; of Word files and PDFs, where it names them."""
    from exporter.intake.doors import DOORS
    from exporter.readers.table import READERS

    doors = (ending for door in DOORS.values() for ending in door.suffixes)
    texts = (ending for row in READERS.rows() for ending in row.suffixes)
    return frozenset((*texts, *(ending for ending in doors if pattern.lower().endswith(ending))))


def _tame(pattern: str) -> str:
    """The folders with which a pattern begins, before its first sign that stands for others."""
    parts = PurePosixPath(pattern).parts
    wild = (index for index, part in enumerate(parts) if any(sign in part for sign in WILD))
    return os.path.join("", *parts[: next(wild, len(parts) - 1)])  # noqa: PTH118
