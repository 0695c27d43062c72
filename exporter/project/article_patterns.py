"""Whether a pattern of articles means a file, without a look at any other file."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

ANY_DEPTH = "**"


def fits(pattern: str, path: str) -> bool:
    """Whether `glob` would find a path by a pattern, both from one folder; hidden ones need a dot.

    `**` stands for any folders, or for none.
    """
    return _fit(PurePosixPath(pattern).parts, PurePosixPath(path).parts)


def _fit(steps: Sequence[str], parts: Sequence[str]) -> bool:
    if not steps:
        return not parts
    if steps[0] == ANY_DEPTH:
        skipped = next((n for n, part in enumerate(parts) if _is_hidden(part)), len(parts))
        return any(_fit(steps[1:], parts[n:]) for n in range(skipped + 1))
    if not parts or (_is_hidden(parts[0]) and not _is_hidden(steps[0])):
        return False
    return fnmatchcase(parts[0], steps[0]) and _fit(steps[1:], parts[1:])


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in (".", "..")
