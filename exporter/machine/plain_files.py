"""Plain files alone are read, and where they really are: a pipe or a device may have no end, to
open one may do something, and links may lead out of a folder or nowhere."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MORE = 1 << 16  # bytes by which a file may have grown, or more than it says, as those of /proc do


def bytes_of_plain(path: Path, most: int) -> bytes:
    """The bytes of a file; raises OSError for one of over `most` bytes, or that is no plain file.

    What takes a file's place after it was looked at is not waited for.
    """
    _check(path, path.stat(), most)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        _check(path, about, most)
        return file.read(min(about.st_size + MORE, most))  # as much memory is taken at once


def real_path(path: Path) -> Path:
    """Where a path leads when all links are followed; raises OSError where some form a circle.

    After a circle `Path.resolve` follows none (before Python 3.13): `circle/../link/a.png` would
    seem to be in a folder that it leads out of.
    """
    real = Path(os.path.realpath(path))
    if any(map(os.path.islink, (real, *real.parents))):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return real


def _check(path: Path, about: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    if about.st_size > most:
        raise OSError(errno.EFBIG, f"it has over {most // 1_000_000} MB", str(path))
