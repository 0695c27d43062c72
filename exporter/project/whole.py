"""A project as a whole: its articles, what counts for each, and what is made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.batch import Outcome, Watch, cores
from exporter.diagnostics import DesignError, Diagnostic, FileError, Place, UsageError, has_errors
from exporter.diagnostics.hints import did_you_mean, listed
from exporter.project.article_search import ArticleSearch, tame
from exporter.project.building import Unwatched, built
from exporter.project.gathering import Gathered, is_in, none_found, shut, unused
from exporter.project.house_settings import (
    OURS,
    Layer,
    Settings,
    Wanted,
    defaults_of,
    located,
    merged,
    place_of,
)
from exporter.project.makeable import check_makeable, lacking, lacking_file
from exporter.project.output_names import USUAL_OUTPUT, fixed_folder, full_pattern
from exporter.project.plan import Job, below, jobs
from exporter.project.project_search import position, project_above, read_project

if TYPE_CHECKING:
    from exporter.article.places import Loc
    from exporter.project.project_file import Table


class Project:
    """A project file, and the folder in which it is.

    `path` is of a `brief.toml`, or of a `pyproject.toml` with a table `[tool.brief]`; `unsaved` is
    what is to be in it, where that is not so yet. Raises DesignError with all that is wrong.
    """

    def __init__(self, path: Path | str, unsaved: str | None = None) -> None:
        self.path = Path(path)
        self.folder = self.path.absolute().parent
        self.shown = os.path.relpath(self.path)
        self._file, self._draft = read_project(self.path, self.shown, unsaved)
        self._looked_at: dict[Loc, list[Diagnostic]] = {}

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
        return [os.path.relpath(path) for path in self._search().files()]

    def has(self, file: str) -> bool:
        """Whether a file is one of its articles; no other one is looked at."""
        return self._search().has(Path(os.path.abspath(file)))  # noqa: PTH100  (follows no links)

    def gathered(self) -> Gathered:
        """Its articles, with what is to be told of them: overrides of none, folders that are shut.

        Raises DesignError where it has none, at the place of their patterns.
        """
        search = self._search()
        files = [os.path.relpath(path) for path in search.files()]
        closed = list(shut(search.closed))
        if not files:
            place = self._place_of((), ("articles",)) or Place(self.shown)
            raise DesignError([*closed, none_found(self._file.articles, self.folder, place)])
        strict = bool(self._file.strict)
        told = (*closed, *unused(self._overridden(), files, self.folder))
        return Gathered(files, told, is_strict=strict)

    def check(self, *targets: str) -> None:
        """Raise DesignError with all that cannot be used of what it names: files, combinations.

        Of targets only those that are named are looked at; without any, all.
        """
        own: list[tuple[Table, Loc]] = [(self._file, ())]
        own += [(one, ("overrides", index)) for index, one in enumerate(self._file.overrides)]
        names = targets or self.targets
        own += [(self._target(name), ("target", name)) for name in names]
        if told := [one for table, loc in own for one in self._faults(table, loc)]:
            raise DesignError(sorted(told, key=position))
        for name in names or ("",):
            check_makeable(self.layers("", name))

    def outputs(self) -> list[Path]:
        """The folders that its files go to, as paths from the working folder."""
        folders = (self.folder / fixed_folder(pattern) for pattern in self._outputs())
        return list(dict.fromkeys(Path(os.path.relpath(folder)) for folder in folders))

    def layers(self, file: str, target: str = "", asked: Settings | None = None) -> list[Layer]:
        """All that is said for an article, what counts most last; `asked` is what a call says.

        The empty file is any that no override changes. Raises DesignError for files that are said
        and are not there, UsageError for a target that it has not.
        """
        own = [Layer(located(OURS, self.folder), "default"), self._layer(self._file)]
        for index, other in enumerate(self._file.overrides):
            if file and any(is_in(file, pattern, self.folder) for pattern in other.files):
                own.append(self._layer(other, "overrides", index))
        if target:
            own.append(self._layer(self._target(target), "target", target))
        return [*own, Layer(asked, "command line")] if asked else own

    def wanted(self, file: str, target: str = "", asked: Settings | None = None) -> Wanted:
        """An article with what counts for it."""
        layers = self.layers(file, target, asked)
        check_makeable(layers)
        return Wanted(
            file,
            merged(layers),
            self.fields,
            defaults_of(layers),
            self._folder_of(file),
            target,
            place_of(layers, "output") or Place(self.shown),
        )

    def jobs(
        self,
        *targets: str,
        asked: Settings | None = None,
        files: Sequence[str] | None = None,
    ) -> list[Job]:
        """What makes its articles, or only `files`, for some targets; without any, for all.

        Raises UsageError for a target that it has not; DesignError as `check` and `gathered`.
        """
        self.check(*targets)
        names = targets or self.targets or ("",)
        files = self.gathered().files if files is None else files
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
        for a target that there is not, and for two files in one place; FileError for a folder of
        articles that cannot be read; DesignError where there is no article.
        """
        gathered = self.gathered()
        if has_errors(gathered.diagnostics):
            raise FileError(gathered.diagnostics)
        return tuple(
            outcome
            for _, outcome in built(
                self.jobs(*targets, files=gathered.files),
                watch or Unwatched(),
                force=force,
                at_once=at_once or cores(),
            )
        )

    def _search(self) -> ArticleSearch:
        return ArticleSearch(self.folder, self._file.articles, self.outputs())

    def _overridden(self) -> dict[str, Place | None]:
        """The patterns of its overrides, and where they stand."""
        return {
            pattern: self._place_of(("overrides", index), ("files", at))
            for index, one in enumerate(self._file.overrides)
            for at, pattern in enumerate(one.files)
        }

    def _place_of(self, table: Loc, steps: Loc) -> Place | None:
        """Where a value of a table stands; `None` where it is not said."""
        from exporter.article.places import nearest

        places = self._draft.places
        return nearest(places, (*table, *steps)) if (*table, steps[0]) in places else None

    def _faults(self, table: Table, loc: Loc) -> list[Diagnostic]:
        """What is wrong with the files that a table names; each table is looked at once."""
        if loc not in self._looked_at:
            told = list(lacking(table.settings(), self.folder, partial(self._place_of, loc)))
            if not loc and isinstance(self._file.fields, str):
                name = self._file.fields
                place = self._place_of((), ("fields",))
                told += lacking_file("fields", self.folder / name, name, place)
            self._looked_at[loc] = told
        return self._looked_at[loc]

    def _layer(self, table: Table, *loc: str | int) -> Layer:
        if told := self._faults(table, loc):
            raise DesignError(told)
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

    def _folder_of(self, file: str) -> str:
        """Where an article is, below what the pattern that finds it begins with."""
        for pattern in self._file.articles:
            base = os.path.join(self.folder, tame(pattern))  # noqa: PTH118
            if Path(os.path.abspath(file)).is_relative_to(os.path.normpath(base)):  # noqa: PTH100
                return below(base, file)
        return ""
