"""Work on a stranger's file in a child that gets so much time and memory, and no more.

Most of what such a file can ask for is counted before it is done. What PDFium, qpdf and lxml make
of one cannot be; there the system does the counting, and ends the child that asks for too much.
The child is a copy of this process (`fork`), so that it costs milliseconds. It is for the command
line, which has one thread: a library's caller may have more, and a copy has the one that forks.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import resource
import select
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, TypeVar, cast

from exporter.diagnostics import ExportError, FileError, Place

SECONDS = 9
"""How long the child may work, in seconds of a processor, so that a run takes 10 at most."""

MEMORY = 220_000_000
"""How many bytes it may take beside what `brief` itself has, so that a run takes 300 MB at most."""

PATIENCE = 6 * SECONDS
"""Seconds of the clock after which a child that does nothing is given up. One that works gets its
SECONDS of a processor, however long it has to wait for them where others use the machine too."""

STIRRING = 0.05  # seconds of a processor; whoever sleeps takes less in all that time
OURS = Path("/proc/self/statm")  # its first number is that of mapped pages (proc_pid_statm(5))
TICKS = slice(11, 13)  # user's and system's, among what follows the name (proc_pid_stat(5))

T = TypeVar("T")


@dataclass(frozen=True)
class _Bug:
    """What no error of ours is, as Python tells it."""

    trace: str


class ConfinedError(Exception):
    """A bug in what a child did; its message is the child's own trace."""


def confined(work: Callable[[], T], name: str) -> T:
    """What `work` returns; what it raises on purpose is raised here.

    The value has to be one that pickle knows. Raises FileError `too-much-work` where the work took
    more than its share; `name` is the file that asked for it.
    """
    reader, writer = os.pipe()
    child = _forked(name)
    if not child:
        os.close(reader)
        _work(work, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb", buffering=0) as answers:
            data = _received(cast(BinaryIO, answers), child)
    finally:  # also when we are asked to end
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return cast(T, _outcome(data, status, name))


def _forked(name: str) -> int:
    """As `os.fork`; raises FileError where the system has no room for another process."""
    try:
        return os.fork()
    except OSError as problem:
        message = f"no process can be started to look at it: {problem.strerror}"
        hint = "let the system have room for another process"
        raise FileError.at("cannot-read", message, Place(name), hint) from problem


def _outcome(data: bytes | None, status: int, name: str) -> object:
    """What the child sent, or why it sent nothing whole."""
    if data is None:
        raise _too_much(name, "time")
    try:
        answer: object = pickle.loads(data)  # noqa: S301  (our own child wrote it)
    except (pickle.UnpicklingError, EOFError) as failure:
        raise _too_much(name, _cause(status)) from failure
    match answer:
        case MemoryError():
            raise _too_much(name, "memory")
        case ExportError():
            raise answer
        case _Bug(trace):
            raise ConfinedError(trace)
    return answer


def _cause(status: int) -> str:
    """What a child died of that had not answered; libraries in C end in many ways."""
    if not os.WIFSIGNALED(status):
        return "memory"
    return "time" if os.WTERMSIG(status) == signal.SIGXCPU else "crash"


def _too_much(name: str, cause: str) -> FileError:
    told = {
        "time": f"takes more than {SECONDS} seconds",
        "memory": f"takes more than {MEMORY // 1_000_000} MB of memory",
        "crash": f"takes more than {MEMORY // 1_000_000} MB, or breaks what reads it",
    }
    message = f"to look at the file {told[cause]}, so that it was given up"
    return FileError.at("too-much-work", message, Place(name))


def _received(answers: BinaryIO, child: int) -> bytes | None:
    """All that the child sends until it ends; `None` where it does nothing any more."""
    pieces: list[bytes] = []
    while _is_alive(answers, child):
        piece = answers.read(1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    return None


def _is_alive(answers: BinaryIO, child: int) -> bool:
    """Wait for the next piece, or the end; whether it came before the child slept too long."""
    worked = _worked(child)
    while not select.select([answers], [], [], PATIENCE)[0]:
        before, worked = worked, _worked(child)
        if worked - before < STIRRING:
            return False
    return True


def _worked(child: int) -> float:
    """How many seconds of a processor a child has had; always 0 where the system is not Linux."""
    try:
        _, _, rest = Path(f"/proc/{child}/stat").read_text().rpartition(")")
    except OSError:
        return 0.0
    return sum(map(int, rest.split()[TICKS])) / os.sysconf("SC_CLK_TCK")


# In the child, which never returns


def _work(work: Callable[[], object], writer: int) -> NoReturn:
    """Do the work and send what came of it; nothing of the parent's is flushed or cleared up."""
    try:
        _behave_as_a_child()
        answer = _answer(work)
        with os.fdopen(writer, "wb") as answers:
            pickle.dump(answer, answers)
    finally:
        os._exit(0)


def _answer(work: Callable[[], object]) -> object:
    try:
        return work()
    except (ExportError, MemoryError) as problem:
        return problem.with_traceback(None)
    except Exception:  # noqa: BLE001  (the parent raises it)
        return _Bug(traceback.format_exc())


def _behave_as_a_child() -> None:
    """Die of signals, say nothing, and take no more than its share."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    used = resource.getrusage(resource.RUSAGE_SELF)  # a child begins at nought
    _limit(resource.RLIMIT_CPU, SECONDS + round(used.ru_utime + used.ru_stime))
    if OURS.exists():  # where the system is Linux
        _limit(resource.RLIMIT_AS, _mapped() + MEMORY)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(kind, (most, hard))


def _mapped() -> int:
    """How many bytes this process has mapped."""
    return int(OURS.read_text().split()[0]) * resource.getpagesize()
