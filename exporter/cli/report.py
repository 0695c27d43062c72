"""What the user is told on standard error: progress, diagnostics, files written, exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import click

from exporter.diagnostics import (
    FORMATS,
    WHOLE,
    Diagnostic,
    ExportError,
    Severity,
    as_human,
    as_short,
    visible,
)


@contextmanager
def progress(title: str, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each stage; the line goes when the block ends."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    title = visible(title)
    with Console(stderr=True).status(escape(title)) as status:
        yield lambda stage: status.update(escape(f"{title}: {stage}"))


FORMS = tuple(FORMATS)
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@dataclass
class Report:
    """One run's messages, in a `form` of FORMS; `exit_code` is the first failure's."""

    form: str = "human"
    quiet: bool = False
    exit_code: int = 0
    _kept: list[Diagnostic] = field(default_factory=list)

    @property
    def is_live(self) -> bool:
        """Whether somebody watches: messages for people, on a terminal."""
        return self.form == "human" and not self.quiet and sys.stderr.isatty()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Report an `ExportError` from the block instead of raising it, so that work goes on."""
        try:
            yield
        except ExportError as problem:
            self.tell(problem.diagnostics)
            self.exit_code = self.exit_code or problem.exit_code

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Show diagnostics, or keep them for the one JSON document of the end."""
        shown = [item for item in diagnostics if not self.quiet or item.severity is Severity.ERROR]
        if self.form in WHOLE:
            self._kept += shown
            return
        for item in shown:
            _print(as_short([item]) if self.form == "short" else _coloured(item))

    def say(self, line: str) -> None:
        """Show a line that is no problem, such as the name of a file that was written."""
        if self.form == "human" and not self.quiet:
            _print(f"{visible(line)}\n")

    def finish(self) -> None:
        """Show what was kept."""
        if self.form in WHOLE:
            click.echo(FORMATS[self.form](self._kept), err=True, nl=False)


def form_of(arguments: Sequence[str]) -> str:
    """The form that `--diagnostics` asks for, told before the call is known to be right.

    A wrong call must be reported in that form too.
    """
    for form in FORMS:
        asked = f"--diagnostics={form}" in arguments
        if asked or ("--diagnostics", form) in pairwise(arguments):
            return form
    return FORMS[0]


def _print(text: str) -> None:
    click.echo(text, err=True, nl=False, color=None if _wants_colour() else False)


def _wants_colour() -> bool:
    """Whether colour is welcome (no-color.org); click leaves it out itself where no terminal is."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _coloured(item: Diagnostic) -> str:
    """The human form, its severity in colour."""
    text = as_human([item])
    plain = f"{item.severity}[{item.code}]"
    return text.replace(plain, click.style(plain, fg=COLOURS[item.severity], bold=True), 1)
