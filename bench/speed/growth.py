"""How time and memory grow with an article: each size in a process of its own.

As a program it exports one: `python -m bench.speed.growth figures 200`, with `--profile` to see
where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
from pathlib import Path

from bench.speed.growing import PARTS, write
from bench.speed.runs import cpu_seconds, peak_megabytes
from exporter import Exporter
from exporter.diagnostics import ExportError

LINES = 45  # of a profile


def main() -> None:
    """Export an article of one kind and size, and say what it took: CPU seconds, and megabytes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("kind", choices=PARTS)
    parser.add_argument("count", type=int)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        exporter = warmed(Path(folder))
        article = write(asked.kind, asked.count, Path(folder))
        profile = cProfile.Profile(builtins=False) if asked.profile else None
        print(*exported(exporter, article, profile))


def warmed(folder: Path) -> Exporter:
    """An exporter that has loaded what is loaded once."""
    exporter = Exporter()
    exporter.export(write("pages", 1, folder))
    return exporter


def exported(
    exporter: Exporter, article: Path, profile: cProfile.Profile | None
) -> tuple[float, float]:
    """CPU seconds of an export of four files, and the most memory of the process; prints a profile.

    An article that is refused stops the bench: its refusal would look quick.
    """
    before = cpu_seconds()
    if profile:
        profile.enable()
    try:
        exporter.export(article)
    except ExportError as failure:
        raise SystemExit(f"{article.name}: {failure}") from failure
    seconds = cpu_seconds() - before
    if profile:
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(LINES)
        pstats.Stats(profile).sort_stats("tottime").print_stats(LINES)
    return seconds, peak_megabytes()


if __name__ == "__main__":
    main()
