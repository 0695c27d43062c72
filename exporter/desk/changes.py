"""What changes on the disk, as it happens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

from exporter.desk.packages import needed
from exporter.desk.working_folder import back_to, working_folder
from exporter.diagnostics import FileError

STEP = 10
"""How many milliseconds of quiet end a change: an editor writes, renames and takes away."""
LONGEST = 300  # milliseconds that a change may go on
LOOK = 1000  # milliseconds after which it is looked whether a change was missed
NAMELESS = "Unable to decode path"
"""How `watchfiles` begins to say that the name of what has changed is no UTF-8."""

Standing = frozenset[tuple[Path, int, int]]
"""Folders as the system tells them apart: another may have taken the place of one."""


def changes(
    folders: Callable[[], Collection[Path]], ended: Event | None = None
) -> Iterator[frozenset[str]]:
    """The paths of files that have changed, again and again, until it is `ended`, or a signal is.

    None of them where it cannot be told: at first, and when other folders are watched than before.
    Folders are watched without those inside them, and asked for anew after each change; in the
    place of one that is gone, the nearest above it. Raises FileError `cannot-watch`.
    """
    home = working_folder()
    yield frozenset()
    while True:
        watched = _standing(_asked(folders, home))
        for found in _in_turn(watched, ended):
            yield found
            if _is_replaced(watched, found) or _standing(_asked(folders, home)) != watched:
                break
        else:
            return


def _asked(folders: Callable[[], Collection[Path]], home: Path) -> Collection[Path]:
    """The folders, seen from `home`, or another that took its place; it alone while it is gone."""
    with suppress(FileError, OSError):
        back_to(home)
        return folders()
    return (home,)


def _standing(folders: Iterable[Path]) -> Standing:
    return frozenset(_nearest(path) for path in folders)


def _nearest(path: Path) -> tuple[Path, int, int]:
    """A folder, or what there is above it."""
    for one in (path, *path.parents):
        with suppress(OSError):
            if one.is_dir():
                about = one.stat()
                return one, about.st_dev, about.st_ino
    return path, 0, 0


def _is_replaced(watched: Standing, found: frozenset[str]) -> bool:
    """Whether a folder itself has come or gone; a new one may have the number of the old."""
    return not found.isdisjoint(str(path) for path, *_ in watched)


def _in_turn(watched: Standing, ended: Event | None) -> Iterator[frozenset[str]]:
    """The changes in some folders, and nothing for one that cannot be told; it goes on then."""
    while (yield from _told(watched, ended)):
        yield frozenset()


def _told(watched: Standing, ended: Event | None) -> Generator[frozenset[str], None, bool]:
    """The changes in some folders, and once nothing: what changed before we looked at them.

    In the end whether it broke off at a file that it cannot name.
    """
    with needed("watch"):
        from watchfiles import watch
    paths = [path for path, *_ in watched]
    several = watch(
        *paths,
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
            if found or is_first or _standing(paths) != watched:
                yield frozenset(path for _, path in found)
            is_first = is_first and bool(found)
    except KeyboardInterrupt:  # it says so of any signal, which whoever has asked knows
        return False
    except FileNotFoundError:  # a folder went before it was watched
        yield frozenset()
    except (OSError, RuntimeError, UnicodeError) as problem:
        if str(problem).startswith(NAMELESS):
            return True
        message = f"folders cannot be watched: {problem}"
        raise FileError.at("cannot-watch", message) from problem
    return False
