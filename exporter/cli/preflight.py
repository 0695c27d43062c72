"""`brief preflight`: is a finished file fit for its purpose?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import choices
from exporter.cli.options import reporting
from exporter.cli.report import Report
from exporter.diagnostics import ContractError, Diagnostic, FileError, has_errors
from exporter.machine.confined import confined
from exporter.preflight.profiles import Profile
from exporter.version import __version__

if TYPE_CHECKING:
    from exporter.preflight.inspection import Inspection

FORMS = ("human", "json", "sarif")
MOST_BYTES = 100_000_000


@dataclass
class Run:
    """One call: how each file is checked, and what came of it."""

    report: Report
    form: str
    profile: Profile
    max_pages: int | None
    strict: bool
    inspections: list[Inspection] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def check(self, file: str) -> None:
        """Check one file; raises ContractError where it fails, FileError where it is unreadable."""
        from exporter.preflight.inspection import inspect
        from exporter.preflight.reports import diagnostics
        from exporter.readers.files import bytes_of

        def inspected() -> Inspection:
            data = bytes_of(Path(file), MOST_BYTES)
            return inspect(data, file, self.profile, max_pages=self.max_pages)

        try:
            inspection = confined(inspected, file)
        except FileError as problem:
            self.problems += problem.diagnostics
            raise
        self.inspections.append(inspection)
        told = diagnostics(inspection)
        if has_errors(told, strict=self.strict):
            raise ContractError(told)
        self._tell(file, told)

    def _tell(self, file: str, told: Sequence[Diagnostic]) -> None:
        self.report.tell(told)
        self.report.say(f"{file}: {'no errors' if told else 'no problems'}")


def _list_checks(context: click.Context, _: click.Parameter, value: bool) -> None:
    """Print every check and how much it weighs for each profile, then end."""
    if not value:
        return
    from exporter.preflight.reports import as_table

    click.echo(as_table(), nl=False)
    context.exit()


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=choices.files)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_checks,
    help="Print all checks, and how much each weighs for which profile.",
)
@click.option(
    "--profile",
    type=click.Choice([one.value for one in Profile]),
    default=Profile.OFFICE.value,
    show_default=True,
    help="What the files are for; tells which findings are errors.",
)
@click.option(
    "--pages",
    "max_pages",
    metavar="N",
    type=click.IntRange(min=1),
    help="The most pages that a file may have.",
)
@click.option(
    "--report",
    "form",
    type=click.Choice(FORMS),
    default=FORMS[0],
    show_default=True,
    help="json or sarif writes every finding to standard output.",
)
@reporting
@click.pass_obj
def preflight(
    report: Report,
    files: tuple[str, ...],
    profile: str,
    max_pages: int | None,
    form: str,
    strict: bool,
) -> None:
    """Check finished PDF and Word files.

    FILE may come from any program. The exit code is that of the first file that failed: 5 where a
    check found an error, 6 where the file cannot be read.
    """
    run = Run(report, form, Profile(profile), max_pages, strict)
    for file in files:
        with report.attempt():
            run.check(file)
    if form != "human":
        _write(run)


def _write(run: Run) -> None:
    from exporter.preflight.reports import as_json, as_sarif

    if run.form == "sarif":
        text = as_sarif(run.inspections, run.problems, __version__)
    else:
        text = as_json(run.inspections, run.problems)
    click.echo(text, nl=False)
