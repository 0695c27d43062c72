"""`brief worker`: a process that has all loaded, and does the calls that have `--worker`."""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from exporter import resources
from exporter.batch import Style, stock
from exporter.batch.making import load_programs
from exporter.cli.endings import end_in_order
from exporter.cli.report import Report
from exporter.diagnostics import FileError
from exporter.worker.door import claimed
from exporter.worker.loaded import Loaded
from exporter.worker.service import Duty, Service
from exporter.worker.surroundings import address, surroundings

IDLE = 600.0  # seconds
BUG = 1  # the exit code of one


@click.command()
@click.option(
    "--idle",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=IDLE,
    show_default=True,
    help="End when nobody has called for so long.",
)
@click.pass_obj
def worker(report: Report, idle: float) -> None:
    """Wait for calls with --worker, and do them at once.

    A call with --worker starts one by itself. It serves its own user alone, and ends when brief, or
    anything else that it has loaded, has changed on the disk.
    """
    around = surroundings()
    try:
        where = address(around)
        with claimed(where):
            duty = _service(where, around, idle).duty()
    except BlockingIOError:
        report.say("a worker is there already")
        return
    except (OSError, AttributeError) as problem:  # the system has no such thing
        raise FileError.at("no-process", f"no worker can be started: {problem}") from problem
    if duty:
        _do(duty)


def _service(where: Path, around: str, idle: float) -> Service:
    began = time.time_ns()
    _keep(stock.USUAL)
    load_programs()
    ours = (resources.PACKAGE, resources.styles_folder(), resources.templates_folder())
    return Service(where, around, idle, Loaded(ours, began), _learn)


def _learn(lesson: bytes) -> None:
    """Keep what copies of this process have missed."""
    style: object = pickle.loads(lesson)  # noqa: S301  (a copy of ours wrote it)
    if isinstance(style, Style):
        _keep(style)


def _keep(style: Style) -> None:
    stock.keep(style)
    gc.collect()
    gc.freeze()  # so that no copy touches, and thereby copies, what all share


def _do(duty: Duty) -> NoReturn:
    """In a copy that has become the process that called: the call, as it is done anywhere."""
    code = BUG
    try:
        end_in_order()
        _run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001  # told as Python tells of it
        sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
    for style in stock.wanted():
        duty.teach(pickle.dumps(style))
    duty.ends(code)
    atexit._run_exitfuncs()  # noqa: SLF001  # as Python's own copies of processes end
    os._exit(code)


def _run() -> None:
    from exporter.cli.commands import main

    main()
