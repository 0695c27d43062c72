"""What a run lays down for a while: locked as long as it lives, and swept when it was killed.

A lock (`flock`) says whose a stray file or folder is better than a process number does, which
another machine, or a container, gives out as well.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

FOR_FILES = ".brief-"
FOR_FOLDERS = "brief-"
OURS = re.compile(rf"({re.escape(FOR_FILES)}|{re.escape(FOR_FOLDERS)})[0-9a-f]{{12}}")


def scratch_file(folder: Path) -> tuple[Path, int]:
    """A new hidden file in `folder`, and its descriptor, open for writing.

    It counts as ours until the descriptor is closed. Raises OSError.
    """
    return _locked(folder, FOR_FILES, _create_file)


def scratch_folder() -> tuple[Path, int]:
    """A new folder for temporary files, and its descriptor; those of killed runs go.

    It counts as ours until the descriptor is closed. Raises OSError.
    """
    temporary = Path(tempfile.gettempdir())
    sweep(temporary)
    return _locked(temporary, FOR_FOLDERS, _create_folder)


def sweep(folder: Path) -> None:
    """Take away the files and folders in it that a killed run of this user left behind."""
    try:
        left = [entry for entry in os.scandir(folder) if OURS.fullmatch(entry.name)]
    except OSError:
        return  # whoever writes there next is told
    for entry in left:
        _take_away(Path(entry.path))


def _take_away(path: Path) -> None:
    """Remove it, if it is this user's, unless somebody holds its lock; it may be gone by now."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        status = os.fstat(descriptor)
        mode = status.st_mode if status.st_uid == os.getuid() else 0
        if S_ISDIR(mode):
            shutil.rmtree(path, ignore_errors=True)
        elif S_ISREG(mode):
            path.unlink(missing_ok=True)
    except OSError:
        pass  # a run at work, or a file system without locks: it stays
    finally:
        os.close(descriptor)


def _locked(folder: Path, prefix: str, create: Callable[[Path], int]) -> tuple[Path, int]:
    """Make one and lock it; a sweep that comes between the two takes it, and we make another."""
    while True:
        path = folder / f"{prefix}{secrets.token_hex(6)}"
        descriptor = create(path)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # no locks here, and so no sweeping
            return path, descriptor
        if path.exists():
            return path, descriptor
        os.close(descriptor)


def _create_file(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)


def _create_folder(path: Path) -> int:
    path.mkdir(0o700)
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
