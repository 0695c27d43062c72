"""What a call orders: for each of its files what its options say, and before them its project."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from exporter.batch import Order, Task
from exporter.batch.addresses import is_address
from exporter.cli.asked import bases_of, is_said, project_for, wanted_of
from exporter.cli.destination import ON_THE_WAY, targets_of
from exporter.cli.options import standard_input
from exporter.project.house_settings import Wanted
from exporter.project.plan import Job, jobs, order_of


def orders_of(files: Sequence[str]) -> list[tuple[Wanted, Order]]:
    """Each file with what is asked for it; raises DesignError, UsageError."""
    order = _ordering(files)
    return [(one, order(one)) for one in wanted_of(files, project_for(files))]


def jobs_of(files: Sequence[str], output: str) -> list[Job]:
    """The jobs of a call, whose files go to the folder of `--output` if it says one, or if there
    is no project; raises as `orders_of`, and where a file would be written over another."""
    project = project_for(files)
    wanted, order = wanted_of(files, project), _ordering(files)
    if project and not is_said("output"):
        return jobs(wanted, order)
    folder = ON_THE_WAY if is_address(output) else Path(output)
    base = bases_of(click.get_current_context().params["bases"]).folder

    def place(one: Wanted, asked_for: Order) -> Task:
        targets = targets_of(one.file, folder, asked_for.editions, asked_for.formats, base)
        return Task(one.file, targets, folder)

    return jobs(wanted, order, place)


def order_for(wanted: Wanted, stdin: bytes | None) -> Order:
    """What the call asks for of an article."""
    params = click.get_current_context().params
    trusted = params["trust_templates"]
    return order_of(wanted, read_as=params["read_as"], stdin=stdin, trust_templates=trusted)


def _ordering(files: Sequence[str]) -> partial[Order]:
    return partial(order_for, stdin=standard_input(tuple(files)))
