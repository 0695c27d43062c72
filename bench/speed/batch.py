"""Many articles in one call of ours, the same call again, and a call that a warm worker does."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.sample import ARTICLE
from bench.speed.runs import ENVIRONMENT, Run, process, python

ARTICLES = sorted(str(path) for path in (ARTICLE.parent / "18f").glob("[0-9]*.md"))
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 30  # seconds until a worker must have begun


def batch() -> dict[str, Run]:
    """One turn of each, in folders that are new."""
    with tempfile.TemporaryDirectory() as folder:
        call = python("-m", "exporter", "export", *ARTICLES, "--quiet", "--output")
        return {
            "one process": process([*call, f"{folder}/one", "--jobs=1"]),
            "a process a core": process([*call, f"{folder}/all"]),
            "again, all unchanged": process([*call, f"{folder}/all"]),
        }


def has_worker() -> bool:
    """Whether this version of ours has `brief worker`, and `brief export --worker`."""
    helped = (python("-m", "exporter", name, "--help") for name in ("worker", "export"))
    told = [subprocess.run(call, capture_output=True, text=True, check=False) for call in helped]
    return not told[0].returncode and "--worker" in told[1].stdout


def by_worker(turns: int) -> list[Run] | None:
    """Cold calls that a warm worker answers: the call's CPU time and the worker's together, and
    the larger one's memory. `None` where there is no worker."""
    if not has_worker():
        return None
    with tempfile.TemporaryDirectory() as folder, _worker(folder) as worker:
        runs = [_answered(worker, folder, turn) for turn in range(turns + 2)]
    return runs[2:]


@contextmanager
def _worker(folder: str) -> Iterator[int]:
    """A worker whose socket is in a folder; ended at the end."""
    with subprocess.Popen(
        python("-m", "exporter", "worker"),
        env={**ENVIRONMENT, "XDG_RUNTIME_DIR": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        try:
            _await_socket(Path(folder))
            yield child.pid
        finally:
            child.terminate()


def _await_socket(folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not any(path.is_socket() for path in folder.rglob("*")):
        if time.monotonic() > end:
            raise RuntimeError("the worker has opened no socket")
        time.sleep(0.05)


def _answered(worker: int, folder: str, turn: int) -> Run:
    before, _ = _spent(worker)
    target = f"{folder}/made-{turn}"
    call = python("-m", "exporter", "export", str(ARTICLE), "--quiet", "--worker", "-o", target)
    run = process(call, {"XDG_RUNTIME_DIR": folder})
    while Path(f"/proc/{worker}/task/{worker}/children").read_text():
        time.sleep(0.01)  # what it has done counts when it has ended
    after, peak = _spent(worker)
    return Run(run.seconds + after - before, max(run.megabytes, peak), run.clock)


def _spent(pid: int) -> tuple[float, float]:
    """CPU seconds of a process and of its children that ended, and its peak in megabytes."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    (peak,) = (int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return sum(map(int, fields[11:15])) / TICKS, peak / 1024
