"""`--base`: the folder around articles, or the Word file that Word files are based on, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import UsageError

WORD_FILES = frozenset({".docx", ".dotx", ".docm", ".dotm"})


@dataclass(frozen=True)
class Bases:
    """The folder, and the Word file; `None` for what is not given."""

    folder: Path | None
    word: Path | None


def bases_of(paths: Sequence[Path]) -> Bases:
    """What the paths of `--base` are; raises UsageError for two of a kind."""
    words = [path for path in paths if _is_word_file(path)]
    folders = [path for path in paths if path not in words]
    for kind, given in (("folder", folders), ("Word file", words)):
        if len(given) > 1:
            message = f"{given[0]} and {given[1]} are both the {kind} of --base"
            raise UsageError.at("usage", message, hint=f"give one {kind}")
    return Bases(next(iter(folders), None), next(iter(words), None))


def _is_word_file(path: Path) -> bool:
    return path.is_file() or (path.suffix.lower() in WORD_FILES and not path.is_dir())
