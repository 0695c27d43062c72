"""The signals that end a run, held back where work would be torn by them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
AGAIN = signal.SIGALRM  # by which a run that does not end is told once more


@contextmanager
def held_back() -> Iterator[None]:
    """Signals that end a run wait for the end of the block, so that it is done whole.

    Python hands signals to the main thread alone; in another there is nothing to hold back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (*ENDING, AGAIN)}
    held = {number: handler for number, handler in before.items() if _may_be_held(handler)}
    for number in held:
        signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        for caught in came:
            signal.raise_signal(caught)


def _may_be_held(handler: object) -> bool:
    """Whether the signal does something, and is Python's: `None` is another program's handler."""
    return handler not in (None, signal.SIG_IGN)
