"""A call with `--worker`: it comes out as one that is done here."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from exporter.machine.signals import ENDING
from exporter.worker.client import WorkerDiedError, done_by_worker

AGAIN = "call it again; each set of files is whole, or what it was before"
STARTED = """
import sys
sys.path[:] = sys.argv[2:]
del sys.argv[2:]
from exporter.cli import main
main()
"""


def let_worker_do(arguments: Sequence[str]) -> None:
    """Let a worker do it, and end as it ended; comes back where it is to be done here."""
    try:
        code = done_by_worker(arguments, _start)
    except WorkerDiedError:
        code = _died(arguments)
    if code is None:
        return
    if code < 0:
        _die_of(-code)
    os._exit(code)  # nothing of ours is left to be written


def _died(arguments: Sequence[str]) -> int:
    """Tell of it as of other problems; who can say what has been done?"""
    from exporter.cli.report import Report, form_of
    from exporter.diagnostics import FileError

    report = Report(form_of(arguments))
    with report.attempt():
        raise FileError.at("worker-died", "the worker that was at it died", hint=AGAIN)
    report.finish()
    return report.exit_code


def _die_of(number: int) -> None:
    """End by a signal, as what did our work has ended."""
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _start() -> None:
    """Start a worker that nobody waits for, and that has nothing of ours but its surroundings."""
    if os.fork():
        return
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.chdir("/")
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)
        paths = map(os.path.abspath, sys.path)
        os.execv(sys.executable, [sys.executable, "-c", STARTED, "worker", *paths])  # noqa: S606
    finally:
        os._exit(1)
