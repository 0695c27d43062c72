"""What ten thousand and a million articles cost on a cluster: a simulation from measured times.

Articles of the tests are exported by one `Exporter`; what each took and wrote is drawn from again
and again, by a generator that is seeded, and given to workers as Dask gives it: to the first free.
"""

from __future__ import annotations

import argparse
import heapq
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter import Exporter

POSTS = Path(__file__).parents[1] / "tests" / "data" / "articles" / "18f"
ROUNDS = 3  # of all posts, after one that fills caches
START = 3.0  # seconds until a worker is ready: imports, fonts, stylesheets
DISPATCH = 0.0045  # seconds of the client and the scheduler for each article, one after another
LIVES = 10_000  # articles for which a worker lives, on an average, until something kills it
RESTART = 5.0  # seconds until that is known, and another has started


@dataclass(frozen=True)
class Measured:
    """What the export of one article took, in seconds of a processor, and its files in bytes."""

    seconds: float
    pdf: int
    docx: int


@dataclass(frozen=True)
class Simulated:
    """A run: seconds of the clock, of all processors at work, and how many workers died."""

    clock: float
    work: float
    deaths: int


def main() -> None:
    """Print the table of docs/scale.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    measured = measure()
    print(told_of(measured))
    print("\n| articles | workers | core-hours | the clock | at work | PDF | DOCX | deaths |")
    print("|---|---|---|---|---|---|---|---|")
    for articles in (10_000, 1_000_000):
        run = simulated(measured, articles, options.workers, options.seed)
        print(row(measured, articles, options.workers, run))


def measure() -> list[Measured]:
    """What posts take, each several times; the first round is not counted."""
    exporter, posts = Exporter(), sorted(POSTS.glob("*.md"))
    for post in posts:
        exporter.export(post)
    return [_measured(exporter, post) for _ in range(ROUNDS) for post in posts]


def _measured(exporter: Exporter, post: Path) -> Measured:
    began = time.process_time()
    made = exporter.export(post).renditions
    seconds = time.process_time() - began
    pdf, docx = (sum(len(one.data) for one in made if one.format == f) for f in ("pdf", "docx"))
    return Measured(seconds, pdf, docx)


def told_of(measured: Sequence[Measured]) -> str:
    """The distribution of times."""
    seconds = sorted(one.seconds for one in measured)
    tenths = statistics.quantiles(seconds, n=10)
    return (
        f"{len(seconds)} exports, four files each: {1 / statistics.mean(seconds):.2f} a second a"
        f" core; mean {statistics.mean(seconds):.2f} s, median {statistics.median(seconds):.2f},"
        f" nine tenths below {tenths[-1]:.2f}, longest {seconds[-1]:.2f}"
    )


def simulated(measured: Sequence[Measured], articles: int, workers: int, seed: int) -> Simulated:
    """A run of so many articles, each given to the worker that is free first.

    A worker that dies loses the article that it was at, which is begun again elsewhere.
    """
    chance = random.Random(seed)  # noqa: S311
    free = [START] * workers
    last = work = 0.0
    deaths = 0
    for number in range(articles):
        begins = max(heapq.heappop(free), number * DISPATCH)
        seconds = chance.choice(measured).seconds
        if chance.random() < 1 / LIVES:
            deaths += 1
            work += seconds / 2
            begins += seconds / 2 + RESTART
        work += seconds
        last = max(last, begins + seconds)
        heapq.heappush(free, begins + seconds)
    return Simulated(last, work, deaths)


def row(measured: Sequence[Measured], articles: int, workers: int, run: Simulated) -> str:
    """A line of the table."""
    gigabytes = [
        statistics.mean(sizes) * articles / 1e9
        for sizes in ([one.pdf for one in measured], [one.docx for one in measured])
    ]
    at_work = run.work / (run.clock * workers)
    return (
        f"| {articles:,} | {workers} | {run.work / 3600:,.1f} | {run.clock / 60:,.1f} min"
        f" | {at_work:.0%} | {gigabytes[0]:,.1f} GB | {gigabytes[1]:,.1f} GB | {run.deaths} |"
    )


if __name__ == "__main__":
    main()
