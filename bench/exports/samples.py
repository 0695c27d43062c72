"""What is exported: the sample articles, in every theme, and some for other papers and purposes."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from exporter import Exporter

ROOT = Path(__file__).resolve().parents[2]
HOMES = ("tests/data/articles", "tests/articles")
THEMES = ("newsroom", "think-tank", "parliament", "clear-print")
OFFICE = "office"
PROCESSES = 2


def articles() -> Path:
    """The folder of the samples, which is not in one place on all commits."""
    return next(ROOT / home for home in HOMES if (ROOT / home / "summit.txt").is_file())


@dataclass(frozen=True)
class Job:
    """An article to be exported, and how; `paper` of `None` is the one of its locale."""

    article: Path
    theme: str = THEMES[0]
    paper: str | None = None
    profile: str = OFFICE

    @property
    def folder(self) -> str:
        """`THEME[-PAPER][-PROFILE]`."""
        profile = None if self.profile == OFFICE else self.profile
        return "-".join(filter(None, (self.theme, self.paper, profile)))


def jobs() -> Iterator[Job]:
    """Every sample in every theme; one on the other paper, two for the press and for comments."""
    summit, everything, figures = (
        articles() / name for name in ("summit.txt", "everything.yaml", "figures.yaml")
    )
    posts = sorted((articles() / "18f").glob("[0-9]*.md"))
    for theme in THEMES:
        yield Job(summit, theme, "letter")
        for article in (summit, everything, figures, *posts):
            yield Job(article, theme)
    for profile in ("press", "draft"):
        yield Job(summit, profile=profile)
        yield Job(everything, profile=profile)


JOBS = tuple(jobs())


def made(folder: Path, *, preflight: bool) -> Iterator[int]:
    """Do every job, two at a time: how many files each wrote, in the order of the jobs.

    Raises ExportError for an article that cannot be exported.
    """
    do = functools.partial(_done, folder=folder, preflight=preflight)
    with ProcessPoolExecutor(PROCESSES) as processes:
        yield from processes.map(do, JOBS)


def _done(job: Job, *, folder: Path, preflight: bool) -> int:
    export = _exporter(job.theme, job.paper, job.profile).export(job.article, preflight=preflight)
    home = folder / job.folder
    home.mkdir(parents=True, exist_ok=True)
    for rendition in export.renditions:
        (home / rendition.name(job.article.stem)).write_bytes(rendition.data)
    return len(export.renditions)


@functools.cache
def _exporter(theme: str, paper: str | None, profile: str) -> Exporter:
    return Exporter(theme=theme, paper=paper, profile=profile)
