"""A crew of processes that export articles side by side, and are copies of this one (`fork`).

What is loaded is loaded once, before they are made. A worker that dies costs the one article that
it was at, which is tried once more while nobody else works. A pool of `concurrent.futures` would be
broken by it, and one of `multiprocessing` would wait for ever.
"""

from __future__ import annotations

import gc
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from exporter.batch.answers import Answer, Bug, given_up, in_order
from exporter.batch.leavings import sweep_for
from exporter.batch.order import Outcome, Task
from exporter.batch.work import Watch, Workshop, outcome_of
from exporter.diagnostics import FileError

GRACE = 0.7  # seconds that a worker has to end in order
OUT_OF_MEMORY = 137  # as of a process that the system killed for it: 128 + SIGKILL


@dataclass(eq=False)
class _Worker:
    """A process, the line to it, and the number of the article that it is at."""

    process: ForkProcess
    line: Connection[int, Answer]
    at: int | None = None


def side_by_side(
    workshop: Workshop, tasks: Sequence[Task], watch: Watch, jobs: int
) -> Generator[Outcome, None, None]:
    """What comes of each article, in their order, of so many processes at once.

    Raises BugInWorkerError when the turn comes of an article that met one.
    """
    workshop.exporter.prepare(workshop.order.editions)
    gc.collect()
    gc.freeze()  # so that no copy touches, and thereby copies, what all share
    crew = _Crew(workshop, tasks, jobs)
    try:
        yield from in_order(crew.answers, tasks, watch)
    finally:
        crew.disband()


class _Crew:
    """The workers, who is at what, and what nobody is at yet."""

    def __init__(self, workshop: Workshop, tasks: Sequence[Task], jobs: int) -> None:
        self._workshop = workshop
        self._tasks = tasks
        self._jobs = jobs
        self._waiting = deque(range(len(tasks)))
        self._once_more: deque[int] = deque()
        self._unlucky: set[int] = set()
        self._workers: list[_Worker] = []

    def answers(self) -> dict[int, Answer]:
        """What has come of some articles by now; waits until somebody says something, or dies."""
        self._set_to_work()
        ready = connection.wait([worker.line for worker in self._workers])
        spoke = [worker for worker in self._workers if worker.line in ready]
        found = dict(filter(None, map(self._heard, spoke)))
        self._set_to_work()
        return found

    def disband(self) -> None:
        """End all workers, in order where they can do so at once."""
        processes = [worker.process for worker in self._workers]
        for process in processes:
            process.terminate()
        end = time.monotonic() + GRACE
        for process in processes:
            process.join(max(0, end - time.monotonic()))
        late = [process for process in processes if process.is_alive()]
        for process in late:
            process.kill()
            process.join()
        if late:
            sweep_for(self._tasks)

    def _set_to_work(self) -> None:
        """Give articles to those who have none."""
        while (queue := self._queue()) and (worker := self._free()):
            number = queue.popleft()
            try:
                worker.line.send(number)
                worker.at = number
            except OSError:  # it died while it had nothing to do
                queue.appendleft(number)
                self._dismiss(worker)

    def _queue(self) -> deque[int]:
        """What is to be given out now; while an article is tried once more, nothing else is."""
        at = {worker.at for worker in self._workers if worker.at is not None}
        if at & self._unlucky:
            return deque()
        if self._once_more:
            return deque() if at else self._once_more
        return self._waiting

    def _free(self) -> _Worker | None:
        """Somebody who has nothing to do, hired if there may be more; `None` where there is not."""
        idle = (worker for worker in self._workers if worker.at is None)
        worker = next(idle, None)
        if worker is None and len(self._workers) < self._jobs:
            worker = self._hired()
            self._workers += filter(None, [worker])
        return worker

    def _hired(self) -> _Worker | None:
        """A new worker; `None` where the system has no room for more than there are.

        Raises FileError where there are none.
        """
        context = get_context("fork")
        ours, theirs = context.Pipe()
        not_its_own = [ours, *(worker.line for worker in self._workers)]
        work = (theirs, not_its_own, self._workshop, self._tasks)
        process = context.Process(target=_serve, args=work, daemon=True)
        try:
            process.start()
        except OSError as problem:
            if self._workers:
                return None
            message = f"no process can be started: {problem.strerror}"
            raise FileError.at("no-process", message) from problem
        theirs.close()
        return _Worker(process, ours)

    def _heard(self, worker: _Worker) -> tuple[int, Answer] | None:
        """What a worker says of its article; `None` where it died, and the article has a chance."""
        number, worker.at = worker.at, None
        try:
            answer = worker.line.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            return self._lost(number, worker.process) if number is not None else None
        return None if number is None else (number, answer)

    def _lost(self, number: int, process: ForkProcess) -> tuple[int, Answer] | None:
        if number in self._unlucky:
            return number, _given_up(self._tasks[number], process.exitcode or 0)
        self._unlucky.add(number)
        self._once_more.append(number)
        return None

    def _dismiss(self, worker: _Worker) -> None:
        worker.line.close()
        worker.process.join()
        self._workers.remove(worker)


def _given_up(task: Task, exit_code: int) -> Outcome:
    cause = signal.strsignal(-exit_code) if exit_code < 0 else f"exit code {exit_code}"
    return given_up(task, f"the process that exported it died twice: {cause}")


# In a worker


def _serve(
    line: Connection[Answer, int],
    not_its_own: Sequence[Connection[int, Answer]],
    workshop: Workshop,
    tasks: Sequence[Task],
) -> None:
    """Export one article after another as they are asked for, until nobody asks any more, or waits
    for an answer.

    The parent's ends of lines, which are copied too, are closed, or none would tell of its death.
    """
    for other in not_its_own:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            answer = _answer(workshop, tasks[line.recv()])
            line.send(answer)


def _answer(workshop: Workshop, task: Task) -> Answer:
    try:
        return outcome_of(workshop, task, lambda _: None)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception:  # noqa: BLE001  (the parent raises it)
        return Bug(traceback.format_exc())
