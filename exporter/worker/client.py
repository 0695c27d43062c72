"""Asks a worker to do a call; what it imports, every such call pays for."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from exporter.machine.signals import ENDING
from exporter.worker.call import is_ours, number_from, send
from exporter.worker.surroundings import address, surroundings

PATIENCE = 2.0  # seconds until the worker has begun


class WorkerDiedError(Exception):
    """The worker died, and the copy of it that had begun the call."""


def done_by_worker(arguments: Sequence[str], start: Callable[[], None]) -> int | None:
    """The exit code of a call that a worker did, or less than 0 by the signal that ended it.

    `None` where none began it; where there is none, `start` is called. Raises WorkerDiedError.
    """
    try:
        around = surroundings()
        where = address(around)
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            if not _connected(line, where):
                start()
                return None
            process = number_from(line)
            if process is None:
                return None
            send(line, around, arguments)  # not before it listens, or it would hold our files open
            return None if number_from(line) is None else _followed(line, process)
    except (OSError, AttributeError):  # the system has no such thing
        return None


def _connected(line: socket.socket, where: Path) -> bool:
    try:
        line.connect(str(where))
    except (FileNotFoundError, ConnectionRefusedError):
        return False
    if not is_ours(line):
        raise PermissionError
    return True


def _followed(line: socket.socket, process: int) -> int:
    """How a process ends that does our call; signals that are for us go to it."""

    def hand_on(number: int, _: FrameType | None) -> None:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            return

    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, hand_on)
    line.settimeout(None)
    code = number_from(line)
    if code is None:
        raise WorkerDiedError
    return code
