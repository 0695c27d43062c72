"""What preflight adds to an export, turn by turn with and without it."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial

from bench.sample import ARTICLE
from bench.warm import TURNS, seconds
from exporter import Exporter


def main() -> None:
    """Print the median of an export of all four files, and preflight's share of it."""
    exporter = Exporter()
    tasks: dict[bool, Callable[[], object]] = {
        checked: partial(exporter.export, ARTICLE, preflight=checked) for checked in (False, True)
    }
    for task in tasks.values():
        task()
    turns = [[seconds(task) for task in tasks.values()] for _ in range(TURNS)]
    bare, checked = (statistics.median(times) for times in zip(*turns, strict=True))
    print(f"All four files, warm, median of {TURNS}:")
    print(f"  without preflight {bare * 1000:6.0f} ms")
    print(f"  with it           {checked * 1000:6.0f} ms   {checked / bare - 1:+.0%}")


if __name__ == "__main__":
    main()
