"""Two folders of exports, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.exports.pdf import pdf_difference
from bench.exports.spot import spot
from bench.exports.word import word_difference

DIFFERENCES = {".pdf": pdf_difference, ".docx": word_difference}


def compared(before: Path, after: Path) -> Iterator[tuple[str, str | None]]:
    """Each file's name in the folders, and what differs in it first; `None` where nothing does."""
    for name in sorted(_names(before) | _names(after)):
        yield name, _difference(before / name, after / name)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _difference(before: Path, after: Path) -> str | None:
    for path, other in ((before, after), (after, before)):
        if not path.is_file():
            return f"only in {other.parent}"
    one, other_one = before.read_bytes(), after.read_bytes()
    if one == other_one:
        return None
    return DIFFERENCES.get(before.suffix, spot)(one, other_one)
