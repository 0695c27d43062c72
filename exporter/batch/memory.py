"""What is remembered of articles: which need not be made again, and what is told of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from exporter.batch.leavings import take_away_former
from exporter.batch.making import making_of
from exporter.batch.order import Order, Outcome, Task
from exporter.batch.records import Kept, Record, place_of, read_record, write_record
from exporter.batch.stamps import (
    changed_after,
    from_here,
    hash_of,
    settled,
    stamp_of,
    state_of,
    wait_for_tick,
)
from exporter.readers.reader_table import STDIN

StateOf = Callable[[str], str | None]


def remembered(order: Order, tasks: Sequence[Task]) -> dict[str, Outcome]:
    """What came of those articles of which nothing has changed since, by their names in the call.

    Where files of an article's own have other stamps, these are written down; those that all
    articles share are hashed once for all of them.
    """
    making, state = making_of(order), cache(state_of)
    found = {task.file: _still_so(task, making, state) for task in tasks if task.file != STDIN}
    return {file: outcome for file, outcome in found.items() if outcome}


def remember(
    making: str, task: Task, outcome: Outcome, looked_for: Iterable[Path], began: int
) -> None:
    """Write down what the files that were just made are made of, `making` being the hash of all
    that is no file.

    Nothing is, where an input may have been changed since `began`, in ns since the epoch: who knows
    what was read. Standard input is no file that could be looked at again.
    """
    wait_for_tick(time.time_ns())
    inputs = {} if task.file == STDIN else _read_before(began, outcome.inputs)
    outputs = {str(one.path): Kept(one.sha256, stamp_of(one.path)) for one in outcome.made}
    if not inputs or not all(_is_whole(path, one) for path, one in outputs.items()):
        return
    names = [os.path.relpath(path, task.folder) for path in outputs]
    record = Record(
        making=making,
        article=task.file,
        source=_source_of(task),
        inputs=inputs,
        looked_for={path: state_of(path) for path in map(from_here, looked_for)},
        outputs=dict(zip(names, outputs.values(), strict=True)),
        pages=dict(zip(names, (one.pages for one in outcome.made), strict=True)),
        diagnostics=outcome.diagnostics,
        fits=outcome.fits,
    )
    place = place_of(task)
    take_away_former(read_record(place), record, task.folder)
    write_record(place, record)


def _source_of(task: Task) -> str:
    """Where the article is, from where the output folder really is."""
    folder, name = os.path.split(task.file)
    place = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
    return os.path.relpath(place, os.path.realpath(task.folder))


def _read_before(began: int, paths: Iterable[str]) -> dict[str, Kept]:
    """Files as they were read, since none has been changed after that; else none of them."""
    found: dict[str, Kept] = {}
    for path in paths:
        stamp = stamp_of(path)
        sha256 = hash_of(path, stamp)
        if stamp is None or sha256 is None or changed_after(stamp, began):
            return {}
        found[path] = Kept(sha256, stamp)
    return found


def _is_whole(path: str, one: Kept) -> bool:
    """Whether a file is what we wrote, and not what another run wrote in its place."""
    return hash_of(path, one.stamp) == one.sha256


def _still_so(task: Task, making: str, state: StateOf) -> Outcome | None:
    """What came of an article, where all that its record says of it is so."""
    now, place = time.time_ns(), place_of(task)
    record = read_record(place)
    if record is None or (record.making, record.article) != (making, task.file):
        return None
    if any(state(path) != was for path, was in record.looked_for.items()):
        return None
    inputs = _as_they_are(record.inputs, "", now)
    outputs = _as_they_are(record.outputs, str(task.folder), now) if inputs else None
    if not inputs or not outputs:
        return None
    article = from_here(Path(task.file))  # as it is among the inputs, however it was typed
    if outputs != record.outputs or inputs[article] != record.inputs[article]:
        write_record(place, replace(record, inputs=inputs, outputs=outputs))
    return record.outcome(task)


def _as_they_are(files: Mapping[str, Kept], folder: str, now: int) -> dict[str, Kept]:
    """Files of a folder with their stamps of `now`, in ns; none where one is not what it was."""
    found: dict[str, Kept] = {}
    for name, one in files.items():
        path = os.path.join(folder, name)  # noqa: PTH118
        stamp = stamp_of(path)
        if stamp is None or (stamp != one.stamp and hash_of(path, stamp) != one.sha256):
            return {}
        found[name] = one if stamp == one.stamp else Kept(one.sha256, settled(stamp, now))
    return found
