"""The folders in which something may change that articles are made of."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

from exporter.machine.plain_files import real_path

MOST = 1000
"""How many folders below one are watched; an article may lie in somebody's home."""
OTHERS = frozenset({"node_modules", "__pycache__", "venv"})
"""The names of folders that are full, and nobody's articles."""


def watched(
    tops: Iterable[Path], inputs: Iterable[str], outputs: Collection[Path]
) -> frozenset[Path]:
    """The folders `tops` and those below them but for `outputs`, and where the `inputs` are."""
    apart = frozenset(map(_absolute, outputs))
    below = (one for top in {_absolute(top) for top in tops} for one in _below(top, apart))
    paths = {_absolute(Path(path)) for path in inputs}
    beside = (one.parent for path in paths for one in (path, real_path(path)))
    return frozenset((*below, *beside))


def _below(top: Path, apart: frozenset[Path]) -> Iterator[Path]:
    """A folder, and those below it from the nearest to the farthest; hidden ones are none."""
    return islice(_walked(top, apart), MOST)


def _walked(top: Path, apart: frozenset[Path]) -> Iterator[Path]:
    left = deque([top])
    while left:
        folder = left.popleft()
        yield folder
        left += [path for path in map(Path, _folders_in(folder)) if path not in apart]


def _folders_in(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:  # it went meanwhile, or is closed to us
        return
    for entry in sorted(found, key=lambda one: one.name):
        if not entry.name.startswith(".") and entry.name not in OTHERS:
            yield entry.path


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (links stay as they are)
