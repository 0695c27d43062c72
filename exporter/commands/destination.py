"""Where an export's files go, settled before any work begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from exporter.errors import UsageError
from exporter.naming import file_name

Targets = Mapping[tuple[str, str], Path]
"""An article's files: (edition, format) to path."""


def destinations(
    files: Sequence[str], folder: Path, editions: Sequence[str], formats: Sequence[str]
) -> Mapping[str, Targets]:
    """Each article's files; `UsageError` where one would be written over another or an article."""
    taken = {Path(file).resolve(): "is an article of this call" for file in files}
    plan: dict[str, Targets] = {}
    for file in files:
        plan[file] = {
            (edition, form): folder / file_name(_stem(file), edition, form)
            for edition in editions
            for form in formats
        }
        for target in plan[file].values():
            _claim(target, file, taken)
    return plan


def only_one(files: Sequence[str], editions: Sequence[str], formats: Sequence[str]) -> str:
    """The one file that makes one rendition, as standard output needs; else `UsageError`."""
    count = len(files) * len(editions) * len(formats)
    if count != 1:
        raise UsageError.at(
            "usage",
            f"standard output takes one file, and this export makes {count}",
            hint="name one article, one --edition and one --format",
        )
    return files[0]


def _stem(file: str) -> str:
    """The files' common name; an article from standard input has none of its own."""
    return "article" if file == "-" else Path(file).stem


def _claim(target: Path, file: str, taken: dict[Path, str]) -> None:
    place = target.resolve()
    if place in taken:
        message = f"{file} cannot be written to {target}, which {taken[place]}"
        raise UsageError.at("usage", message, hint="export to folders of their own, with --output")
    taken[place] = f"{file} is written to"
