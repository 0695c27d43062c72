"""What killed runs, or killed workers, left where articles are exported."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from exporter.batch.order import Task
from exporter.batch.records import FOLDER
from exporter.machine.scratch import sweep


def sweep_for(tasks: Sequence[Task]) -> None:
    """Take it away beside their files and records, and among temporary files; a run that has
    nothing else to do, since the killed one had done it, does this even so."""
    beside = {path.parent for task in tasks for path in task.targets.values()}
    records = {task.folder / FOLDER for task in tasks}
    for folder in {*beside, *records}:
        sweep(folder)
    with suppress(OSError):  # no such folder can be written to; whoever needs one is told
        sweep(Path(tempfile.gettempdir()))
