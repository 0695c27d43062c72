"""What comes of an article: its editions in every format, their names, and what was noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exporter import resources
from exporter.diagnostics import DesignError, Diagnostic, Place, UsageError
from exporter.diagnostics.hints import listed
from exporter.writers.writer_table import output_format, page_file

if TYPE_CHECKING:  # the names are asked for where nothing is laid out
    from docx.document import Document

    from exporter.article import Article
    from exporter.fit.outcome import Fit
    from exporter.preflight.made import Promised


def file_name(stem: str, edition: str, form: str, page: int = 1) -> str:
    """`STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition; `STEM-p2.png` for a
    second page, where each is a file.

    Raises UsageError for a format that has no writer.
    """
    which = "" if edition == resources.MAIN_EDITION else f"-{edition}"
    return page_file(Path(f"{stem}{which}{output_format(form).suffix}"), page).name


def check_editions(editions: Sequence[str], templates: Path | None = None) -> None:
    """Raise UsageError for an edition that has no template and stylesheet.

    `templates` is the user's own folder; raises DesignError where it is none, or where it has only
    one of the two files.
    """
    if templates and not templates.is_dir():
        hint = "name a folder with templates of your own, or go without"
        raise DesignError.at("no-templates", f"there is no folder {templates}", hint=hint)
    known = tuple(resources.editions(templates))
    for name in editions:
        if name not in known:
            _refuse_half(name, templates)
            hint = f"choose {listed(known)}"
            raise UsageError.at("edition", f"there is no edition {name!r}", hint=hint)


def _refuse_half(edition: str, templates: Path | None) -> None:
    """Raise DesignError where an edition lacks its template or its stylesheet alone."""
    files = [templates / f"{edition}{suffix}" for suffix in (".html", ".css")] if templates else []
    there = [file for file in files if file.is_file()]
    if len(there) == 1:
        (lacking,) = (file for file in files if file not in there)
        message = f"the edition {edition} has {there[0].name}, and no {lacking.name}"
        place = Place(str(there[0]))
        raise DesignError.at("half-edition", message, place, f"put {lacking.name} beside it")


@dataclass(frozen=True)
class Rendition:
    """One edition in one format: its bytes, its page count, and what copyfitting did.

    `pages` are those of the layout that all formats share, `promised` is what preflight holds the
    file to. `page` is which of them this is, where each is a file of its own.
    """

    edition: str
    format: str
    data: bytes
    pages: int
    fit: Fit
    promised: Promised
    page: int = 1

    def name(self, stem: str) -> str:
        """The file name: `STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition, with
        `-p2` for a second page where each is a file."""
        return file_name(stem, self.edition, self.format, self.page)

    def document(self) -> Document:
        """The Word file as a document of python-docx, for a house to finish in Python.

        Each call opens the file anew. `save` of the document writes the same bytes for the same
        changes, at any time; the seal then says, truly, that the file is not as it was made.
        Raises UsageError where the format is not `docx`.
        """
        if self.format != "docx":
            message = f"a {self.format} file cannot be opened as a Word document"
            raise UsageError.at("format", message, hint="ask for the format docx")
        from exporter.writers.word import opened  # slow to load

        return opened(self.data)


@dataclass(frozen=True)
class Export:
    """Everything that came of one article; `inputs` are the files that the result depends on.

    `fits` tells for each edition what copyfitting did. `looked_for` are the paths at which it was
    looked for pictures, found or not, and the folders in which it was looked for templates.
    """

    article: Article
    renditions: tuple[Rendition, ...]
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    fits: Mapping[str, Fit]
    looked_for: tuple[Path, ...] = ()
    stem: str = "article"

    def save(self, folder: Path | str, stem: str | None = None) -> tuple[Path, ...]:
        """Write all files into a folder, or none, and return their paths.

        They are called after `stem`, by default the article's file; one that holds the same bytes
        already is left as it is. Raises FileError, and UsageError for a `stem` that is a path.
        """
        from exporter.machine.save import save_all

        stem = stem or self.stem
        if Path(stem).name != stem:
            inner = Path(folder, stem)
            hint = f"name the folder first, as in save({str(inner.parent)!r}, {inner.name!r})"
            raise UsageError.at("usage", f"{stem!r} is a path, and no name of files", hint=hint)
        paths = {Path(folder) / one.name(stem): one.data for one in self.renditions}
        save_all(paths)
        return tuple(paths)

    def _repr_html_(self) -> str:
        """The first page, and the files with their sizes, for notebooks."""
        from exporter.printed.in_notebooks import as_html

        files = [(one.name(self.stem), one.pages, one.data) for one in self.renditions]
        told = [one.headline for one in self.diagnostics]
        return as_html(f"The first page of {self.stem}", files, told)
