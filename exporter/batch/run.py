"""A run over many articles: what is unchanged is left as it is, and all else is exported."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from exporter.batch.leavings import sweep_for
from exporter.batch.memory import remembered
from exporter.batch.order import Cluster, Order, Outcome, Task
from exporter.batch.work import Watch, Workshop, outcome_of, workshop_for
from exporter.diagnostics import UsageError
from exporter.machine.collector import leave_garbage


def outcomes(
    order: Order,
    tasks: Sequence[Task],
    watch: Watch,
    *,
    force: bool,
    jobs: int,
    cluster: Cluster | None = None,
) -> Generator[Outcome, None, None]:
    """What comes of each article, in their order.

    `force` exports unchanged ones as well; `jobs` is how many processes there may be, unless the
    workers of a `cluster` do it. Raises as `Exporter` does for a style that cannot be used, before
    anything comes.
    """
    sweep_for(tasks)
    is_sent = cluster is not None and cluster.output is not None
    known = {} if force or is_sent else remembered(order, tasks)
    left = [task for task in tasks if task.file not in known]
    with closing(_exported(order, left, watch, jobs, cluster) if left else _nothing()) as made:
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
    order: Order, tasks: Sequence[Task], watch: Watch, jobs: int, cluster: Cluster | None
) -> Generator[Outcome, None, None]:
    """What comes of articles that are exported, in their order; the exporter is made at once."""
    workshop = workshop_for(order)
    watch.begins(len(tasks))
    if cluster is not None:
        return _on_cluster(workshop, tasks, watch, cluster)
    workers = min(jobs, len(tasks))
    if workers == 1:
        return _in_turn(workshop, tasks, watch)
    from exporter.batch.crew import side_by_side

    return side_by_side(workshop, tasks, watch, workers)


def _on_cluster(
    workshop: Workshop, tasks: Sequence[Task], watch: Watch, cluster: Cluster
) -> Generator[Outcome, None, None]:
    try:
        from exporter.batch.cluster import on_cluster
    except ModuleNotFoundError as lack:
        raise UsageError.at("no-dask", f"--cluster needs a package: {lack.name}") from lack
    return on_cluster(workshop, tasks, watch, cluster)


def _in_turn(
    workshop: Workshop, tasks: Sequence[Task], watch: Watch
) -> Generator[Outcome, None, None]:
    if len(tasks) == 1:
        leave_garbage()
    for task in tasks:
        outcome = outcome_of(workshop, task, partial(watch.at, task.file))
        watch.ends()
        yield outcome
