"""What a worker of a cluster does for a run, whose client may be on another machine.

It is loaded on workers, and knows nothing of the cluster.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast

from exporter.batch.addresses import sent_to
from exporter.batch.answers import Answer, Bug, refused
from exporter.batch.making import ENVIRONMENT, PACKAGE_MARK, making_of, programs
from exporter.batch.order import Order, Outcome, Task
from exporter.batch.parcels import Parcel, laid_down
from exporter.batch.work import Workshop, outcome_of, workshop_for
from exporter.diagnostics import ExportError, FileError
from exporter.machine.confined import confined

OUT_OF_MEMORY = 137  # as of a process that the system killed for it: 128 + SIGKILL
SHOWN = 5  # programs that differ
ONE_QUESTION = "from exporter.batch.distant import answer; answer()"

T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """All that articles of one call share: its order, and what of the client decides on bytes."""

    name: str
    order: Order
    folder: str
    programs: Mapping[str, str]
    environment: Mapping[str, str | None]
    making: str
    output: str | None = None
    """An address for files; then the workers share no folder, and articles come in parcels."""
    style: Parcel = field(default_factory=dict)


def run_from_here(name: str, order: Order) -> Run:
    """A run whose client is this process, and whose workers share its folder."""
    environment = {one: os.environ.get(one) for one in ENVIRONMENT}
    return Run(name, order, os.getcwd(), programs(), environment, making_of(order))  # noqa: PTH109


_shops: dict[str, Workshop] = {}
_rooms: dict[str, TemporaryDirectory[str]] = {}  # where parcels of that run are laid down
_runs: dict[str, Run] = {}
_turn = threading.Lock()  # a worker may have several threads, and one working folder


def begin(run: Run) -> None:
    """Know a run from now on."""
    _runs[run.name] = run


def end(run: Run) -> None:
    """Forget a run, and what was laid down for it."""
    with _turn:
        _runs.pop(run.name, None)
        _shops.pop(run.name, None)
        if room := _rooms.pop(run.name, None):
            room.cleanup()


def done_for(name: str, task: Task, parcel: Parcel | None) -> Answer:
    """As `done`, for a run that this worker was told of."""
    return done(_runs[name], task, parcel)


def done(run: Run, task: Task, parcel: Parcel | None = None) -> Answer:
    """What comes of an article here. A worker that has no memory left ends."""
    with _turn:
        try:
            if run.output is not None:
                return _done_and_sent(run, task, parcel or {}, run.output)
            with _as_at_the_client(run, run.folder):
                return outcome_of(_workshop(run), task, lambda _: None)
        except ExportError as problem:
            return refused(task, problem)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception:  # noqa: BLE001  (the client raises it)
            return Bug(traceback.format_exc())


def _done_and_sent(run: Run, task: Task, parcel: Parcel, address: str) -> Outcome:
    """What comes of an article that travels, and of its files, which go to an address."""
    room = _room(run)
    laid = laid_down(parcel, room)
    try:
        with _as_at_the_client(run, f"{room}{run.folder}"):
            outcome = outcome_of(_workshop(run), task, lambda _: None)
            try:
                return _sent(outcome, task, address)
            except ExportError as problem:
                told = (*outcome.diagnostics, *problem.diagnostics)
                return replace(refused(task, problem), diagnostics=told)
            finally:
                shutil.rmtree(task.folder, ignore_errors=True)
    finally:
        for path in laid:
            path.unlink()
        laid_down(run.style, room)  # an article may show a picture of the house


def _sent(outcome: Outcome, task: Task, address: str) -> Outcome:
    names = [os.path.relpath(one.path, task.folder) for one in outcome.made]
    files = {name: (task.folder / name).read_bytes() for name in names}
    places = sent_to(address, files) if files else {}
    made = [replace(one, path=places[name]) for one, name in zip(outcome.made, names, strict=True)]
    return replace(outcome, made=tuple(made))


def _room(run: Run) -> Path:
    """A folder of the run's own, with the files of its style; below it is the client's folder."""
    if run.name not in _rooms:
        _rooms[run.name] = TemporaryDirectory(prefix="brief-", ignore_cleanup_errors=True)
        room = Path(_rooms[run.name].name).resolve()
        laid_down(run.style, room)
        Path(f"{room}{run.folder}").mkdir(parents=True, exist_ok=True)
    return Path(_rooms[run.name].name).resolve()


def unlike(run: Run) -> str:
    """What is other here than at the client, so that files would be; empty where nothing is."""
    if run.output is None and not os.path.isdir(run.folder):  # noqa: PTH112
        return _no_folder(run)
    theirs, ours = run.programs, programs()
    names = (name for name in {**theirs, **ours} if _matters(name, theirs, ours))
    told = [f"{name.removeprefix(PACKAGE_MARK)}: {_pair(name, theirs, ours)}" for name in names]
    more = [f"{len(told) - SHOWN} more"] if len(told) > SHOWN else []
    return "; ".join(told[:SHOWN] + more)


def _matters(name: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> bool:
    """Whether a program differs; packages that only one side has are for other work."""
    if name.startswith(PACKAGE_MARK) and not (name in theirs and name in ours):
        return False
    return theirs.get(name) != ours.get(name)


def _pair(name: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    if name == "brief's code":
        return "another than here"
    return f"{ours.get(name, 'none')}, not {theirs.get(name, 'none')} as here"


def unfit(place: str, difference: str) -> FileError:
    """The error that a worker at a place is other than its client."""
    return FileError.at("worker-differs", f"the worker {place} is of no use: {difference}")


def _workshop(run: Run) -> Workshop:
    """What exports a run's articles, made once; raises FileError where it would make others."""
    if run.name not in _shops:
        if difference := unlike(run):
            raise unfit(os.uname().nodename, difference)
        _shops[run.name] = _made(run)
    return _shops[run.name]


def _made(run: Run) -> Workshop:
    return replace(workshop_for(run.order), making=run.making, confine=apart)


@contextmanager
def _as_at_the_client(run: Run, folder: str) -> Iterator[None]:
    """Names of files, and the environment, mean what they mean there; raises FileError."""
    if not os.path.isdir(folder):  # noqa: PTH112
        raise unfit(os.uname().nodename, _no_folder(run))
    before = {name: os.environ.get(name) for name in run.environment}
    try:
        _set(run.environment)
        with chdir(folder):
            yield
    finally:
        _set(before)


def _no_folder(run: Run) -> str:
    return f"it has no folder {run.folder}"


def _set(environment: Mapping[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


# Strangers' files


def apart(work: Callable[[], T], name: str) -> T:
    """As `confined`, for a process of several threads: a copy of it might wait for ever for a lock
    that one of them held. So another process, which has one thread, does the work as it does it."""
    import cloudpickle

    command = [sys.executable, "-P", "-c", ONE_QUESTION]  # imports nothing of the working folder
    question = cloudpickle.dumps((work, name))
    finished = subprocess.run(command, input=question, stdout=subprocess.PIPE, check=True)
    answer: object = pickle.loads(finished.stdout)  # noqa: S301  (our own child wrote it)
    if isinstance(answer, Exception):
        raise answer
    return cast(T, answer)


def answer() -> None:
    """Do a piece of work that standard input brings, confined; send what comes of it."""
    work, name = pickle.load(sys.stdin.buffer)  # noqa: S301  (our own parent wrote it)
    try:
        found: object = confined(work, name)
    except Exception as problem:  # noqa: BLE001  (the parent raises it)
        found = problem.with_traceback(None)
    with open(1, "wb") as parent:
        pickle.dump(found, parent)
