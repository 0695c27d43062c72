"""Make's view of an export: what was made from which files.

Measured with GNU make 4.3, whose manual tells only half of it: a backslash saves some characters,
doubling saves `$`, a variable hides others from its parser, and a few names it cannot take at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from exporter.errors import FileError

UNNAMEABLE = re.compile(r"[\n\t|]|[\\&]\Z")
BACKSLASHED = re.compile(r"(\\*)([ #:*?\[])")
HIDDEN = {"=": "brief.equals", ";": "brief.semicolon"}


def rule(targets: Sequence[str], inputs: Iterable[Path]) -> str:
    """Makefile lines that say that `targets` are made from `inputs`, the article first.

    The other inputs get an empty rule each, so that deleting one does not stop make. Raises
    `FileError` for a name that make cannot read.
    """
    names = list(dict.fromkeys(_seen_from_here(path) for path in inputs))
    made = " ".join(_target(name) for name in targets)
    lines = [
        *(f"{variable} := {character}" for character, variable in HIDDEN.items()),
        f"{made}: {' '.join(_escaped(name) for name in names)}",
        *(f"{_target(name)}:" for name in names[1:]),
    ]
    return "\n".join(lines) + "\n"


def _seen_from_here(path: Path) -> str:
    """The path as a Makefile in this folder names it: relative where it can be."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def _target(name: str) -> str:
    """A name on the left of a colon, where a bare `%` would make a pattern."""
    return _escaped(name).replace("%", r"\%")


def _escaped(name: str) -> str:
    if UNNAMEABLE.search(name):
        message = f"make cannot read the name {name!r}"
        raise FileError.at(
            "make-cannot-name", message, hint="rename the file, or go without --deps"
        )
    text = BACKSLASHED.sub(r"\1\1\\\2", name.replace("$", "$$"))
    for character, variable in HIDDEN.items():
        escape = "\\" if character == ";" else ""
        text = text.replace(character, f"{escape}$({variable})")
    return text
