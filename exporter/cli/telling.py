"""What is told of a run over many articles: how far it is, and what came of each."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from exporter.batch import Made, Outcome
from exporter.cli.report import Report
from exporter.diagnostics import visible

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 1  # articles that need no bar


class Shown:
    """How far a run is, on a terminal; nothing where nobody watches, or nothing is exported."""

    def __init__(self, report: Report) -> None:
        self._is_live = report.is_live
        self._bar: Progress | None = None
        self._began = time.monotonic()
        self._done = self._articles = 0

    def begins(self, articles: int) -> None:
        """Show a bar for so many articles."""
        self._articles, self._began = articles, time.monotonic()
        if self._is_live:
            self._bar = _bar(articles)
            self._bar.start()

    def at(self, file: str, stage: str) -> None:
        """Show the stage of an article, where it is the only one at work."""
        self._show(f"{file}: {stage}")

    def ends(self) -> None:
        """Show that one more is done, how many are in a second, and how long it will take."""
        self._done += 1
        seconds = time.monotonic() - self._began
        self._show(f"{self._done / seconds:.1f} a second" if seconds else "")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let something be told meanwhile."""
        if self._bar:
            self._bar.stop()
        yield
        if self._bar and self._done < self._articles:
            self._bar.start()

    def close(self) -> None:
        """Show nothing any more."""
        if self._bar:
            self._bar.stop()

    def _show(self, words: str) -> None:
        if self._bar:
            (task,) = self._bar.task_ids
            self._bar.update(task, completed=self._done, description=visible(words), refresh=True)


def _bar(articles: int) -> Progress:
    """A bar that no thread of its own draws, since processes are forked beside it."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = () if articles == FEW else (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    words = TextColumn("{task.description}", markup=False)
    console = Console(stderr=True)
    bar = Progress(*columns, words, console=console, auto_refresh=False, transient=True)
    bar.add_task("", total=articles)
    return bar


def tell(outcomes: Generator[Outcome, None, None], report: Report, shown: Shown) -> list[Outcome]:
    """Tell what came of each article, and return those of which files came."""
    done = []
    with closing(outcomes), closing(shown):
        for outcome in outcomes:
            with shown.aside():
                _tell(outcome, report)
            if not outcome.exit_code:
                done.append(outcome)
    return done


def _tell(outcome: Outcome, report: Report) -> None:
    report.tell(outcome.diagnostics)
    report.exit_code = report.exit_code or outcome.exit_code
    for one in outcome.made:
        did = "wrote" if one.is_new else "unchanged:"
        report.say(f"{did} {one.path} ({_pages(one)})")


def _pages(made: Made) -> str:
    if made.page > 1:
        return f"page {made.page}"
    return f"{made.pages} {'page' if made.pages == 1 else 'pages'}"
