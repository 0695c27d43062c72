"""What a run of the bench found, as bench/results.json keeps it, its keys in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from bench.sample import ROOT

FILE = ROOT / "bench" / "results.json"


class Taken(TypedDict):
    """CPU milliseconds, their ratio to plain WeasyPrint's in the same turns, and the peak."""

    ms: float
    ratio: float
    mb: float


class Line(TypedDict):
    """One subject; `None` where it cannot be had warm, cold, or is not installed."""

    name: str
    makes: str
    warm: Taken | None
    cold: Taken | None
    installed: bool


class Batch(TypedDict):
    """Many articles in one call: CPU milliseconds for each, articles a second by the clock."""

    name: str
    ms_each: float
    rate: float
    mb: float


class Size(TypedDict):
    """What four files of an article of so many parts took: CPU seconds, and the peak."""

    count: int
    seconds: float
    mb: float


class Results(TypedDict):
    """A whole run."""

    machine: dict[str, str]
    versions: dict[str, str]
    load: float
    turns: int
    one: list[Line]
    articles: int
    many: list[Batch]
    worker: Taken | None
    exports: int
    kept_kb: dict[str, float]
    growth: dict[str, list[Size]]


def load(file: Path = FILE) -> Results:
    """The last run that was written down."""
    kept: Results = json.loads(file.read_text(encoding="utf-8"))
    return kept


def save(results: Results, file: Path = FILE) -> None:
    """Write a run down, its keys in order."""
    text = json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8")
