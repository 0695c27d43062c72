"""A hundred articles through one `Exporter`: speed, and memory that does not come back."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

from bench import raw
from bench.sample import ARTICLE
from exporter import Exporter, read

ARTICLES = 100
SETTLED = 20  # articles after which caches have filled


def main() -> None:
    """Print articles a second, and what each leaves behind in memory, as plain WeasyPrint does."""
    exporter = Exporter()
    sample = read(ARTICLE)

    def export(number: int) -> object:
        headline = f"Report {number} on the preparations for the summit"
        return exporter.export(sample.model_copy(update={"headline": headline}))

    start = time.perf_counter()
    growth = growth_of(export)
    rate = ARTICLES / (time.perf_counter() - start)
    held = resident_kilobytes() / 1024
    render = raw.renderer()
    plain = growth_of(lambda _: render())
    print(f"{ARTICLES} articles, four files each, one Exporter:")
    print(f"  {rate:.2f} articles a second, {held:.0f} MB held at the end")
    print(f"  {growth:+.0f} KB an article; plain WeasyPrint {plain:+.0f} KB for its one PDF")


def growth_of(task: Callable[[int], object]) -> float:
    """Kilobytes that stay behind for each call of a task, once caches have filled."""
    settled = 0.0
    for number in range(ARTICLES):
        if number == SETTLED:
            settled = resident_kilobytes()
        task(number)
    return (resident_kilobytes() - settled) / (ARTICLES - SETTLED)


def resident_kilobytes() -> float:
    """The memory that this process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


if __name__ == "__main__":
    main()
