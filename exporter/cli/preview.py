"""`brief preview`: the pages beside an editor."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.batch import Order
from exporter.cli.asked import project_for, project_path
from exporter.cli.endings import asked_for
from exporter.cli.options import based, designing, in_project, making, reading, reporting
from exporter.cli.ordering import orders_of
from exporter.cli.report import Report
from exporter.cli.too_little_memory import check_memory
from exporter.desk.choices_there import EDITORS, usual_editor
from exporter.desk.working_folder import working_folder
from exporter.diagnostics import UsageError

if TYPE_CHECKING:
    from exporter.desk.on_screen import Shown

NOTHING = "name an article; `brief new` starts a project"
HIGHEST = 65535


@click.command()
@reading(needs_files=False)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, HIGHEST),
    default=0,
    help="The port to serve at. Default: a free one.",
)
@click.option(
    "--open/--no-open",
    "opens",
    default=True,
    help="Whether to open the address in the browser.",
)
@click.option(
    "--editor",
    type=click.Choice(tuple(EDITORS)),
    help="Where a click opens the source; copy puts file:line:col on the clipboard. Default: the"
    " editor in whose terminal the call is, or else copy.",
)
@based
@in_project
@designing
@making
@reporting
@click.pass_obj
def preview(
    report: Report,
    /,
    files: tuple[str, ...],
    port: int,
    editor: str | None,
    *,
    opens: bool,
    **_: object,
) -> None:
    """Show pages in a browser as they will print, at each save.

    FILE is an article; without any, those of the project. The page shows the brief beside the
    summary, what is wrong with them, what was cut, and how full the pages are; a click on a
    paragraph opens its line in an editor. Nothing is written. It is served to this machine alone,
    at an address that nobody else knows, until Ctrl-C.
    """
    from exporter.desk.service_of_pages import Preview, serve

    check_memory()
    working_folder()
    listing = partial(_listed, files)
    articles = listing()
    _check(articles)
    project = project_path(files)
    tops = {Path(file).parent for file in articles} | ({project.parent} if project else set())
    what = Preview(_ordered, listing, sorted(tops), port, editor or usual_editor())
    serve(what, _opened(report, opens), _Told(report))
    raise SystemExit(asked_for())


def _listed(files: tuple[str, ...]) -> tuple[str, ...]:
    """The files that are named, or the articles that the project has now."""
    if files:
        return files
    project = project_for()
    if project is None:
        raise UsageError.at("no-project", "there is no brief.toml here or above", hint=NOTHING)
    return tuple(project.articles())


def _check(articles: tuple[str, ...]) -> None:
    if not articles:
        hint = "`articles` in brief.toml says where they are"
        raise UsageError.at("usage", "the project has no articles", hint=hint)
    if "-" in articles:
        raise UsageError.at("usage", "standard input cannot be saved again", hint="name a file")


def _ordered(file: str) -> Order:
    ((_, order),) = orders_of([file])
    return order


def _opened(report: Report, opens: bool) -> Callable[[str], None]:
    def tell(address: str) -> None:
        click.echo(address)
        report.say("Ctrl-C ends it")
        if opens and _has_screen():
            webbrowser.open(address)

    return tell


def _has_screen() -> bool:
    """Whether a browser would have a window; one in the terminal would be in our way."""
    has_window = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform != "linux" or bool(has_window)


class _Told:
    """Tells on the terminal what is wrong, each time that it is something else."""

    def __init__(self, report: Report) -> None:
        self._report, self._before = report, ""

    def __call__(self, shown: Shown) -> None:
        """Tell what is wrong with what is shown now."""
        told = [one for several in shown.told.values() for one in several]
        now = "".join(one.headline for one in told)
        if shown.is_stale and now != self._before:
            self._report.tell(told)
        self._before = now
