"""What a process takes: CPU time, its own and its children's, and the most memory that it held.

Imports nothing large, since what it measures must not begin with its own memory.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Ours, but that modules are compiled once, as they are where they are installed."""


PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Run:
    """CPU seconds, megabytes at the peak (of the largest process), and seconds by the clock.

    `held` is what a process that goes on holds after it, in megabytes.
    """

    seconds: float
    megabytes: float
    clock: float
    held: float = 0


def mean(runs: Sequence[Run]) -> Run:
    """The mean of some runs, so that what is done every so many times is paid for; the peak."""
    return Run(
        fmean(run.seconds for run in runs),
        max(run.megabytes for run in runs),
        fmean(run.clock for run in runs),
    )


def process(call: list[str], more: Mapping[str, str] | None = None) -> Run:
    """Run a program and wait for all of its processes; what it prints is told where it fails.

    `more` is added to the environment. Raises RuntimeError where the program fails.
    """
    _take_in_orphans()
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        leader = _started(call, {**ENVIRONMENT, **(more or {})}, said.fileno())
        spent = {pid: (status, usage) for pid, status, usage in _ended(leader)}
        clock = time.perf_counter() - begun
        if spent[leader][0]:
            said.seek(0)
            raise RuntimeError(f"failed: {' '.join(call)}\n{said.read().decode()}")
    used = [usage for _, usage in spent.values()]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    return Run(seconds, max(one.ru_maxrss for one in used) / 1024, clock)


def _started(call: list[str], environment: Mapping[str, str], said: int) -> int:
    """The number of a process, which leads a group of its own and prints to a file."""
    to_file = [(os.POSIX_SPAWN_DUP2, said, stream) for stream in (1, 2)]
    return os.posix_spawnp(call[0], call, environment, file_actions=to_file, setpgroup=0)


def _take_in_orphans() -> None:
    """Become the parent of processes whose parent ends: a browser waits for none of its own."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _ended(leader: int) -> Iterator[tuple[int, int, resource.struct_rusage]]:
    """Each process of a group as it ends, until none is left."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-leader, 0)


def python(*arguments: str) -> list[str]:
    """A call of this Python."""
    return [sys.executable, *arguments]


def cpu_seconds() -> float:
    """What this process and its children have taken so far."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


def peak_megabytes() -> float:
    """The most memory that this process has held, whatever its parent held when it began."""
    return _kilobytes("VmHWM") / 1024


def held_megabytes() -> float:
    """The memory that this process holds now."""
    return _kilobytes("VmRSS") / 1024


def _kilobytes(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(key))


class Stand:
    """A process that has loaded what a task needs, and does it when it is told to."""

    def __init__(self, task: str, folder: Path) -> None:
        self._child = subprocess.Popen(
            python("-m", "bench.speed.stand", task, str(folder)),
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def turn(self) -> Run:
        """Do the task once. Raises RuntimeError where it fails."""
        assert self._child.stdin
        assert self._child.stdout
        print(flush=True, file=self._child.stdin)
        said = self._child.stdout.readline().split()
        if not said:
            raise RuntimeError(f"failed: {self._child.args!r}")
        return Run(*map(float, said))

    def close(self) -> None:
        """End the process."""
        self._child.communicate()
