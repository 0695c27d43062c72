"""A run over many articles: what is unchanged is left as it is, and all else is exported."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

from exporter.batch.memory import remembered
from exporter.batch.order import Order, Outcome, Task
from exporter.batch.stamps import wait_for_tick
from exporter.batch.work import Workshop, outcome_of


class Watch(Protocol):
    """Who watches a run; nothing need be done of it."""

    def begins(self, articles: int) -> None:
        """So many are to be exported; the others are unchanged."""

    def at(self, file: str, stage: str) -> None:
        """An article has come to a stage."""

    def ends(self) -> None:
        """One more is done."""


def outcomes(
    order: Order, tasks: Sequence[Task], watch: Watch, *, force: bool
) -> Iterator[Outcome]:
    """What comes of each article, in their order.

    `force` exports unchanged ones as well. Raises as `Exporter` does for a style that cannot be
    used, before anything comes.
    """
    began = time.time_ns()
    known = {} if force else remembered(order, tasks)
    left = [task for task in tasks if task.file not in known]
    made = _exported(order, left, watch, began) if left else iter(())
    for task in tasks:
        yield known.get(task.file) or next(made)


def _exported(order: Order, tasks: Sequence[Task], watch: Watch, began: int) -> Iterator[Outcome]:
    """What comes of articles that are exported, in their order; the exporter is made at once."""
    workshop = Workshop(order.style.exporter(), order, began)
    wait_for_tick(began)
    watch.begins(len(tasks))
    return _in_turn(workshop, tasks, watch)


def _in_turn(workshop: Workshop, tasks: Sequence[Task], watch: Watch) -> Iterator[Outcome]:
    for task in tasks:
        outcome = outcome_of(workshop, task, partial(watch.at, task.file))
        watch.ends()
        yield outcome
