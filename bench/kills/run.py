"""An export at work, as the shell starts one, or as a copy of this process with all imported.

A copy spares a processor half of what a short run takes. It ends as any Python does, by way of the
frames of whoever started it: none of those may clear up behind itself.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import exporter.cli.commands
import exporter.pipeline  # what a copy has no need to import

A_LOOK = 0.001  # seconds between two looks at a run
EXPORT = (sys.executable, "-m", "exporter", "export")
OURS = Path(__file__).parents[2]


class Run:
    """`brief export ARGUMENTS` in a folder, with a folder for temporary files.

    It is the first of a group of processes, as a shell makes one of each command.
    """

    def __init__(
        self, folder: Path, temporary: Path, arguments: list[str], *, is_copy: bool
    ) -> None:
        self._said = temporary.with_name(f"said-{time.monotonic_ns()}")
        self.pid = os.fork()
        self._status: int | None = None
        if self.pid:
            _group(self.pid)
        else:
            _group(0)
            self._begin(folder, temporary)
            if not is_copy:
                os.execv(EXPORT[0], [*EXPORT, *arguments])  # noqa: S606
            sys.argv = ["brief", "export", *arguments]
            exporter.cli.main()

    def _begin(self, folder: Path, temporary: Path) -> None:
        os.environ |= {"TMPDIR": str(temporary), "PYTHONPATH": str(OURS)}
        tempfile.tempdir = None
        descriptor = os.open(self._said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # shells keep it from nohup's

    @property
    def is_over(self) -> bool:
        """Whether it is; its number is free then."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None
        return self._status is not None

    def send(self, number: signal.Signals, *, to_all: bool = False) -> None:
        """Send a signal to it, if it is not over, or to all of its group, as a terminal does."""
        if not self.is_over:
            (os.killpg if to_all else os.kill)(self.pid, number)

    def seconds(self) -> float:
        """What it and its workers have taken of a processor."""
        if self.is_over:
            return 0
        workers = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(map(_clock, [self.pid, *map(int, workers)]))

    def end(self) -> tuple[int, str]:
        """Its exit code and all that was said, when it and all its workers are over; a signal's
        number counts down."""
        while not self.is_over or _is_left(self.pid):
            time.sleep(A_LOOK)
        said = self._said.read_text()
        self._said.unlink()
        return self._status or 0, said


def _group(pid: int) -> None:
    """Let a process be the first of a group; both it and whoever started it see to it."""
    with suppress(OSError):  # the other was faster
        os.setpgid(pid, pid)


def _clock(pid: int) -> float:
    """What a process has taken of a processor; Linux numbers its clocks so (CPUCLOCK_SCHED)."""
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:  # it is over
        return 0


def _is_left(group: int) -> bool:
    """Whether somebody of a group is still there, though its first is not."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
