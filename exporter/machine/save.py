"""Writes finished files: all of a set or none of it, and never an unchanged one; with backups."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from exporter.diagnostics import FileError
from exporter.machine.plain_files import real_path
from exporter.machine.scratch import scratch_file, sweep
from exporter.machine.signals import held_back


def back_up(path: Path) -> Path:
    """Copy a file to the first free one of `NAME~`, `NAME.~2~`, `NAME.~3~`...; raises FileError."""
    names = (f"{path.name}~" if number == 1 else f"{path.name}.~{number}~" for number in count(1))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    save(target, path.read_bytes())
    return target


ELSEWHERE = "write to a folder that you may write to"
IN_THE_WAY = "a part of that path is a file, not a folder"
HINTS = {
    errno.ENOSPC: "free some space on the disk, or write to another one",
    errno.EDQUOT: "free some of your quota, or write to another disk",
    errno.EFBIG: "raise the limit on the size of a file (ulimit -f)",
    errno.EACCES: ELSEWHERE,
    errno.EPERM: ELSEWHERE,
    errno.EROFS: ELSEWHERE,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EEXIST: IN_THE_WAY,
    errno.EISDIR: "a folder has that name",
    errno.ELOOP: "symbolic links in that path lead in a circle",
    errno.ENAMETOOLONG: "give the article, or its folder, a shorter name",
    errno.ENXIO: "nobody reads that pipe: start its reader first",
}


def save(path: Path, data: bytes) -> bool:
    """Write one file and return whether its bytes changed; `FileError` when it can't be written."""
    return bool(save_all({path: data}))


def save_all(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all files or none, and return those whose bytes changed; `FileError` as for one.

    What killed runs left hidden beside them goes.
    """
    for folder in {_target(path).parent for path in files}:
        sweep(folder)
    changed = {path: data for path, data in files.items() if not _holds(path, data)}
    hidden: dict[Path, _Staged] = {}
    try:
        for path, data in changed.items():
            with _blaming(path):
                _stage(path, data, hidden)
        _put_in_place(changed, hidden)
    finally:
        with held_back():  # a disk may be slow, and we be told again meanwhile
            for staged in hidden.values():
                staged.path.unlink(missing_ok=True)
                os.close(staged.descriptor)
    return tuple(changed)


def _target(path: Path) -> Path:
    """Where its bytes go: a symbolic link stays one."""
    with _blaming(path):
        return real_path(path)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file has exactly these bytes; one that can't be read has not."""
    try:
        status = path.stat()
        return S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


class _Staged(NamedTuple):
    """A file's bytes under a hidden name, which is ours while the descriptor is open."""

    path: Path
    descriptor: int


def _stage(path: Path, data: bytes, hidden: dict[Path, _Staged]) -> None:
    """Put the bytes on the disk beside `path`, and note in `hidden` where; not for a device."""
    target = _target(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if _is_device(target):
        return
    with held_back():  # else it might be made, and nobody would know of it
        hidden[path] = staged = _Staged(*scratch_file(target.parent))
    with os.fdopen(staged.descriptor, "wb", closefd=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(changed: Mapping[Path, bytes], hidden: Mapping[Path, _Staged]) -> None:
    """Send to the devices, the one thing that can still fail; then give all files their names."""
    for path, data in changed.items():
        if path not in hidden:
            with _blaming(path):
                _send(path, data)
    with held_back():
        for path, staged in hidden.items():
            target = _target(path)
            with _blaming(path):
                staged.path.replace(target)


def _is_device(target: Path) -> bool:
    """Whether `target` is a device or a pipe, which a file must not replace."""
    if not target.exists():
        return False
    mode = target.stat().st_mode
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return not S_ISREG(mode)


def _send(target: Path, data: bytes) -> None:
    """Write to a device or a pipe; a pipe that nobody reads is an error (ENXIO), not a wait."""
    descriptor = os.open(target, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _hint(problem: OSError | ValueError) -> str:
    if isinstance(problem, ValueError):
        return "give it another name"
    return HINTS.get(problem.errno or 0, ELSEWHERE)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Turn the system's error into ours, which names `path` and says what to do."""
    try:
        yield
    except (OSError, ValueError) as problem:  # a name with a null byte is a wrong value
        why = problem.strerror if isinstance(problem, OSError) else None
        message = f"{path} cannot be written: {why or problem}"
        hint = _hint(problem)
        raise FileError.at("cannot-write", message, hint=hint) from problem
