"""Where a worker is found: one at an address, whoever else wants to be there."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUEUE = 64  # calls that wait to be taken up
OURS_ALONE = 0o177  # what is masked, so that a socket's mode is 0600


@contextmanager
def claimed(address: Path) -> Iterator[None]:
    """Hold an address as long as the process lives; raises BlockingIOError where another does."""
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    lock = os.open(address.with_suffix(".lock"), flags, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)


@contextmanager
def opened(address: Path) -> Iterator[socket.socket]:
    """A socket that listens at an address that is held; what a killed worker left there goes."""
    worker = os.getpid()
    with socket.socket(socket.AF_UNIX) as door:
        address.unlink(missing_ok=True)
        mask = os.umask(OURS_ALONE)
        try:
            door.bind(str(address))
        finally:
            os.umask(mask)
        try:
            door.listen(QUEUE)
            yield door
        finally:
            if os.getpid() == worker:  # and not a copy of it
                address.unlink(missing_ok=True)
