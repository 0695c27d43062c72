"""What counts for a file that is open: its project, the house's fields, and whether it is an
article at all.

Read anew each time, so that nothing has to be told of a change; a project is small.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic, ExportError, UsageError
from exporter.language_server.head_scan import has_head, top_keys
from exporter.project.house_settings import OURS, Wanted
from exporter.project.project_search import FILE, SHARED_FILE, project_above, read_project
from exporter.project.whole import Project
from exporter.readers.reader_table import source_format

if TYPE_CHECKING:
    from exporter.language_server.open_text import OpenText
    from exporter.language_server.schema_walk import SchemaWalk
    from exporter.readers.house.declared import Declared

_TELLING = frozenset({"headline", "lede", "sections"})
"""The keys of which a file of keys and values is an article, unless its project says so."""

_ALWAYS = ("markdown", "html", "text")
"""The formats in which a file is an article where no project says otherwise."""


@dataclass(frozen=True)
class Standing:
    """What counts for an article; `project` is the file of its project, and `problems` are of that
    and of what it names."""

    wanted: Wanted
    format: str
    project: Path | None = None
    declared: Declared | None = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def language(self) -> str | None:
        """The language of articles that name none, where the house says so."""
        return self.wanted.defaults.language if self.wanted.defaults else None


def standing(
    path: Path, opened: OpenText, unsaved: Mapping[Path, str] | None = None
) -> Standing | None:
    """What counts for a file; `None` for one that is no article.

    `unsaved` are the texts of project files that are open.
    """
    try:
        form = source_format(path).name
    except UsageError:
        return None
    home = project_above(path.parent)
    typed = (unsaved or {}).get(home) if home else None
    if typed is not None:
        with suppress(ExportError):  # told where it is typed; what was saved counts until then
            return _counting(path, opened, form, home, typed)
    try:
        return _counting(path, opened, form, home)
    except ExportError as failure:
        told = tuple(failure.diagnostics)
        is_one = _looks_like_one(opened, form, is_at_home=True)
        return Standing(_alone(path), form, home, problems=told) if is_one else None


def _counting(
    path: Path, opened: OpenText, form: str, home: Path | None, typed: str | None = None
) -> Standing | None:
    """What counts for a file of a format in a project, of which `typed` may be in it one day."""
    project = Project(home, typed) if home else None
    if not _is_article(path, opened, form, project):
        return None
    if project is None:
        return Standing(_alone(path), form)
    return _in_project(path, form, project, typed)


def project_problems(path: Path, text: str | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with a project file and with what it names; `text` is what is to be in it."""
    shown = os.path.relpath(path)
    try:
        read_project(path, shown, text)
        if text is None:
            _check_whole(Project(path))
    except ExportError as failure:
        return failure.diagnostics
    return ()


def _check_whole(project: Project) -> None:
    """Raise DesignError for what cannot be used of what a project names."""
    project.check()
    if project.fields:
        from exporter.readers.house.declared import declared_in

        declared_in(project.fields)


def is_project_file(path: Path, text: str) -> bool:
    """Whether a file is one that holds a project."""
    return path.name == FILE or (path.name == SHARED_FILE and "[tool.brief" in text)


def may_be_project(path: Path) -> bool:
    """Whether a file has the name of one that holds a project."""
    return path.name in (FILE, SHARED_FILE)


@cache
def project_schema() -> SchemaWalk:
    """The schema of project files."""
    from exporter.language_server.schema_walk import SchemaWalk
    from exporter.project.project_file import schema

    return SchemaWalk(schema())


def article_schema(declared: Declared | None) -> SchemaWalk:
    """The schema of articles, with the fields of the house."""
    from exporter.language_server.schema_walk import SchemaWalk

    if declared is None:
        return _usual_schema()
    from exporter.readers.house.whole_schema import with_fields_of

    return SchemaWalk(with_fields_of(declared, _usual_schema().schema))


@cache
def _usual_schema() -> SchemaWalk:
    from exporter.article.plain_values import schema
    from exporter.language_server.schema_walk import SchemaWalk

    return SchemaWalk(schema())


def _in_project(path: Path, form: str, project: Project, typed: str | None) -> Standing:
    wanted = project.wanted(str(path))
    if wanted.fields is None:
        return Standing(wanted, form, project.path)
    from exporter.readers.house.declared import declared_in

    is_own = os.path.abspath(wanted.fields) == str(project.path)  # noqa: PTH100  (follows no links)
    unsaved = typed.encode("utf-8", "surrogatepass") if typed is not None and is_own else None
    return Standing(wanted, form, project.path, declared_in(wanted.fields, unsaved))


def _alone(path: Path) -> Wanted:
    return Wanted(str(path), OURS)


def _is_article(path: Path, opened: OpenText, form: str, project: Project | None) -> bool:
    if project is None or not path.exists():
        return _looks_like_one(opened, form, is_at_home=project is None)
    return project.has(str(path)) or _looks_like_one(opened, form, is_at_home=False)


def _looks_like_one(opened: OpenText, form: str, *, is_at_home: bool) -> bool:
    """Whether a file that no project names is an article: it has our keys, or front matter."""
    if is_at_home and form in _ALWAYS:
        return True
    if form == "markdown":
        return has_head(opened.text)
    return bool(_TELLING & top_keys(opened.text, form))
