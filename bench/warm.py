"""Warm speed: ours beside plain WeasyPrint's, each in a process that goes on, turn by turn."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.speed import turns
from bench.speed.runs import mean
from bench.speed.stand import TASKS

TURNS = 10
OTHERS = {"typst", "python-docx"}


def main() -> None:
    """Print the mean CPU time of each task, its peak, and its ratio to plain WeasyPrint."""
    tasks = [task for task in TASKS if task not in OTHERS]
    with tempfile.TemporaryDirectory() as folder, turns.stands(set(tasks), Path(folder)) as ready:
        rounds = [{task: ready[task].turn() for task in tasks} for _ in range(TURNS)]
    means = {task: mean([one[task] for one in rounds]) for task in tasks}
    print(f"Warm, CPU time, mean of {TURNS}, with peak memory:")
    for task, run in means.items():
        ratio = run.seconds / means["plain"].seconds
        print(f"  {task:<15} {run.seconds * 1000:6.0f} ms   {run.megabytes:4.0f} MB   {ratio:5.2f}")


if __name__ == "__main__":
    main()
