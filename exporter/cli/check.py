"""`brief check`: is the article valid, and does it fit? Reads it and makes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from exporter.cli.options import (
    declared,
    designing,
    reading,
    reporting,
    standard_input,
    with_worker,
)
from exporter.cli.report import Report
from exporter.diagnostics import (
    ArticleError,
    DesignError,
    Diagnostic,
    ExportError,
    UsageError,
    has_errors,
)
from exporter.diagnostics.errors import MISSING_GLYPH
from exporter.resources import EDITIONS, fonts_folder

if TYPE_CHECKING:  # it is asked for where help is
    from exporter.intake.incoming import Incoming
    from exporter.readers.house.declared import Declared

DESIGN = (
    "editions",
    "theme",
    "paper",
    "pages",
    "templates",
    "trust_templates",
    "styles",
    "brand",
    "brand_contrast",
)
Check = Callable[[str, bytes | None], Sequence[Diagnostic]]
"""From a file, and standard input where it is that, to what there is to tell."""


@click.command()
@reading
@click.option("--fit", is_flag=True, help="Set the pages too, and tell whether they fit.")
@designing
@with_worker
@reporting
@click.pass_obj
def check(
    report: Report,
    files: tuple[str, ...],
    read_as: str | None,
    fields: Path | None,
    root: Path | None,
    strict: bool,
    fit: bool,
    editions: tuple[str, ...],
    theme: str,
    paper: str | None,
    pages: int | None,
    templates: Path | None,
    trust_templates: bool,
    styles: tuple[Path, ...],
    brand: Path | None,
    brand_contrast: str,
) -> None:
    """Check articles without exporting them.

    FILE is an article; - is standard input, with --from. Every problem of every file is told. The
    exit code is that of the first file that failed. With --fit, pages are set as for an export:
    what does not fit is an error.
    """
    if fit:
        from exporter.cli import fit_report
        from exporter.results import check_editions

        check_editions(editions, templates)
        from exporter.batch.stock import USUAL, exporter_of

        style = replace(
            USUAL,
            theme=theme,
            paper=paper,
            styles=styles,
            templates=templates,
            trust_templates=trust_templates,
            fields=fields,
            root=root,
            brand=brand,
            brand_contrast=brand_contrast,
        )
        exporter = exporter_of(style)

        def checked(file: str, stdin: bytes | None) -> Sequence[Diagnostic]:
            result = exporter.export(
                file,
                editions=tuple(dict.fromkeys(editions)) or EDITIONS,
                formats=(),
                read_as=read_as,
                stdin=stdin,
                strict=strict,
                pages=pages,
            )
            for edition, made in result.fits.items():
                report.say(f"{file}: {fit_report.line(edition, made)}")
            return result.diagnostics

    else:
        _only_with_fit(click.get_current_context())
        own = declared(fields)

        def checked(file: str, stdin: bytes | None) -> Sequence[Diagnostic]:
            return _read(file, read_as, stdin, own, root, strict=strict)

    _check_each(report, files, checked)


def _check_each(report: Report, files: Sequence[str], checked: Check) -> None:
    from exporter.confined import confined
    from exporter.intake.doors import taken_by

    stdin = standard_input(tuple(files))
    for file in files:
        with report.attempt(), taken_by(confined):
            diagnostics = checked(file, stdin if file == "-" else None)
            report.tell(diagnostics)
            report.say(f"{file}: no errors" if diagnostics else f"{file}: no problems")


def _read(
    file: str,
    read_as: str | None,
    stdin: bytes | None,
    own: Declared | None,
    root: Path | None,
    *,
    strict: bool,
) -> Sequence[Diagnostic]:
    from exporter.intake.incoming import incoming

    article = incoming(file, read_as=read_as, stdin=stdin, declared=own, root=root)
    if has_errors(article.diagnostics, strict=strict):
        raise ArticleError(article.diagnostics)
    lacking = _missing_glyphs(article, file, read_as, stdin)
    if lacking:
        raise DesignError((*article.diagnostics, *lacking))
    return article.diagnostics


def _missing_glyphs(
    article: Incoming, file: str, read_as: str | None, stdin: bytes | None
) -> list[Diagnostic]:
    """An error for each character that no font has, as an export tells it.

    Only pages can tell what other fonts the machine has, and what is printed at all; so they are
    set where some character is in none of our own fonts.
    """
    from exporter.article.places import texts
    from exporter.coverage import uncovered

    if not uncovered("".join(text for _, text in texts(article.article)), fonts_folder()):
        return []
    from exporter.batch.stock import USUAL, exporter_of

    try:
        told = (
            exporter_of(USUAL)
            .export(file, formats=["pdf"], read_as=read_as, stdin=stdin)
            .diagnostics
        )
    except ExportError as failure:
        told = tuple(failure.diagnostics)
    return [one for one in told if one.code == MISSING_GLYPH]


def _only_with_fit(context: click.Context) -> None:
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if option.name in DESIGN and given:
            raise UsageError.at("usage", f"{option.opts[0]} is for pages", hint="add --fit")
