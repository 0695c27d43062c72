"""Cold speed and peak memory: each call a process of its own, as on the command line.

Imports nothing large itself, since a process starts with its parent's peak.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.sample import ARTICLE, ROOT

TRIES = 7
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Ours, but that modules are compiled once, as they are where they are installed."""

RAW = """
import sys
from weasyprint import HTML
from exporter import resources
html, target = sys.argv[1:]
styles = resources.styles_folder()
sheets = [styles / "base.css", styles / "brief.css", resources.themes()["newsroom"]]
HTML(html).write_pdf(target, stylesheets=sheets, pdf_variant="pdf/ua-1")
"""
PLAIN = "plain WeasyPrint"
GOALS = {"all four files": 1.5, "check": 0.2, "schema": 0.2, "info": 0.2, "--help": 0.1}
"""How many times plain WeasyPrint each call may take."""


@dataclass(frozen=True)
class Run:
    """A process that ended: its CPU seconds, and the most memory that it held, in megabytes."""

    seconds: float
    megabytes: float


def main() -> None:
    """Print the median of a few runs of each call, and its ratio to plain WeasyPrint."""
    with tempfile.TemporaryDirectory() as folder:
        page = f"{folder}/page.html"
        subprocess.run([sys.executable, "-m", "bench.raw", page], cwd=ROOT, check=True)
        runs = measured(calls(page, folder))
    print(f"Cold, CPU time, median of {TRIES}, with peak memory:")
    for name, run in runs.items():
        ratio = run.seconds / runs[PLAIN].seconds
        goal = f"(at most {GOALS[name]})" if name in GOALS else ""
        size = f"{run.seconds * 1000:6.0f} ms   {run.megabytes:4.0f} MB   {ratio:5.2f}"
        print(f"  {name:<18} {size} {goal}".rstrip())


def calls(page: str, folder: str) -> dict[str, Sequence[str]]:
    """What Python is called with, by what that is; files go to a folder."""
    brief = ["-m", "exporter"]
    export = [*brief, "export", str(ARTICLE), "--quiet", "--output", folder]
    return {
        PLAIN: ["-c", RAW, page, f"{folder}/raw.pdf"],
        "brief, PDF": [*export, "--edition=brief", "--format=pdf"],
        "all four files": export,
        "check": [*brief, "check", str(ARTICLE), "--quiet"],
        "schema": [*brief, "schema"],
        "info": [*brief, "info"],
        "--help": [*brief, "--help"],
    }


def measured(asked: Mapping[str, Sequence[str]]) -> dict[str, Run]:
    """The median of each call, all made in turn, so that a busy moment falls on each alike.

    The first round only fills the caches of the system.
    """
    rounds = [{name: process(call) for name, call in asked.items()} for _ in range(TRIES + 1)][1:]
    return {
        name: Run(
            median(one[name].seconds for one in rounds),
            median(one[name].megabytes for one in rounds),
        )
        for name in asked
    }


def process(call: Sequence[str]) -> Run:
    """Run Python with these arguments, its output thrown away."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(
        sys.executable, [sys.executable, *call], ENVIRONMENT, file_actions=silent
    )
    _, status, usage = os.wait4(child, 0)
    assert status == 0, call
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
