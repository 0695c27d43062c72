"""Warm speed: an `Exporter` against plain WeasyPrint, turn by turn."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

from bench import raw
from bench.sample import ARTICLE
from exporter import Exporter

TURNS = 10


def main() -> None:
    """Print the median of each task, and its ratio to plain WeasyPrint."""
    exporter = Exporter()
    tasks: dict[str, Callable[[], object]] = {
        "plain WeasyPrint": raw.renderer(),
        "the same, by its manual": raw.manual_renderer(),
        "brief, PDF": lambda: exporter.export(ARTICLE, editions=["brief"], formats=["pdf"]),
        "brief, Word": lambda: exporter.export(ARTICLE, editions=["brief"], formats=["docx"]),
        "summary, PDF": lambda: exporter.export(ARTICLE, editions=["summary"], formats=["pdf"]),
        "all four files": lambda: exporter.export(ARTICLE),
    }
    for task in tasks.values():
        task()
    turns = [[seconds(task) for task in tasks.values()] for _ in range(TURNS)]
    medians = [statistics.median(times) for times in zip(*turns, strict=True)]
    print(f"Warm, median of {TURNS}, the same HTML and stylesheets:")
    for name, median in zip(tasks, medians, strict=True):
        print(f"  {name:<23} {median * 1000:6.0f} ms   {median / medians[0]:5.2f}")


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes, after the garbage of others is gone."""
    gc.collect()
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
