"""Whether files are what they were, told as git's index tells it: by a stamp, and else by a hash.

See https://git-scm.com/docs/racy-git. A stamp tells nothing of a file that was changed so lately
that the clock of the file system may not have moved on since; such a file has none.
"""

from __future__ import annotations

import functools
import hashlib
import os
import time
from pathlib import Path
from stat import S_ISREG
from typing import TypeAlias

TICK = 10_000_000  # nanoseconds by which that clock may be behind: 1/HZ (time(7))
LOOKED_FOR = (".html", ".css")
"""The endings of what is looked for in a folder of templates."""

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of status in ns, inode."""


def stamp_of(path: str | Path) -> Stamp | None:
    """The stamp of a plain file; `None` for all else, and where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116  # ten thousand of them a second
    except (OSError, ValueError):
        return None
    if not S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def changed_after(stamp: Stamp, moment: int) -> bool:
    """Whether the file may have been changed after a moment, in ns since the epoch."""
    return stamp[2] > moment


def settled(stamp: Stamp | None, now: int) -> Stamp | None:
    """The stamp, if whatever changes the file from now on changes the stamp too."""
    return stamp if stamp and not changed_after(stamp, now - TICK) else None


def wait_for_tick(since: int) -> None:
    """Wait until the clock of files has moved on since a moment, in ns since the epoch."""
    time.sleep(max(0, since + TICK - time.time_ns()) / 1e9)


def hash_of(path: str, stamp: Stamp | None) -> str | None:
    """The SHA-256 of a file, in hexadecimal, as provenance has it; `None` where it has no stamp, or
    cannot be read. Of one with the same stamp it is made once."""
    if stamp is None:
        return None
    try:
        return _hashed(path, stamp)
    except OSError:
        return None


@functools.lru_cache(maxsize=4096)
def _hashed(path: str, _: Stamp) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()


def state_of(path: str) -> str | None:
    """What is at a path where something was looked for: the file that it leads to, what a folder
    has of templates and stylesheets; `None` for nothing."""
    try:
        if os.path.isdir(path):  # noqa: PTH112
            return _listing(path)
        return _seen(os.path.realpath(path)) if os.path.exists(path) else None  # noqa: PTH110
    except (OSError, ValueError):
        return None


def _listing(folder: str) -> str:
    names = (
        os.path.relpath(os.path.join(root, name), folder)  # noqa: PTH118
        for root, _, files in os.walk(folder)
        for name in files
        if name.lower().endswith(LOOKED_FOR)
    )
    return hashlib.sha256("\0".join(sorted(names)).encode(errors="surrogateescape")).hexdigest()


def from_here(path: Path) -> str:
    """A path as it is from the working folder, if it lies in it, so that all may move together."""
    try:
        here = Path.cwd()
    except OSError:  # somebody deleted it
        return str(path)
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def _seen(path: str) -> str:
    """A real path, as it is from this folder, so that all may move together."""
    return os.path.relpath(path, os.path.realpath("."))
