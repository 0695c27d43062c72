"""Cold calls of ours, each a process of its own, beside plain WeasyPrint's."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.speed import turns
from bench.speed.subjects import BASE, SUBJECTS, Subject

TRIES = 7
GOALS = {
    "four files": 1.5,
    "diagnostics": 0.2,
    "the schema": 0.2,
    "what there is": 0.2,
    "help": 0.1,
}
"""How many times plain WeasyPrint what is made may take."""


def main() -> None:
    """Print the mean CPU time of each call, its peak, and its ratio to plain WeasyPrint."""
    measured = [one for one in SUBJECTS if one.name.startswith((BASE, "brief"))]
    with tempfile.TemporaryDirectory() as folder:
        turns.prepare(Path(folder))
        runs = turns.cold(measured, TRIES, Path(folder))
    print(f"Cold, CPU time, mean of {TRIES}, with peak memory:")
    for one in runs:
        print(told(one, runs))


def told(one: Subject, runs: turns.Runs) -> str:
    """A line for a call, with what we aim at."""
    taken = turns.taken(runs[one], turns.base_of(runs))
    goal = f"   (at most {GOALS[one.makes]})" if one.makes in GOALS else ""
    name = f"{one.name}, {one.makes}"
    return (
        f"  {name:<32} {taken['ms']:6.0f} ms   {taken['mb']:4.0f} MB   {taken['ratio']:5.2f}{goal}"
    )


if __name__ == "__main__":
    main()
