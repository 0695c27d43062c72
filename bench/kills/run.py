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
from pathlib import Path

import exporter.cli.commands
import exporter.pipeline  # what a copy has no need to import

A_LOOK = 0.001  # seconds between two looks at a run
EXPORT = (sys.executable, "-m", "exporter", "export")
OURS = Path(__file__).parents[2]


class Run:
    """`brief export ARGUMENTS` in a folder, with a folder for temporary files."""

    def __init__(
        self, folder: Path, temporary: Path, arguments: list[str], *, is_copy: bool
    ) -> None:
        self._said = temporary.with_name(f"said-{time.monotonic_ns()}")
        self.pid = os.fork()
        self._status: int | None = None
        if not self.pid:
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

    def send(self, number: signal.Signals) -> None:
        """Send a signal to it, if it is not over."""
        if not self.is_over:
            os.kill(self.pid, number)

    def seconds(self) -> float:
        """What it has taken of a processor; Linux numbers its clocks so (CPUCLOCK_SCHED)."""
        return 0 if self.is_over else time.clock_gettime(~self.pid << 3 | 2)

    def end(self) -> tuple[int, str]:
        """Its exit code and all that was said, when it is over; a signal's number counts down."""
        while not self.is_over:
            time.sleep(A_LOOK)
        said = self._said.read_text()
        self._said.unlink()
        return self._status or 0, said
