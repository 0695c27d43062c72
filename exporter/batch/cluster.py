"""A run on a cluster of Dask: articles go to its workers, and small records come back.

What is known of Dask stands here. See https://distributed.dask.org/en/stable/killed.html for
what it does when a worker dies.
"""

from __future__ import annotations

import logging
import re
import signal
import time
import uuid
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import dask
from distributed import (
    CancelledError,
    Client,
    Future,
    KilledWorker,
    LocalCluster,
    Security,
    Worker,
    WorkerPlugin,
    as_completed,
)
from distributed.scheduler import NoWorkerError

from exporter.batch.addresses import check_address
from exporter.batch.answers import Answer, given_up, in_order, refused
from exporter.batch.distant import Run, apart, begin, done_for, end, run_from_here, unfit, unlike
from exporter.batch.order import Cluster, Outcome, Task
from exporter.batch.parcels import from_folder, parcel_of, parcel_of_style, task_from_folder
from exporter.batch.work import Watch, Workshop
from exporter.diagnostics import ExportError, FileError, UsageError

LOCAL = re.compile(r"local:([1-9]\d{0,3})")
AT_FIRST = 30.0  # seconds that a scheduler, and its first worker, have to answer
OFTEN = 5.0  # seconds between two looks at how many workers there are
AHEAD = 2  # articles for each worker, so that none waits for the client
PATIENCE = {"distributed.scheduler.no-workers-timeout": "60s"}
"""How long articles wait for workers where the last one of our own went away, and none came."""
SILENT = {"logging": {"distributed": "critical", "tornado": "critical"}}


def on_cluster(
    workshop: Workshop, tasks: Sequence[Task], watch: Watch, cluster: Cluster
) -> Generator[Outcome, None, None]:
    """What comes of each article, in their order, of the workers of a cluster.

    Raises FileError where there is no cluster, or where its workers would make other files.
    """
    run = run_from_here(uuid.uuid4().hex, workshop.order)
    if cluster.output is not None:
        run, tasks = _far_away(run, workshop, cluster.output), [*map(task_from_folder, tasks)]
    with _cluster(cluster.scheduler) as client:
        _check_workers(client, run)
        errands = _Errands(client, run, tasks)
        try:
            yield from in_order(errands.answers, tasks, watch)
        finally:
            errands.cancel()


def _far_away(run: Run, workshop: Workshop, output: str) -> Run:
    """A run whose workers share no folder with this process."""
    check_address(output)
    style = workshop.order.style
    looks = workshop.exporter.looks(workshop.order.editions)
    files = parcel_of_style(style, looks)
    return replace(run, order=from_folder(run.order), output=output, style=files)


class _Told(WorkerPlugin):
    """Tells each worker of a run, whenever it comes, once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.name = f"brief-{run.name}"

    def setup(self, worker: Worker) -> None:  # noqa: ARG002
        """As a worker begins."""
        begin(self._run)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """As the run ends."""
        end(self._run)


@contextmanager
def _cluster(address: str) -> Iterator[Client]:
    """A client of a scheduler; of one with workers of our own, which end with it."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as stack, dask.config.set(SILENT):
        if local := _local(address):
            with _deaf_to_ctrl_c():
                cluster = _our_own(local)
            yield stack.enter_context(Client(stack.enter_context(cluster)))
            return
        try:
            client = stack.enter_context(Client(address, timeout=AT_FIRST))
            client.wait_for_workers(1, timeout=AT_FIRST)
        except (OSError, ValueError) as problem:  # TimeoutError is the first of them
            message = f"no cluster answers at {address}: {problem}"
            raise FileError.at("no-cluster", message) from problem
        yield client


def _local(address: str) -> int:
    """How many workers of our own are asked for; 0 where others are. Raises UsageError."""
    if not address.startswith("local:"):
        return 0
    if found := LOCAL.fullmatch(address):
        return int(found[1])
    raise UsageError.at("usage", f"{address} is no number of workers", hint="write local:2")


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that are started meanwhile leave it to us to end them, and say nothing of it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _our_own(workers: int) -> LocalCluster:
    """Workers on this machine, each a process; an article is tried but once before we are told.

    Others on the machine could have them do what they like, had the lines to them no certificate.
    """
    with dask.config.set({"distributed.scheduler.allowed-failures": 0, **PATIENCE}):
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
        )


def _check_workers(client: Client, run: Run) -> None:
    try:
        told = client.run(unlike, run)
    except (ImportError, AttributeError) as problem:
        raise unfit("of this cluster", f"it has no such brief: {problem}") from problem
    for place, difference in told.items():
        if difference:
            raise unfit(place, difference)


class _Errands:
    """Which articles are at workers, which wait, and which are to be tried once more, alone."""

    def __init__(self, client: Client, run: Run, tasks: Sequence[Task]) -> None:
        self._client = client
        self._run = run
        self._tasks = tasks
        self._waiting = deque(range(len(tasks)))
        self._once_more: deque[int] = deque()
        self._unlucky: set[int] = set()
        self._refused: dict[int, Answer] = {}
        self._told = _Told(run)
        client.register_plugin(self._told)
        self._out: dict[Future[Answer], int] = {}
        self._coming = as_completed()
        self._room = 1
        self._looked = -OFTEN

    def answers(self) -> dict[int, Answer]:
        """What has come of some articles by now; waits for one."""
        self._send()
        if self._refused:
            refused, self._refused = self._refused, {}
            return refused
        future = next(self._coming)
        number = self._out.pop(future)
        answer = self._heard(number, future)
        self._send()
        return {number: answer} if answer else {}

    def cancel(self) -> None:
        """Let nobody begin any more."""
        self._client.cancel(list(self._out))
        self._client.unregister_worker_plugin(self._told.name)

    def _send(self) -> None:
        self._look()
        while len(self._out) < self._room and (queue := self._queue()):
            number = queue.popleft()
            try:
                self._submit(number)
            except ExportError as problem:
                self._refused[number] = refused(self._tasks[number], problem)

    def _submit(self, number: int) -> None:
        task = self._tasks[number]
        parcel = parcel_of(self._run.order, task, apart) if self._run.output else None
        key = f"brief-{self._run.name}-{number}{'-again' * (number in self._unlucky)}"
        future = self._client.submit(done_for, self._run.name, task, parcel, key=key, pure=False)
        self._out[future] = number
        self._coming.add(future)

    def _look(self) -> None:
        """See how many workers there are, which may come and go."""
        if time.monotonic() - self._looked >= OFTEN:
            self._room = AHEAD * max(1, len(self._client.nthreads()))
            self._looked = time.monotonic()

    def _queue(self) -> deque[int]:
        """What is to be given out now; while an article is tried once more, nothing else is."""
        if self._unlucky & set(self._out.values()):
            return deque()
        if self._once_more:
            return deque() if self._out else self._once_more
        return self._waiting

    def _heard(self, number: int, future: Future[Answer]) -> Answer | None:
        """What came of an article; `None` where its worker died, and it has another chance."""
        try:
            answer: Answer = future.result()
        except KilledWorker:
            return self._lost(number)
        except CancelledError as problem:
            message = "the scheduler of the cluster is gone"
            raise FileError.at("no-cluster", message) from problem
        except NoWorkerError as problem:
            raise FileError.at("no-cluster", "the cluster has no workers any more") from problem
        return answer

    def _lost(self, number: int) -> Answer | None:
        """Whoever was at a worker when it died is under suspicion; alone, it is proved."""
        if number in self._unlucky:
            return given_up(self._tasks[number], "the workers that exported it died")
        self._unlucky.add(number)
        self._once_more.append(number)
        return None
