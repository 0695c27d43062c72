"""Shows that a change leaves exports alone: makes a folder of them, or compares two such folders.

    python -m bench.exports before                  # on the commit before
    python -m bench.exports after                   # on the commit after
    python -m bench.exports after --against before

Only the public API is used, so that this folder, copied to any commit, runs there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import exporter
from bench.exports.comparison import compared
from bench.exports.samples import JOBS, made


def main() -> int:
    """Make or compare, as the command line says; 1 where folders differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, help="where the exports are to go, or already are")
    parser.add_argument("--against", type=Path, help="make nothing; compare with this folder")
    parser.add_argument("--preflight", action="store_true", help="check every file that is made")
    asked = parser.parse_args()
    if not asked.against:
        return make(asked.folder, preflight=asked.preflight)
    for folder in (asked.folder, asked.against):
        if not folder.is_dir():
            parser.error(f"there is no folder {folder}")
    return compare(asked.folder, asked.against)


def make(folder: Path, *, preflight: bool) -> int:
    """Export every sample into a folder, and say which code did it."""
    count = sum(shown(made(folder, preflight=preflight), len(JOBS)))
    print(f"{count} files made by {Path(exporter.__file__).parent}")
    return 0


def compare(folder: Path, other: Path) -> int:
    """Print a line for each file that differs, and how many do; 1 where any does, or none is."""
    alike = differ = 0
    for name, difference in compared(other, folder):
        if difference:
            print(f"{name}: {difference}")
        differ += bool(difference)
        alike += not difference
    print(f"{alike} files alike, {differ} differ")
    return 0 if alike and not differ else 1


def shown(steps: Iterable[int], total: int) -> Iterable[int]:
    """The same, counted on a terminal as they are done."""
    for number, step in enumerate(steps, start=1):
        if sys.stderr.isatty():
            end = "\r" if number < total else "\n"
            print(f"{number} of {total}", end=end, file=sys.stderr, flush=True)
        yield step


if __name__ == "__main__":
    sys.exit(main())
