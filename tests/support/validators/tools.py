"""Runs the programs that judge our files; a missing one fails the test and is named."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

FETCHED = Path(__file__).resolve().parents[3] / "build" / "validators"
"""Where `make test` puts the validators that no Debian package holds."""


class MissingToolError(AssertionError):
    """A validator is not installed: the test can't pass, and must not be skipped."""


def run(command: Sequence[str | Path], *, seconds: int = 240) -> subprocess.CompletedProcess[str]:
    """Run `command` and return what it printed; its exit code is the caller's to judge."""
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def program(name: str, package: str) -> str:
    """The path of the program `name`, which the Debian `package` holds."""
    found = shutil.which(name)
    if found is None:
        message = f"`{name}` is missing: apt-get install {package} (`make test` does it)"
        raise MissingToolError(message)
    return found


def fetched(pattern: str) -> Path:
    """The one file below `FETCHED` that matches the glob `pattern`."""
    found = sorted(FETCHED.glob(pattern))
    if not found:
        message = f"build/validators/{pattern} is missing: `make test` fetches it"
        raise MissingToolError(message)
    return found[0]
