"""The making of jobs, one after the other; each has all processors for its articles."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing

from exporter.batch import Cluster, Outcome, Watch, outcomes
from exporter.diagnostics import ExportError
from exporter.project.plan import Job


class Unwatched:
    """Nobody watches a run."""

    def begins(self, articles: int) -> None:
        """It begins."""

    def at(self, file: str, stage: str) -> None:
        """It goes on."""

    def ends(self) -> None:
        """It ends."""


def built(
    several: Sequence[Job],
    watch: Watch,
    *,
    force: bool,
    at_once: int,
    cluster: Cluster | None = None,
) -> Generator[tuple[Job, Outcome], None, None]:
    """What comes of each article of some jobs, in their order.

    What is wrong with the style of one of several is told once, and all its articles fail; that of
    the only one is raised.
    """
    for job in several:
        try:
            with closing(
                outcomes(job.order, job.tasks, watch, force=force, jobs=at_once, cluster=cluster)
            ) as made:
                for outcome in made:
                    yield job, outcome
        except ExportError as problem:
            if len(several) == 1:
                raise
            told = problem.diagnostics
            for task in job.tasks:
                yield job, Outcome(task.file, diagnostics=told, exit_code=problem.exit_code)
                told = ()
