"""When garbage is collected: seldom, not while pages are set, and not at the end of one call."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two collections: at Python's 700, half of the time that a text full of marks
# takes goes into looking for garbage that is not there; and a tenth of all imports.
OBJECTS_A_COLLECTION = 50_000


def collect_seldom() -> None:
    """In a process that is the command line's own, which `leave_garbage` knows by it."""
    gc.set_threshold(OBJECTS_A_COLLECTION)


def leave_garbage() -> None:
    """What the one layout to come leaves behind ends with the process, if that is our own.

    See docs/decisions/collector-paused.md.
    """
    if gc.get_threshold()[0] == OBJECTS_A_COLLECTION:
        gc.disable()


@contextmanager
def collector_paused() -> Iterator[None]:
    """What layout leaves behind is collected once, and nothing else is looked through for it.

    See docs/decisions/collector-paused.md. Of several threads, none switches the collector off that
    does not switch it on again; what a program has frozen itself stays so.
    """
    was_enabled, is_free = gc.isenabled(), not gc.get_freeze_count()
    if not was_enabled:
        yield
        return
    if is_free:
        gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        if is_free:
            gc.collect()
            gc.unfreeze()
        gc.enable()
