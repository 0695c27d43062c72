"""Cold speed and peak memory: each call a process of its own, as on the command line.

Imports nothing large itself, since a process starts with its parent's peak.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.sample import ARTICLE, ROOT

TRIES = 3

RAW = """
import sys
from weasyprint import HTML
from exporter import resources
html, target = sys.argv[1:]
styles = resources.styles_folder()
sheets = [styles / "base.css", styles / "brief.css", resources.themes()["newsroom"]]
HTML(html).write_pdf(target, stylesheets=sheets, pdf_variant="pdf/ua-1")
"""


@dataclass(frozen=True)
class Run:
    """A process that ended: wall-clock seconds, and the most memory that it held, in megabytes."""

    seconds: float
    megabytes: float


def main() -> None:
    """Print the best of a few runs of each call, and its ratio to plain WeasyPrint."""
    with tempfile.TemporaryDirectory() as folder:
        page = f"{folder}/page.html"
        subprocess.run([sys.executable, "-m", "bench.raw", page], cwd=ROOT, check=True)
        brief = ["-m", "exporter"]
        export = [*brief, "export", str(ARTICLE), "--quiet", "--output", folder]
        runs = {
            "plain WeasyPrint": best(["-c", RAW, page, f"{folder}/raw.pdf"]),
            "brief, PDF": best([*export, "--edition=brief", "--format=pdf"]),
            "all four files": best(export),
            "brief check": best([*brief, "check", str(ARTICLE), "--quiet"]),
            "brief schema": best([*brief, "schema"]),
            "brief --help": best([*brief, "--help"]),
        }
    base = runs["plain WeasyPrint"]
    print(f"Cold, best of {TRIES}, with peak memory:")
    for name, run in runs.items():
        size = f"{run.seconds * 1000:6.0f} ms   {run.seconds / base.seconds:5.2f}"
        print(f"  {name:<18} {size}   {run.megabytes:4.0f} MB")


def best(call: Sequence[str]) -> Run:
    """The quickest of a few runs of Python with these arguments."""
    return min((process(call) for _ in range(TRIES)), key=lambda run: run.seconds)


def process(call: Sequence[str]) -> Run:
    """Run Python with these arguments, its output thrown away."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, *call], os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, call
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
