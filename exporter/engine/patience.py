"""A bound to the work over some pages: what takes far too long, or far too much memory, is stopped.

WeasyPrint sets as many pages as it is asked for, and some stylesheets ask for work without an end:
steps of a gradient that are a millionth of a dot apart, columns by the ten thousand.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exporter.diagnostics import DesignError
from exporter.diagnostics.errors import LAYOUT_FAILED

MOST_MEMORY = 2 << 30
"""How many bytes the process may grow by for each that works in it; an edition of a thousand pages
takes a quarter."""

LOOKS = 0.5  # seconds between two looks at what is going on
AGAIN = 10.0  # seconds after which who does not stop is told once more
_MEMORY = Path("/proc/self/statm")
_at_work: list[threading.Event] = []  # one for each that works now, in whatever thread


class _Endless(BaseException):  # it must pass what catches all errors
    """Raised in the middle of whatever goes on in a thread."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Let what is done inside the block, in this thread, take so much of the processor's time.

    Raises DesignError where it takes more, or more memory than there may be. How busy the machine
    is with other things does not matter.
    """
    ended = threading.Event()
    watch = threading.Thread(
        target=_watch, args=(threading.get_ident(), seconds, ended), daemon=True
    )
    _at_work.append(ended)
    watch.start()
    try:
        try:
            yield
        finally:  # nobody is to be stopped who has left
            ended.set()
            watch.join()
    except _Endless:
        message = "the pages that the stylesheets ask for take more time or memory than there is"
        raise DesignError.at(LAYOUT_FAILED, message, hint="see what is huge, or tiny") from None
    finally:
        _at_work.remove(ended)


def _watch(thread: int, seconds: float, ended: threading.Event) -> None:
    clock = time.pthread_getcpuclockid(thread)
    began, memory = time.clock_gettime(clock), _memory()
    while not ended.wait(min(LOOKS, seconds)):
        is_late = time.clock_gettime(clock) - began > seconds
        if is_late or _memory() - memory > MOST_MEMORY * len(_at_work):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(thread), ctypes.py_object(_Endless)
            )
            ended.wait(AGAIN)


def _memory() -> int:
    """How many bytes of memory the process has; 0 where the system does not tell it in a file."""
    try:
        pages = _MEMORY.read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
