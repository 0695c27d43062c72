"""A cold call, done alone and by a warm worker: how long the caller waits, and what both cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.cold import ENVIRONMENT, TRIES
from bench.sample import ARTICLE

GOAL = 0.25
"""How much of the time of a cold call one through a worker may take."""
BRIEF = [sys.executable, "-m", "exporter"]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """A call: seconds of the clock, and of processors, its own and its worker's."""

    wall: float
    processor: float


def main() -> None:
    """Print the medians of a few pairs of calls for four files, and their ratios."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        environment = {**ENVIRONMENT, "XDG_RUNTIME_DIR": folder}
        worker = subprocess.Popen([*BRIEF, "worker"], env=environment)
        try:
            _wait_for_socket(Path(folder, "brief"))
            call = [*BRIEF, "export", str(ARTICLE), "--quiet", "--force", "--output", folder]
            pairs = [
                (run(call, environment), run([*call, "--worker"], environment, worker.pid))
                for _ in range(TRIES + 1)
            ][1:]
            held = _resident_megabytes(worker.pid)
        finally:
            worker.terminate()
            worker.wait()
    print(f"Four files, median of {TRIES} pairs; the worker holds {held:.0f} MB:")
    for what in ("wall", "processor"):
        alone, served = (median(getattr(pair[side], what) for pair in pairs) for side in (0, 1))
        goal = f"(at most {GOAL})" if what == "processor" else ""
        times = f"cold {alone * 1000:5.0f} ms   by a worker {served * 1000:5.0f} ms"
        print(f"  {what:<10} {times}   {served / alone:.2f} {goal}".rstrip())


def run(call: Sequence[str], environment: dict[str, str], worker: int | None = None) -> Run:
    """Do a call; what a worker's copies cost counts when they have ended."""
    before, start = _children_seconds(worker), time.perf_counter()
    child = os.posix_spawn(call[0], list(call), environment)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    assert status == 0, call
    while worker and _children_seconds(worker) == before:
        time.sleep(0.01)
    copies = _children_seconds(worker) - before
    return Run(wall, usage.ru_utime + usage.ru_stime + copies)


def _children_seconds(worker: int | None) -> float:
    """The time of processors that a process and its children took that have ended."""
    if worker is None:
        return 0.0
    fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[13:15])) / TICKS


def _resident_megabytes(process: int) -> float:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE / 1e6


def _wait_for_socket(folder: Path) -> None:
    while all(path.suffix for path in folder.glob("*")):
        time.sleep(0.1)


if __name__ == "__main__":
    main()
