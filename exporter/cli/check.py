"""`brief check`: is the article valid, and does it fit? Reads it and makes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from exporter.cli.asked import gathered_of, project_for, wanted_of
from exporter.cli.options import (
    designing,
    in_project,
    reading,
    reporting,
    standard_input,
    with_worker,
)
from exporter.cli.report import Report
from exporter.diagnostics import (
    Diagnostic,
    UsageError,
)

if TYPE_CHECKING:  # it is asked for where help is
    from exporter.project.house_settings import Wanted
    from exporter.project.whole import Project

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


@click.command()
@reading(needs_files=False)
@click.option("--fit", is_flag=True, help="Set the pages too, and tell whether they fit.")
@in_project
@designing
@with_worker
@reporting
@click.pass_obj
def check(report: Report, /, files: tuple[str, ...], *, fit: bool, **_: object) -> None:
    """Check articles without exporting them.

    FILE is an article; - is standard input, with --from. In a project, all of its articles are
    checked where no FILE is named. Every problem of every file is told. The exit code is that of
    the first file that failed. With --fit, pages are set as for an export: what does not fit is an
    error.
    """
    if not fit:
        _only_with_fit(click.get_current_context())
    project = project_for(files)
    if project:
        project.check()
    stdin = standard_input(files)
    read_as: str | None = click.get_current_context().params["read_as"]
    for wanted in wanted_of(files or articles_of(project, report), project):
        from exporter.intake.doors import taken_by
        from exporter.machine.confined import confined
        from exporter.project.article_check import problems

        with report.attempt(), taken_by(confined):
            own = stdin if wanted.file == "-" else None
            told = _fitting(report, wanted, own) if fit else problems(wanted, read_as, own)
            report.tell(told)
            report.say(f"{wanted.file}: no errors" if told else f"{wanted.file}: no problems")


def articles_of(project: Project | None, report: Report) -> Sequence[str]:
    """The articles of a project; raises UsageError where there is none, DesignError where it has
    none."""
    if project is None:
        message = "no article is named, and there is no brief.toml here or above"
        raise UsageError.at("usage", message, hint="name one, as in a.md")
    return gathered_of(project, report)


def _fitting(report: Report, wanted: Wanted, stdin: bytes | None) -> Sequence[Diagnostic]:
    """What there is to tell of an article and its pages, and in a line each how full these are."""
    from exporter.batch.stock import exporter_of
    from exporter.cli import fit_report
    from exporter.cli.ordering import order_for

    order = order_for(wanted, stdin)
    result = exporter_of(order.style).export(
        wanted.file,
        editions=order.editions,
        formats=(),
        read_as=order.read_as,
        stdin=stdin,
        strict=order.strict,
        pages=order.pages,
    )
    for edition, made in result.fits.items():
        report.say(f"{wanted.file}: {fit_report.line(edition, made)}")
    return result.diagnostics


def _only_with_fit(context: click.Context) -> None:
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if option.name in DESIGN and given:
            raise UsageError.at("usage", f"{option.opts[0]} is for pages", hint="add --fit")
