"""An article, or a project file, that is open: its text, and what can be said of it so far."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import ArticleError, ExportError
from exporter.language_server.head_scan import body_of, keys_of
from exporter.language_server.label_marks import Mark, marks_of
from exporter.language_server.open_text import OpenText
from exporter.language_server.spots import Scan
from exporter.language_server.standing import Standing, article_schema, project_schema
from exporter.readers.reader_table import READERS
from exporter.readers.reading import Draft

if TYPE_CHECKING:
    from exporter.language_server.schema_walk import SchemaWalk

PROJECT = "project"
"""What stands for a format where a file is a project's."""


class Sheet:
    """A text and its file, whose `standing` is `None` where it is that of a project."""

    def __init__(self, path: Path, opened: OpenText, standing: Standing | None) -> None:
        self.path = path
        self.open = opened
        self.standing = standing

    @property
    def text(self) -> str:
        """The text."""
        return self.open.text

    @property
    def format(self) -> str:
        """The name of its format, or PROJECT."""
        return self.standing.format if self.standing else PROJECT

    @cached_property
    def schema(self) -> SchemaWalk:
        """What its keys may be."""
        if self.standing is None:
            return project_schema()
        return article_schema(self.standing.declared)

    def scan(self, cursor: int) -> tuple[Scan, str]:
        """The keys, where the cursor is among them, and the language in which they are written."""
        return keys_of(self.text, "toml" if self.standing is None else self.format, cursor)

    @cached_property
    def body(self) -> int:
        """Where the text begins below the keys; its end where all of it is keys."""
        if self.format in ("yaml", "json", PROJECT):
            return len(self.text)
        return body_of(self.text) if self.format == "markdown" else 0

    @cached_property
    def marks(self) -> list[Mark]:
        """The labels and references in it."""
        return marks_of(self.text, self.format)

    def mark_at(self, cursor: int) -> Mark | None:
        """The label or reference at the cursor; a name before a heading that has it for a slug."""
        here = [mark for mark in self.marks if mark.start <= cursor <= mark.end]
        return min(here, key=lambda mark: (bool(mark.slugs), mark.end - mark.start), default=None)

    @cached_property
    def draft(self) -> Draft:
        """The article as its reader finds it, valid or not; empty where it cannot be read."""
        row = READERS.row(self.format)
        if row is None or self.standing is None:
            return Draft()
        from dataclasses import replace

        declared, source = self.standing.declared, self.open.source
        if declared:
            source = replace(source, declared=declared.names)
        if self.standing.language:
            source = replace(source, language=self.standing.language)
        try:
            return row.read(source)
        except (ArticleError, ExportError):
            return Draft()
