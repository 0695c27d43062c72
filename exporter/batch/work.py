"""The work on one article, wherever it is done: here, in another process, on another machine."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from exporter.batch.making import making_of
from exporter.batch.memory import remember
from exporter.batch.order import Made, Order, Outcome, Task
from exporter.batch.stamps import from_here, wait_for_tick
from exporter.batch.stock import exporter_of
from exporter.diagnostics import Diagnostic, ExportError
from exporter.intake.doors import Way, taken_by
from exporter.machine.confined import confined
from exporter.machine.save import save_all
from exporter.provenance import fingerprint
from exporter.readers.reader_table import STDIN
from exporter.writers.writer_table import page_file

if TYPE_CHECKING:
    from exporter.fit.cuts import Cut
    from exporter.fit.outcome import Fit
    from exporter.pipeline import Exporter
    from exporter.results import Export

Stage = Callable[[str], None]


class Watch(Protocol):
    """Who watches a run; nothing need be done of it."""

    def begins(self, articles: int) -> None:
        """So many are to be exported; the others are unchanged."""

    def at(self, file: str, stage: str) -> None:
        """An article has come to a stage."""

    def ends(self) -> None:
        """One more is done."""


@dataclass(frozen=True)
class Workshop:
    """What exports the articles of an order; it `began`, in ns since the epoch, before it read
    anything, and at least a tick of the file system's clock before it reads an article."""

    exporter: Exporter
    order: Order
    began: int
    making: str
    """The hash of what all articles share beside files, for the record."""
    confine: Way = confined
    """How work on a stranger's file is kept within bounds; `confined` is for one thread."""


def workshop_for(order: Order) -> Workshop:
    """One of this process; raises as `Exporter` does."""
    began = time.time_ns()
    exporter = exporter_of(order.style)
    wait_for_tick(began)
    return Workshop(exporter, order, began, making_of(order))


def outcome_of(workshop: Workshop, task: Task, on_stage: Stage) -> Outcome:
    """Export an article, write its files and what they are made of; what comes of it is small.

    What is wrong with the article, the style or the disk is told in the outcome.
    """
    told: tuple[Diagnostic, ...] = ()
    try:
        result = exported(workshop, task, on_stage)
        told = tuple(result.diagnostics)
        outcome = _saved(result, task)
    except ExportError as problem:
        told += problem.diagnostics
        return Outcome(task.file, diagnostics=told, exit_code=problem.exit_code)
    remember(workshop.making, task, outcome, result.looked_for, workshop.began)
    return outcome


def exported(workshop: Workshop, task: Task, on_stage: Stage) -> Export:
    """What comes of an article, of which nothing is written yet; raises as `Exporter.export`.

    A stranger's file is taken apart as the workshop does it.
    """
    order = workshop.order
    with taken_by(workshop.confine):
        return workshop.exporter.export(
            task.file,
            editions=order.editions,
            formats=order.formats,
            read_as=order.read_as,
            stdin=order.stdin if task.file == STDIN else None,
            strict=order.strict,
            pages=order.pages,
            preflight=order.preflight,
            on_stage=on_stage,
        )


def _saved(result: Export, task: Task) -> Outcome:
    files = {
        page_file(task.targets[item.edition, item.format], item.page): item
        for item in result.renditions
    }
    new = save_all({path: item.data for path, item in files.items()})
    made = tuple(
        Made(
            item.edition,
            item.format,
            path,
            item.pages,
            fingerprint(item.data),
            path in new,
            item.page,
        )
        for path, item in files.items()
    )
    inputs = tuple(dict.fromkeys(map(from_here, result.inputs)))
    fits = {edition: plain(fit) for edition, fit in result.fits.items()}
    return Outcome(task.file, made, tuple(result.diagnostics), inputs, fits)


def plain(fit: Fit) -> dict[str, object]:
    """What copyfitting did, as JSON has it."""
    numbers = {
        field.name: getattr(fit, field.name)
        for field in dataclasses.fields(fit)
        if field.name not in ("cut", "figures")
    }
    figures = [dataclasses.asdict(figure) for figure in fit.figures]
    return {**numbers, "figures": figures, "cut": [_cut(cut) for cut in fit.cut]}


def _cut(cut: Cut) -> dict[str, object]:
    return {
        "part": cut.part,
        "words": cut.words,
        "is_filler": cut.is_filler,
        "file": cut.place.file if cut.place else None,
        "line": cut.place.line if cut.place else None,
        "column": cut.place.column if cut.place else None,
    }
