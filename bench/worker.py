"""A cold call, done alone and by a warm worker: how long the caller waits, and what both cost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.speed import batch, turns
from bench.speed.runs import Run, mean
from bench.speed.subjects import BASE, SUBJECTS

TRIES = 7
GOAL = 0.25
"""How much of the time of a cold call one through a worker may take."""


def main() -> None:
    """Print the means of some calls for four files, and their ratios."""
    measured = [one for one in SUBJECTS if one.name == BASE or one.makes == "four files"]
    with tempfile.TemporaryDirectory() as folder:
        turns.prepare(Path(folder))
        runs = turns.cold(measured, TRIES, Path(folder))
    served = batch.by_worker(TRIES)
    assert served
    for one in measured:
        print(told(f"{one.name}, {one.makes}", mean(runs[one]), mean(served)))


def told(name: str, alone: Run, served: Run) -> str:
    """A line for what is done alone, and how much of it the same by a worker takes."""
    processors = f"CPU {alone.seconds * 1000:5.0f} ms, worker's {served.seconds * 1000:5.0f} ms"
    clock = f"clock {alone.clock * 1000:5.0f} ms, worker's {served.clock * 1000:5.0f} ms"
    cpu, wall = served.seconds / alone.seconds, served.clock / alone.clock
    return f"  {name:<32} {processors} ({cpu:.2f}; goal {GOAL})   {clock} ({wall:.2f})"


if __name__ == "__main__":
    main()
