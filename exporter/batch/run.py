"""A run over many articles: what is unchanged is left as it is, and all else is exported."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from exporter.batch.memory import remembered
from exporter.batch.order import Order, Outcome, Task
from exporter.batch.stamps import wait_for_tick
from exporter.batch.stock import exporter_of
from exporter.batch.work import Watch, Workshop, outcome_of


def outcomes(
    order: Order, tasks: Sequence[Task], watch: Watch, *, force: bool, jobs: int
) -> Generator[Outcome, None, None]:
    """What comes of each article, in their order.

    `force` exports unchanged ones as well; `jobs` is how many processes there may be. Raises as
    `Exporter` does for a style that cannot be used, before anything comes.
    """
    began = time.time_ns()
    known = {} if force else remembered(order, tasks)
    left = [task for task in tasks if task.file not in known]
    with closing(_exported(order, left, watch, began, jobs) if left else _nothing()) as made:
        for task in tasks:
            yield known.get(task.file) or next(made)


def _nothing() -> Generator[Outcome, None, None]:
    yield from ()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _exported(
    order: Order, tasks: Sequence[Task], watch: Watch, began: int, jobs: int
) -> Generator[Outcome, None, None]:
    """What comes of articles that are exported, in their order; the exporter is made at once."""
    workshop = Workshop(exporter_of(order.style), order, began)
    wait_for_tick(began)
    watch.begins(len(tasks))
    workers = min(jobs, len(tasks))
    if workers == 1:
        return _in_turn(workshop, tasks, watch)
    from exporter.batch.crew import side_by_side

    return side_by_side(workshop, tasks, watch, workers)


def _in_turn(
    workshop: Workshop, tasks: Sequence[Task], watch: Watch
) -> Generator[Outcome, None, None]:
    for task in tasks:
        outcome = outcome_of(workshop, task, partial(watch.at, task.file))
        watch.ends()
        yield outcome
