"""Which file is whose, so that no two articles are written to one, and none over an article."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import realpath
from pathlib import Path

from exporter.diagnostics import UsageError

HINT = "export to folders of their own, with --output"


class Claims:
    """The files that a run writes; `articles` are what it reads."""

    def __init__(self, articles: Iterable[str], hint: str = HINT) -> None:
        self._taken = {Path(realpath(file)): "is an article of this call" for file in articles}
        self._hint = hint

    def claim(self, target: Path, file: str) -> None:
        """Take a file for an article; raises UsageError where it is taken."""
        place = Path(realpath(target))
        if place in self._taken:
            message = f"{file} cannot be written to {target}, which {self._taken[place]}"
            raise UsageError.at("usage", message, hint=self._hint)
        self._taken[place] = f"{file} is written to"
