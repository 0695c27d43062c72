"""`brief export`: articles in, files out."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

import click

from exporter.batch import Cluster, Outcome, Task, cores
from exporter.batch.addresses import is_address
from exporter.batch.work import exported, workshop_for
from exporter.cli import choices, fit_report
from exporter.cli.destination import check_sent, only_one, rules
from exporter.cli.options import (
    based,
    designing,
    in_project,
    making,
    reading,
    reporting,
    running,
    with_worker,
)
from exporter.cli.ordering import jobs_of, orders_of
from exporter.cli.report import Report, progress
from exporter.cli.telling import Shown, tell
from exporter.cli.too_little_memory import check_memory
from exporter.diagnostics import UsageError
from exporter.machine.save import save
from exporter.project.building import built
from exporter.project.plan import Job


@click.command()
@reading()
@click.option(
    "--output",
    "-o",
    metavar="DIR",
    default="output",
    show_default=True,
    shell_complete=choices.folders,
    help="The folder to write to; - writes one file to standard output. With --cluster it may be an"
    " address, such as s3://BUCKET/FOLDER.",
)
@based
@in_project
@designing
@making
@click.option(
    "--deps",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a Make rule that names every input used.",
)
@click.option(
    "--deps-target",
    metavar="NAME",
    help="The target of that rule, in place of the files written.",
)
@click.option(
    "--report",
    "report_form",
    type=click.Choice(fit_report.FORMS),
    help="Print what copyfitting did on standard output, as JSON.",
)
@running
@click.option(
    "--cluster",
    metavar="ADDRESS|local:N",
    help="Let workers of Dask make them: of a scheduler, as tcp://HOST:8786, or N of our own.",
)
@with_worker
@reporting
@click.pass_obj
def export(
    report: Report,
    /,
    files: tuple[str, ...],
    output: str,
    deps: Path | None,
    deps_target: str | None,
    report_form: str | None,
    jobs: int | None,
    cluster: str | None,
    *,
    force: bool,
    **_: object,
) -> None:
    """Export articles to PDF and Word.

    Each becomes a brief and a one-page summary, in both formats. FILE is an article; - is standard
    input, with --from. In a project, what its brief.toml says holds where the call says nothing.
    What is unchanged since its files were made is not made again. One bad file does not stop the
    others; the exit code is that of the first file that failed:

    \b
    0  done
    1  a bug of ours
    2  the call
    3  the article
    4  a template, a stylesheet, a font, a schema of fields or a project file
    5  the page contract, or preflight
    6  a file could not be read or written
    """
    if deps_target and not deps:
        hint = "name the file that the rule is to go to, with --deps"
        raise UsageError.at("usage", "--deps-target is for --deps, which is not given", hint=hint)
    check_memory()
    if output == "-":
        _to_standard_output(report, files, deps, report_form)
        return
    if is_address(output):
        check_sent(output, cluster, deps, deps_target)
    shown = Shown(report)
    made = built(
        jobs_of(files, output),
        shown,
        force=force,
        at_once=jobs or cores(),
        cluster=Cluster(cluster, output if is_address(output) else None) if cluster else None,
    )
    done = tell(_outcomes(made), report, shown)
    if deps and not report.exit_code:  # make trusts them, and so all must have gone well
        with report.attempt():
            save(deps, rules(done, deps_target).encode())
    if report_form:
        entries = [entry for outcome in done for entry in fit_report.entries(outcome)]
        click.echo(fit_report.document(entries), nl=False)


def _outcomes(
    made: Generator[tuple[Job, Outcome], None, None],
) -> Generator[Outcome, None, None]:
    with closing(made):
        for _, outcome in made:
            yield outcome


def _to_standard_output(
    report: Report, files: Sequence[str], deps: Path | None, report_form: str | None
) -> None:
    (wanted, order), *others = orders_of(files)
    only_one([wanted.file, *(other.file for other, _ in others)], order.editions, order.formats)
    if report_form:
        raise UsageError.at(
            "usage",
            "standard output takes the file or the report, not both",
            hint="name a folder with --output",
        )
    if deps:
        raise UsageError.at(
            "usage",
            "--deps needs files to speak of, and --output - writes none",
            hint="name a folder with --output",
        )
    if sys.stdout.isatty():
        raise UsageError.at(
            "usage", "a terminal cannot show this file", hint="send it on: brief export ... > FILE"
        )
    if order.style.png_pages == "all":
        raise UsageError.at(
            "usage",
            "standard output takes one file, and --png-pages all makes one of each page",
            hint="name a folder with --output",
        )
    workshop = workshop_for(order)
    with progress(wanted.file, shown=report.is_live) as on_stage:
        result = exported(workshop, Task(wanted.file, {}, Path()), on_stage)
    report.tell(result.diagnostics)
    sys.stdout.buffer.write(result.renditions[0].data)
    sys.stdout.buffer.flush()
