"""What `brief check` says of an article: of its file, or of what is not saved in it yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import ArticleError, DesignError, Diagnostic, ExportError, has_errors
from exporter.diagnostics.errors import MISSING_GLYPH
from exporter.intake.incoming import Incoming, incoming
from exporter.project.house_settings import Wanted
from exporter.readers.reader_table import source_format
from exporter.resources import fonts_folder

if TYPE_CHECKING:  # few houses have any
    from exporter.intake.handed import Given
    from exporter.readers.house.declared import Declared


def problems(
    wanted: Wanted, read_as: str | None = None, stdin: bytes | None = None
) -> Sequence[Diagnostic]:
    """What there is to tell of an article that can be exported.

    `read_as` names its format, `stdin` is what is in the file `-`. Raises ArticleError, DesignError
    and FileError with all that is wrong with it.
    """
    article = read(wanted, read_as=read_as, stdin=stdin)
    lacking = missing_glyphs(article, wanted, read_as=read_as, stdin=stdin)
    if lacking:
        raise DesignError((*article.diagnostics, *lacking))
    return article.diagnostics


def read(
    wanted: Wanted,
    *,
    read_as: str | None = None,
    stdin: bytes | None = None,
    unsaved: bytes | None = None,
    declared: Declared | None = None,
) -> Incoming:
    """An article, as its project has it read; `unsaved` is what is to be in its file.

    `declared` are the house's fields, where somebody has read them already.
    Raises as `problems`, of what a project that is strict warns of too.
    """
    root = wanted.settings.root
    article = incoming(
        wanted.file,
        read_as=read_as,
        stdin=stdin,
        declared=declared or _declared(wanted.fields),
        defaults=wanted.defaults,
        root=Path(root) if root else None,
        unsaved=unsaved,
    )
    if has_errors(article.diagnostics, strict=bool(wanted.settings.strict)):
        raise ArticleError(article.diagnostics)
    return article


def missing_glyphs(
    article: Incoming,
    wanted: Wanted,
    *,
    read_as: str | None = None,
    stdin: bytes | None = None,
    unsaved: bytes | None = None,
) -> list[Diagnostic]:
    """An error for each character that no font has, as an export tells it.

    Only pages can tell what other fonts the machine has, and what is printed at all; so they are
    set where some character is in none of our own fonts.
    """
    if not doubtful_characters(article):
        return []
    from exporter.batch.stock import USUAL, exporter_of

    path, source, folder = Path(wanted.file), wanted.file, None
    given: Given = source
    if unsaved is not None:
        given, folder, read_as = unsaved, path.parent, source_format(path).name
    try:
        told = (
            exporter_of(USUAL)
            .export(given, formats=["pdf"], folder=folder, read_as=read_as, stdin=stdin)
            .diagnostics
        )
    except ExportError as failure:
        told = tuple(failure.diagnostics)
    found = [one for one in told if one.code == MISSING_GLYPH]
    return found if unsaved is None else [_in_file(one, source) for one in found]


def doubtful_characters(article: Incoming) -> frozenset[str]:
    """The characters of an article that are in none of our own fonts."""
    from exporter.article.places import texts
    from exporter.coverage import uncovered

    words = "".join(text for _, text in texts(article.article))
    return frozenset(uncovered(words, fonts_folder()))


def _in_file(one: Diagnostic, file: str) -> Diagnostic:
    return replace(one, place=replace(one.place, file=file)) if one.place else one


def _declared(fields: Path | None) -> Declared | None:
    if fields is None:
        return None
    from exporter.readers.house.declared import declared_in

    return declared_in(fields)
