"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import click

from exporter.cli.report import Report
from exporter.diagnostics import FORMATS

FORMS = tuple(FORMATS)
Command = TypeVar("Command", bound=Callable[..., Any])


def reporting(command: Command) -> Command:
    """Add `--strict`, `--diagnostics` and `--quiet`; the last two go to the context's `Report`."""
    options = (
        click.option("--strict", is_flag=True, help="Take warnings for errors."),
        click.option(
            "--diagnostics",
            type=click.Choice(FORMS),
            default=FORMS[0],
            show_default=True,
            expose_value=False,
            help="How problems are told on standard error: with hints, in lines, or as JSON.",
        ),
        click.option(
            "--quiet",
            "-q",
            is_flag=True,
            expose_value=False,
            callback=_set_quiet,
            help="Tell errors only: no warnings, no progress, no names of files.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def designing(command: Command) -> Command:
    """Add what decides on the pages: the editions, their look, and how many pages they have."""
    options = (
        click.option(
            "--edition",
            "editions",
            metavar="NAME",
            multiple=True,
            help="brief or summary; may be repeated. Default: both.",
        ),
        click.option(
            "--theme",
            metavar="NAME|FILE",
            default="newsroom",
            show_default=True,
            help="The look: newsroom, think-tank, clear-print, or a stylesheet of your own.",
        ),
        click.option(
            "--paper",
            metavar="SIZE",
            help="a4 or letter. Default: what the article's language uses.",
        ),
        click.option(
            "--pages",
            metavar="N",
            type=click.IntRange(min=1),
            help="The most pages of an edition; exported with others, a summary keeps to one.",
        ),
        click.option(
            "--template",
            "templates",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="A folder of templates that come before ours.",
        ),
        click.option(
            "--style",
            "styles",
            metavar="FILE.css",
            multiple=True,
            type=click.Path(path_type=Path),
            help="A stylesheet to add last; may be repeated.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def reading(command: Command) -> Command:
    """Add the argument FILE... and `--from`."""
    files = click.argument("files", metavar="FILE...", nargs=-1, required=True)
    read_as = click.option(
        "--from",
        "read_as",
        metavar="FORMAT",
        help="What the files are: markdown, yaml, json or text. Default: by each name's ending.",
    )
    return files(read_as(command))


def standard_input(files: tuple[str, ...]) -> bytes | None:
    """All of standard input where a file is `-`; `None` where none is."""
    return sys.stdin.buffer.read() if "-" in files else None


def form_of(arguments: Sequence[str]) -> str:
    """The form that `--diagnostics` asks for, told before the call is known to be right.

    A wrong call must be reported in that form too.
    """
    for form in FORMS:
        asked = f"--diagnostics={form}" in arguments
        if asked or ("--diagnostics", form) in pairwise(arguments):
            return form
    return FORMS[0]


def _set_quiet(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.ensure_object(Report).quiet = value
