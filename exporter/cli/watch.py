"""`brief watch`: what was saved is made again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.batch import Outcome, cores
from exporter.cli import choices
from exporter.cli.asked import asked, is_said, project_for, project_path
from exporter.cli.build import done, line
from exporter.cli.endings import asked_for
from exporter.cli.options import based, designing, in_project, making, reading, reporting, running
from exporter.cli.ordering import jobs_of
from exporter.cli.report import Report
from exporter.cli.telling import Shown
from exporter.cli.too_little_memory import check_memory
from exporter.desk.changes import changes
from exporter.desk.watched_folders import watched
from exporter.desk.working_folder import back_to, working_folder
from exporter.diagnostics import Diagnostic, ExportError, UsageError

if TYPE_CHECKING:
    from exporter.project.plan import Job

NOTHING = "name an article; `brief new` starts a project"


@click.command()
@reading(needs_files=False)
@click.option(
    "--output",
    "-o",
    metavar="DIR",
    default="output",
    show_default=True,
    shell_complete=choices.folders,
    help="The folder to write to.",
)
@based
@in_project
@designing
@making
@running
@reporting
@click.pass_obj
def watch(
    report: Report,
    /,
    files: tuple[str, ...],
    output: str,
    jobs: int | None,
    *,
    force: bool,
    **_: object,
) -> None:
    """Make again whatever a saved file touches.

    FILE is an article; in a project, without any, all articles are watched, and new ones found.
    Made anew is what depends on the saved file: one article on its text and pictures, all of them
    on a stylesheet, a template, a brand or the project file. What is wrong is told, and watching
    goes on until Ctrl-C.
    """
    check_memory()
    working_folder()
    if "-" in files:
        raise UsageError.at("usage", "standard input is no file to watch", hint="name a file")
    if not files and project_path() is None:
        raise UsageError.at("no-project", "there is no brief.toml here or above", hint=NOTHING)
    _Watch(report, files, output, jobs or cores()).goes_on(force=force)


class _Watch:
    """What is watched, what it is made of, and what was told of it last."""

    def __init__(self, report: Report, files: tuple[str, ...], output: str, at_once: int) -> None:
        self._report, self._files, self._output = report, files, output
        self._at_once, self._home = at_once, working_folder()
        self._inputs: dict[str, tuple[str, ...]] = {}
        self._outputs: set[Path] = set()
        self._house: set[str] = set()
        self._wrong: tuple[Diagnostic, ...] = ()
        self._told: dict[tuple[str, str], Outcome] = {}

    def goes_on(self, *, force: bool) -> None:
        """Make what is outdated, now and after each change."""
        for count, changed in enumerate(changes(self._folders)):
            with self._report.attempt(), self._once():
                self._make(changed, force and not count)
            if not count:
                self._report.say("watching; Ctrl-C ends it")
        raise SystemExit(asked_for())

    @contextmanager
    def _once(self) -> Iterator[None]:
        """Say what makes all impossible once, and not at each change while it lasts."""
        before, self._wrong = self._wrong, ()
        try:
            yield
        except ExportError as problem:
            self._wrong = problem.diagnostics
            if self._wrong != before:
                raise

    def _make(self, changed: frozenset[str], force: bool) -> None:
        from exporter.project.building import built

        back_to(self._home)
        several, shown = self._jobs(), Shown(self._report)
        self._outputs = {task.folder for job in several for task in job.tasks} - {Path()}
        self._house = {path for job in several for path in job.order.style.files()}
        made = built(several, shown, force=force, at_once=self._at_once)
        began = time.monotonic()
        with closing(made), closing(shown):
            for job, outcome in made:
                seconds, began = time.monotonic() - began, time.monotonic()
                self._inputs[outcome.file] = outcome.inputs or self._inputs.get(outcome.file, ())
                with shown.aside():
                    self._tell(job, outcome, changed, seconds)

    def _tell(self, job: Job, outcome: Outcome, changed: frozenset[str], seconds: float) -> None:
        """Tell what came of an article, unless nothing did that is new."""
        before = self._told.get((job.target, outcome.file))
        self._told[job.target, outcome.file] = outcome
        is_saved = str(Path(outcome.file).absolute()) in changed
        is_new = outcome.diagnostics != before.diagnostics if before else True
        if is_saved or is_new or done(outcome) == "made":
            self._report.tell(outcome.diagnostics)
            self._report.say(f"{line(job, outcome)}, in {seconds:.1f} s")

    def _jobs(self) -> list[Job]:
        project = None if self._files else project_for()
        if project and not is_said("output"):
            return project.jobs(asked=asked())
        return jobs_of(self._files or tuple(project.articles() if project else ()), self._output)

    def _folders(self) -> frozenset[Path]:
        inputs = (path for several in self._inputs.values() for path in several)
        tops = [Path(file).parent for file in self._files]
        if project := project_path(self._files):
            tops.append(project.parent)
        return watched(tops, (*inputs, *self._house), self._outputs)
