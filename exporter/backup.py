"""Backups beside a file that is about to be overwritten, named as GNU tools name theirs."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from exporter.save import save


def back_up(path: Path) -> Path:
    """Copy a file to the first free one of `NAME~`, `NAME.~2~`, `NAME.~3~`...; raises FileError."""
    names = (f"{path.name}~" if number == 1 else f"{path.name}.~{number}~" for number in count(1))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    save(target, path.read_bytes())
    return target
