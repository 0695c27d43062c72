"""What programs write in calls: a name alone where several may stand, and a path as text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def names_of(given: str | Iterable[str]) -> tuple[str, ...]:
    """Names; a text is one name, and not its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def paths_of(given: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """Paths; one alone need stand in no list."""
    several = (given,) if isinstance(given, str | os.PathLike) else given
    return tuple(map(Path, several))


def path_of(given: str | os.PathLike[str] | None) -> Path | None:
    """A path, whatever it is written as; `None` stays."""
    return None if given is None else Path(given)
