"""One article, turn by turn: in each turn everyone does it once, warm and cold.

So that a busy moment falls on each alike, and ratios are of the same turns.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.sample import ROOT
from bench.speed.results import Line, Taken
from bench.speed.runs import ENVIRONMENT, Run, Stand, mean, process, python
from bench.speed.subjects import BASE, Subject

Runs = dict[Subject, list[Run]]


def prepare(folder: Path) -> None:
    """Write what each is given into a folder, in a child, for we must stay small."""
    call = python("-m", "bench.speed.peers", str(folder))
    subprocess.run(call, cwd=ROOT, env=ENVIRONMENT, check=True)


def warm(subjects: Sequence[Subject], turns: int, folder: Path) -> Runs:
    """Runs of those that can be had warm."""
    tasks = {one: one.task for one in subjects if one.task and one.is_there}
    with stands(set(tasks.values()), folder) as ready:
        rounds = [{one: ready[task].turn() for one, task in tasks.items()} for _ in range(turns)]
    return {one: [made[one] for made in rounds] for one in tasks}


@contextmanager
def stands(tasks: set[str], folder: Path) -> Iterator[dict[str, Stand]]:
    """A process for each task, all ended at the end."""
    ready = {task: Stand(task, folder) for task in sorted(tasks)}
    try:
        yield ready
    finally:
        for stand in ready.values():
            stand.close()


def cold(subjects: Sequence[Subject], turns: int, folder: Path) -> Runs:
    """Runs of those that can be called; a turn before the first fills the system's caches."""
    calls = {one: one.call for one in subjects if one.call and one.is_there}
    rounds = [{one: process(call(folder)) for one, call in calls.items()} for _ in range(turns + 1)]
    return {one: [made[one] for made in rounds[1:]] for one in calls}


def taken(runs: Sequence[Run], base: Sequence[Run]) -> Taken:
    """The mean of some runs, and its ratio to another's."""
    run = mean(runs)
    ratio = run.seconds / mean(base).seconds
    return {
        "ms": round(run.seconds * 1000, 1),
        "ratio": round(ratio, 3),
        "mb": round(run.megabytes),
    }


def base_of(runs: Runs) -> list[Run]:
    """Plain WeasyPrint's."""
    return next(made for one, made in runs.items() if one.name == BASE)


def lines(subjects: Sequence[Subject], warm_runs: Runs, cold_runs: Runs) -> list[Line]:
    """A line of the table for each subject."""
    return [
        {
            "name": one.name,
            "makes": one.makes,
            "warm": _taken(one, warm_runs),
            "cold": _taken(one, cold_runs),
            "installed": one.is_there,
        }
        for one in subjects
    ]


def _taken(subject: Subject, runs: Runs) -> Taken | None:
    return taken(runs[subject], base_of(runs)) if subject in runs else None
