"""A call with `--worker`: it comes out as one that is done here."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from exporter.worker.client import WorkerDiedError, done_by_worker


def let_worker_do(arguments: Sequence[str]) -> None:
    """Let a worker do it, and end as it ended; comes back where it is to be done here."""
    try:
        code = done_by_worker(arguments)
    except WorkerDiedError:
        code = _died(arguments)
    if code is None:
        return
    if code < 0:
        signal.signal(-code, signal.SIG_DFL) if -code != signal.SIGKILL else None
        os.kill(os.getpid(), -code)
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


AGAIN = "call it again; what it had written is whole"
