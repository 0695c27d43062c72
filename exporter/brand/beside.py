"""Where a brand file is looked for: beside an article, and above it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("", "brand", "_brand")
NAMES = ("_brand.yml", "_brand.yaml")
"""The names by which Quarto and the library find a brand file, the first to be taken first."""
CONTRASTS = ("mend", "keep")
"""What may be done about a colour that is too faint for text; the first is usual."""
NONE = "none"
"""What is said instead of a file where none is to be looked for."""


def brand_beside(folder: Path, root: Path | None) -> tuple[Path | None, tuple[Path, ...]]:
    """The brand file of the articles in a folder, and all paths at which it was looked for.

    It is looked for in the folder and in those above it, up to `root`, or else up to the working
    folder; where the folder is in neither, there alone.
    """
    looked_for: list[Path] = []
    for path in _candidates(folder, root):
        looked_for.append(path)
        if path.is_file():
            return path, tuple(looked_for)
    return None, tuple(looked_for)


def _candidates(folder: Path, root: Path | None) -> Iterator[Path]:
    for above in _upwards(folder, root):
        for inner in FOLDERS:
            yield from (above / inner / name for name in NAMES)


def _upwards(folder: Path, root: Path | None) -> Iterator[Path]:
    """The folder, and those above it up to the highest that may be looked into."""
    start, top = Path(os.path.abspath(folder)), _absolute(root or Path())  # noqa: PTH100
    yield folder
    if start != top and start.is_relative_to(top):
        steps = len(start.relative_to(top).parts)
        above = (start.parents[step] for step in range(steps))
        yield from above


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100
