"""What changes on the disk, as it happens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from threading import Event

from exporter.desk.packages import needed
from exporter.diagnostics import FileError

STEP = 10
"""How many milliseconds of quiet end a change: an editor writes, renames and takes away."""
LONGEST = 300  # milliseconds that a change may go on
LOOK = 1000  # milliseconds after which it is looked whether a change was missed


def changes(
    folders: Callable[[], Collection[Path]], ended: Event | None = None
) -> Iterator[frozenset[str]]:
    """The paths of files that have changed, again and again, until it is `ended`, or a signal is.

    None of them where it cannot be told: at first, and when other folders are watched than before.
    Folders are watched without those inside them, and asked for anew after each change. Raises
    FileError `cannot-watch`.
    """
    yield frozenset()
    while True:
        watched = frozenset(path for path in folders() if path.is_dir())
        for found in _in_turn(watched, ended):
            yield found
            if frozenset(path for path in folders() if path.is_dir()) != watched:
                break
        else:
            return


def _in_turn(watched: frozenset[Path], ended: Event | None) -> Iterator[frozenset[str]]:
    """The changes in some folders, and once nothing: what changed before we looked at them."""
    with needed("watch"):
        from watchfiles import watch
    several = watch(
        *watched,
        recursive=False,
        watch_filter=None,
        step=STEP,
        debounce=LONGEST,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        stop_event=ended,
    )
    is_first = True
    try:
        for found in several:
            if found or is_first:
                yield frozenset(path for _, path in found)
            is_first = is_first and bool(found)
    except KeyboardInterrupt:  # it says so of any signal, which whoever has asked knows
        return
    except FileNotFoundError:  # a folder went before it was watched
        yield frozenset()
    except (OSError, RuntimeError) as problem:
        message = f"folders cannot be watched: {problem}"
        raise FileError.at("cannot-watch", message) from problem
