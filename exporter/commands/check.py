"""`brief check`: is the article valid? Reads it and makes nothing."""

from __future__ import annotations

import click

from exporter.commands.options import reading, reporting, standard_input
from exporter.commands.report import Report
from exporter.diagnostics import has_errors
from exporter.errors import ArticleError


@click.command()
@reading
@reporting
@click.pass_obj
def check(report: Report, files: tuple[str, ...], read_as: str | None, strict: bool) -> None:
    """Check articles without exporting them.

    FILE is an article; - is standard input, with --from. Every problem of every file is told. The
    exit code is that of the first file that failed.
    """
    stdin = standard_input(files)
    for file in files:
        with report.attempt():
            _check(report, file, read_as, stdin, strict=strict)


def _check(
    report: Report, file: str, read_as: str | None, stdin: bytes | None, *, strict: bool
) -> None:
    from exporter.readers import load

    found = load(file, format=read_as, stdin=stdin if file == "-" else None).diagnostics
    if has_errors(found, strict=strict):
        raise ArticleError(found)
    report.tell(found)
    report.say(f"{file}: no errors" if found else f"{file}: no problems")
