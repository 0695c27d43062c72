"""A worker that has nothing loaded and does small things, and a program that asks it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from exporter.machine.signals import ENDING
from exporter.worker.client import WorkerDiedError, done_by_worker
from exporter.worker.door import claimed
from exporter.worker.loaded import Loaded
from exporter.worker.service import Service
from exporter.worker.surroundings import address, surroundings

HERE, DIED, SIGNALLED = 90, 91, 100
LESSONS: list[bytes] = []


def serve(folder: str, idle: str) -> None:
    """Serve as a worker whose own files are those of a folder; do what a call's first word says."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    around = surroundings()
    where = address(around)
    with claimed(where):
        loaded = Loaded([Path(folder)], time.time_ns())
        duty = Service(where, around, float(idle), loaded, LESSONS.append).duty()
    if duty:
        duty.teach(b"?")
        _, does, *words = sys.argv
        code = DOES[does](*words)
        sys.stdout.flush()
        duty.ends(code)


def _tell(*words: str) -> int:
    mask = os.umask(0)
    ignored = [one.name for one in ENDING if signal.getsignal(one) is signal.SIG_IGN]
    told = {
        "words": words,
        "folder": str(Path.cwd()),
        "umask": mask,
        "ignored": ignored,
        "taught": len(LESSONS),
    }
    terminals = [os.isatty(number) for number in range(3)]
    sys.stdout.write(json.dumps({**told, "terminals": terminals, "environment": dict(os.environ)}))
    return 0


def _wait() -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        return 5
    return 1


def _kill(whom: str) -> int:
    """Kill this process, or the worker that it is a copy of, or both."""
    if whom != "itself":
        os.kill(os.getppid(), signal.SIGKILL)
    if whom != "worker":
        os.kill(os.getpid(), signal.SIGKILL)
    return 7


def _copy(path: str) -> int:
    sys.stdout.write(Path(path).read_text())
    return 0


DOES: dict[str, Callable[..., int]] = {
    "copy": _copy,
    "exit": int,
    "kill": _kill,
    "tell": _tell,
    "wait": _wait,
}


def ask(*words: str) -> int:
    """How a call ended, as an exit code."""
    try:
        code = done_by_worker(words, lambda: None)
    except WorkerDiedError:
        return DIED
    return HERE if code is None else code if code >= 0 else SIGNALLED - code


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        sys.exit(ask(*sys.argv[2:]))
