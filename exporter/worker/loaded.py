"""Whether all that is loaded is still what lies on the disk: programs, libraries, our own files."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int] | None

LIBRARY = re.compile(r" (/.*\.so[.\d]*)$", re.MULTILINE)  # proc_pid_maps(5): the last column
INSTALLED = (".dist-info", ".egg-info", ".pth")
FONTS = "libfontconfig.so.1"


class Loaded:
    """What was loaded since a moment, in ns since the epoch, and what lies in folders of ours."""

    def __init__(self, folders: Iterable[Path], since: int) -> None:
        self._folders = tuple(folders)
        self._since = since
        self._fonts = _fonts()
        self._installed = list(_installed())
        self._stamps: dict[str, Stamp] = {}
        self.add()

    def add(self) -> None:
        """Something may have been loaded meanwhile."""
        paths = {*_programs(), *self._ours()} - self._stamps.keys()
        self._stamps |= {path: _stamp(path) for path in paths}

    def is_as_it_was(self) -> bool:
        """Whether a process that began now would load the same."""
        return (
            all(stamp == _stamp(path) for path, stamp in self._stamps.items())
            and not any(stamp and stamp[1] >= self._since for stamp in self._stamps.values())
            and self._stamps.keys() >= set(self._ours())
            and self._installed == list(_installed())
            and (self._fonts is None or bool(self._fonts.FcConfigUptoDate(None)))
        )

    def _ours(self) -> Iterator[str]:
        for folder in self._folders:
            for root, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if name != "__pycache__"]
                yield from (f"{root}/{file}" for file in files)


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116  # thousands at each call
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def _programs() -> Iterator[str]:
    """The files of Python's modules, and of libraries."""
    modules = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    yield from filter(None, modules)
    yield from set(LIBRARY.findall(Path("/proc/self/maps").read_text()))


def _installed() -> Iterator[str]:
    """The packages that Python finds, as the names of folders tell them."""
    for folder in filter(os.path.isdir, sys.path):
        yield from sorted(name for name in os.listdir(folder) if name.endswith(INSTALLED))  # noqa: PTH208


def _fonts() -> ctypes.CDLL | None:
    """What knows which fonts the machine has; `None` where nothing does."""
    try:
        library = ctypes.CDLL(FONTS)
        library.FcInit()
    except (OSError, AttributeError):
        return None
    return library
