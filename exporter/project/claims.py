"""Which file is whose, so that no two articles are written to one, and none over an article."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import realpath
from pathlib import Path

from exporter.diagnostics import Place, UsageError
from exporter.writers.writer_table import page_one

HINT = "export to folders of their own, with --output"


class Claims:
    """The files that a run writes; `articles` are what it reads."""

    def __init__(self, articles: Iterable[str], hint: str = HINT) -> None:
        self._taken = {Path(realpath(file)): "is an article of this call" for file in articles}
        self._paged: dict[Path, str] = {}
        self._like_pages: dict[Path, str] = {}
        self._hint = hint

    def claim(
        self, target: Path, file: str, *, in_pages: bool = False, place: Place | None = None
    ) -> None:
        """Take a file for an article, or one for each of its pages, of which `target` is the first;
        raises UsageError where it is taken, or one of a page might be, at the `place` that says
        where files go."""
        real = Path(realpath(target))
        first = page_one(real)
        rival = self._taken.get(real) or (first and self._paged.get(first))
        if in_pages:
            rival = rival or self._like_pages.get(real)
            self._paged[real] = f"may be that of a page of {file}"
        if rival:
            message = f"{file} cannot be written to {target}, which {rival}"
            raise UsageError.at("usage", message, place, self._hint)
        self._taken[real] = f"{file} is written to"
        if first:
            self._like_pages[first] = f"would have a page where {file} is written to"
