"""`brief build`: all that is outdated in a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exporter.batch import Outcome

if TYPE_CHECKING:
    from exporter.project.plan import Job

import time
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import click

from exporter.batch import cores
from exporter.cli import choices
from exporter.cli.asked import asked, gathered_of, project_for
from exporter.cli.options import designing, in_project, making, reporting, running, with_worker
from exporter.cli.report import Report
from exporter.cli.telling import Shown
from exporter.cli.too_little_memory import check_memory
from exporter.diagnostics import UsageError

if TYPE_CHECKING:
    from exporter.project.plan import Job

NO_PROJECT = "`brief new` starts one; `brief export` needs none"


@click.command()
@click.argument("targets", metavar="[TARGET]...", nargs=-1, shell_complete=choices.targets)
@in_project
@designing
@making
@click.option(
    "--base",
    metavar="FILE.docx",
    type=click.Path(path_type=Path),
    help="The styles, headers and page set-up of FILE come before ours in Word files.",
)
@running
@with_worker
@reporting
@click.pass_obj
def build(
    report: Report, /, targets: tuple[str, ...], jobs: int | None, *, force: bool, **_: object
) -> None:
    """Make all that is outdated in a project.

    The project is what a brief.toml says. TARGET is one of its targets; without any, all that it
    has are made. An article is outdated when anything that its files were made of has changed. The
    options come before what the project says; the exit code is that of the first article that
    failed.
    """
    from exporter.project.building import built

    check_memory()
    project = project_for()
    if project is None:
        raise UsageError.at("no-project", "there is no brief.toml here or above", hint=NO_PROJECT)
    files = gathered_of(project, report)
    several = project.jobs(*targets, asked=asked(), files=files)
    began, shown, did = time.monotonic(), Shown(report), Counter[str]()
    made = built(several, shown, force=force, at_once=jobs or cores())
    with closing(made), closing(shown):
        for job, outcome in made:
            with shown.aside():
                did[_tell(report, job, outcome)] += 1
    _sum_up(report, did, time.monotonic() - began)


def _tell(report: Report, job: Job, outcome: Outcome) -> str:
    """Tell in a line what came of an article, and return what was done."""
    report.tell(outcome.diagnostics)
    report.exit_code = report.exit_code or outcome.exit_code
    report.say(line(job, outcome))
    return done(outcome)


def _sum_up(report: Report, did: Counter[str], seconds: float) -> None:
    counts = ", ".join(
        f"{did[what]} {what}" for what in ("made", "unchanged", "failed") if did[what]
    )
    many = did.total()
    report.say(f"{many} {'article' if many == 1 else 'articles'}: {counts}, in {seconds:.1f} s")


def line(job: Job, outcome: Outcome) -> str:
    """An article, what was done, and the files that it has now."""
    name = f"{job.target}: {outcome.file}" if job.target else outcome.file
    return f"{name}: {done(outcome)}{_size(outcome)}"


def done(outcome: Outcome) -> str:
    """What was done with an article, in a word."""
    if outcome.exit_code:
        return "failed"
    return "made" if any(one.is_new for one in outcome.made) else "unchanged"


def _size(outcome: Outcome) -> str:
    if not outcome.made:
        return ""
    folders = sorted({str(Path(one.path).parent) for one in outcome.made})
    pages = max(one.pages for one in outcome.made)
    files = len(outcome.made)
    many = f"{files} {'file' if files == 1 else 'files'}"
    return f" ({many} in {', '.join(folders)}; {pages} {'page' if pages == 1 else 'pages'})"
