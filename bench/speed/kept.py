"""What exports leave behind in the memory of a process that goes on."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from bench.speed.turns import stands

SETTLED = 20  # exports after which caches have filled
SPAN = 10  # exports over which what is held is averaged, for it goes up and down
FEWEST = SETTLED + 2 * SPAN
KEEPING = {"brief, four files": "four", "plain WeasyPrint, a PDF": "plain"}
"""Whose memory is looked at, by its task."""


def kept(task: str, exports: int, folder: Path) -> float:
    """Kilobytes that stay for each export, once caches have filled; of `FEWEST` exports or more."""
    with stands({task}, folder) as ready:
        held = [ready[task].turn().held for _ in range(exports)][SETTLED:]
    grown = fmean(held[-SPAN:]) - fmean(held[:SPAN])
    return round(grown * 1024 / (len(held) - SPAN), 1)
