"""What a process takes: CPU time, its own and its children's, and the most memory that it held.

Imports nothing large, since what it measures must not begin with its own memory.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
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
SILENT = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


@dataclass(frozen=True)
class Run:
    """CPU seconds, megabytes at the peak (of the largest process), and seconds by the clock."""

    seconds: float
    megabytes: float
    clock: float


def mean(runs: Sequence[Run]) -> Run:
    """The mean of some runs, so that what is done every so many times is paid for; the peak."""
    return Run(
        fmean(run.seconds for run in runs),
        max(run.megabytes for run in runs),
        fmean(run.clock for run in runs),
    )


def process(call: Sequence[str], more: Mapping[str, str] | None = None) -> Run:
    """Run a program, its output thrown away, and wait for all of its processes.

    `more` is added to the environment. Raises RuntimeError where the program fails.
    """
    _take_in_orphans()
    begun = time.perf_counter()
    leader = os.posix_spawnp(
        call[0], call, {**ENVIRONMENT, **(more or {})}, file_actions=SILENT, setpgroup=0
    )
    spent = {pid: (status, usage) for pid, status, usage in _ended(leader)}
    clock = time.perf_counter() - begun
    if spent[leader][0]:
        raise RuntimeError(f"failed with {spent[leader][0]}: {' '.join(call)}")
    seconds = sum(usage.ru_utime + usage.ru_stime for _, usage in spent.values())
    return Run(seconds, max(usage.ru_maxrss for _, usage in spent.values()) / 1024, clock)


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
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    return int(line.split()[1]) / 1024


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
        assert self._child.stdin and self._child.stdout
        print(flush=True, file=self._child.stdin)
        said = self._child.stdout.readline().split()
        if not said:
            raise RuntimeError(f"failed: {self._child.args}")
        return Run(*map(float, said))

    def close(self) -> None:
        """End the process."""
        self._child.communicate()
