"""What those who export articles elsewhere answer, put into the order of the call."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from exporter.batch.order import Outcome, Task
from exporter.batch.work import Watch
from exporter.diagnostics import ExportError, FileError, Place


class BugInWorkerError(Exception):
    """A bug in what a worker did; its message is the worker's own trace."""


@dataclass(frozen=True)
class Bug:
    """A bug that a worker met, as Python tells it."""

    trace: str


Answer: TypeAlias = Outcome | Bug


def in_order(
    answers: Callable[[], Mapping[int, Answer]], tasks: Sequence[Task], watch: Watch
) -> Generator[Outcome, None, None]:
    """What comes of each article; `answers` waits for what came of some, by their numbers.

    Raises BugInWorkerError when the turn comes of an article that met one.
    """
    known: dict[int, Answer] = {}
    for number, task in enumerate(tasks):
        while number not in known:
            found = answers()
            known |= found
            for _ in found:
                watch.ends()
        yield _outcome(known.pop(number), task)


def _outcome(answer: Answer, task: Task) -> Outcome:
    if isinstance(answer, Bug):
        message = f"while {task.file} was exported:\n{answer.trace}"
        raise BugInWorkerError(message)
    return answer


def given_up(task: Task, what_died: str) -> Outcome:
    """What is told of an article that has cost two workers their lives."""
    return refused(task, FileError.at("worker-died", what_died, Place(task.file)))


def refused(task: Task, problem: ExportError) -> Outcome:
    """What is told of an article that is not exported."""
    return Outcome(task.file, diagnostics=problem.diagnostics, exit_code=problem.exit_code)
