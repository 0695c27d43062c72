"""The folder that a call is from, whatever takes its place while we are at work."""

from __future__ import annotations

import os
from pathlib import Path

from exporter.diagnostics import FileError

GONE = "the working folder is gone"
HINT = "put a folder in its place, or call from another"


def working_folder() -> Path:
    """Where we are; raises FileError `cannot-watch` where that is taken away."""
    try:
        return Path.cwd()
    except OSError as problem:
        raise FileError.at("cannot-watch", GONE, hint=HINT) from problem


def back_to(home: Path) -> None:
    """Be in a folder again, or in another that took its place; raises as `working_folder`."""
    try:
        os.chdir(home)
    except OSError as problem:
        raise FileError.at("cannot-watch", f"{GONE}: {home}", hint=HINT) from problem
