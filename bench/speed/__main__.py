"""Measure ours and others' side by side, turn by turn, and write bench/results.json.

What is told is CPU time, of processes and their children: the clock would tell what else the
machine does.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from bench.sample import ROOT
from bench.speed import batch, table, turns
from bench.speed.growing import PARTS
from bench.speed.kept import FEWEST, KEEPING, kept
from bench.speed.machine import busy, machine, versions
from bench.speed.results import Batch, Results, Size, save
from bench.speed.runs import ENVIRONMENT, Run, mean, python
from bench.speed.subjects import SUBJECTS


def main() -> None:
    """Measure all of it, print the tables, and write them down."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--turns", type=int, default=10, help="of each subject")
    parser.add_argument("--exports", type=int, default=100, help="to see what memory stays")
    asked = parser.parse_args()
    if asked.exports < FEWEST:
        parser.error(f"memory shows after {FEWEST} exports or more")
    with tempfile.TemporaryDirectory() as folder:
        results = measured(asked.turns, asked.exports, Path(folder))
    save(results)
    for told in (table.machine, table.one, table.many, table.kept, table.growth):
        print(f"{told(results)}\n")


def measured(count: int, exports: int, folder: Path) -> Results:
    """A whole run, of so many turns."""
    load = busy()
    turns.prepare(folder)
    warm = turns.warm(SUBJECTS, count, folder)
    cold = turns.cold(SUBJECTS, count, folder)
    answered = batch.by_worker(count)
    return {
        "machine": machine(),
        "versions": versions(),
        "load": round(load, 1),
        "turns": count,
        "one": turns.lines(SUBJECTS, warm, cold),
        "worker": turns.taken(answered, turns.base_of(cold)) if answered else None,
        "articles": len(batch.ARTICLES),
        "many": many(max(1, count // 3)),
        "exports": exports,
        "kept_kb": {name: kept(task, exports, folder) for name, task in KEEPING.items()},
        "growth": {kind: grown(kind, most) for kind, (_, most) in PARTS.items()},
    }


def many(count: int) -> list[Batch]:
    """Many articles in a call, in so many turns."""
    rounds = [batch.batch() for _ in range(count)]
    return [_batch(name, mean([one[name] for one in rounds])) for name in rounds[0]]


def _batch(name: str, run: Run) -> Batch:
    articles = len(batch.ARTICLES)
    return {
        "name": name,
        "ms_each": round(run.seconds * 1000 / articles, 1),
        "rate": round(articles / run.clock, 2),
        "mb": round(run.megabytes),
    }


def grown(kind: str, most: int) -> list[Size]:
    """A quarter, a half and the whole of what an article may grow to, each in its own process."""
    return [_size(kind, most // share) for share in (4, 2, 1)]


def _size(kind: str, count: int) -> Size:
    call = python("-m", "bench.speed.growth", kind, str(count))
    told = subprocess.run(
        call, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True
    )
    seconds, megabytes = map(float, told.stdout.split())
    return {"count": count, "seconds": round(seconds, 2), "mb": round(megabytes)}


if __name__ == "__main__":
    main()
