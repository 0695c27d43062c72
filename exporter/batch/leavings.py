"""What is left behind: files that nobody makes, of articles that are gone or have another name, and
what killed runs had begun."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from exporter.batch.order import Task
from exporter.batch.records import FOLDER, Record, read_record
from exporter.batch.stamps import hash_of, stamp_of
from exporter.machine.scratch import sweep


def take_away_leavings(
    folder: Path, *, everything: bool = False
) -> Iterator[tuple[Path, bool | OSError]]:
    """Take away what was made of articles that are gone, out of an output folder.

    Yields each file, and whether it went, or why it could not; one that was changed since it was
    made stays. What is made of an article that is there is no leaving, unless `everything` goes;
    nothing outside of the folder is. What could not go is known to the next call.
    """
    places = sorted((folder / FOLDER).glob("*.json"))
    records = {place: record for place in places if (record := read_record(place))}
    gone = {
        place: one for place, one in records.items() if everything or not _is_there(one, folder)
    }
    living = {name for place in records.keys() - gone.keys() for name in records[place].outputs}
    for place, record in gone.items():
        fates = {
            path: _fate(path, sha256, folder) for path, sha256 in _left(record, living, folder)
        }
        if not any(isinstance(fate, OSError) for fate in fates.values()):
            fates |= _forgotten(place)
        yield from fates.items()
    if everything:
        with suppress(OSError):  # what is not empty has files that are not ours
            (folder / FOLDER).rmdir()
            folder.rmdir()


def _left(record: Record, living: Collection[str], folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a record that are there, but for those of other articles, with their hashes."""
    for name in sorted(set(record.outputs).difference(living)):
        path = folder / name
        if _lies_in(folder, path) and stamp_of(path):
            yield path, record.outputs[name].sha256


def _fate(path: Path, sha256: str, folder: Path) -> bool | OSError:
    try:
        return _took_away(path, sha256, folder)
    except OSError as failure:
        return failure


def _forgotten(place: Path) -> dict[Path, bool | OSError]:
    """Take a record away; the record, where that cannot be done."""
    try:
        place.unlink(missing_ok=True)
    except OSError as failure:
        return {place: failure}
    return {}


def take_away_former(before: Record | None, now: Record, folder: Path) -> None:
    """Take away what was made of an article and is no more, such as the picture of a page that it
    no longer has; one that was changed since it was made stays."""
    former = before.outputs if before else {}
    for name in former.keys() - now.outputs.keys():
        path = folder / name
        if _lies_in(folder, path) and stamp_of(path):
            _fate(path, former[name].sha256, folder)


def _is_there(record: Record, folder: Path) -> bool:
    return (folder.resolve() / record.source).exists()


def _lies_in(folder: Path, path: Path) -> bool:
    """Whether a path leads to a file in the folder; a record may be a stranger's word."""
    return path.parent.resolve().is_relative_to(folder.resolve())


def _took_away(path: Path, sha256: str, folder: Path) -> bool:
    """Take a file away, and folders that are empty then, if it is what was made."""
    if hash_of(str(path), stamp_of(path)) != sha256:
        return False
    path.unlink(missing_ok=True)
    with suppress(OSError):  # one that is not empty stays, and all above it
        for parent in takewhile(folder.__ne__, path.parents):
            parent.rmdir()
    return True


def sweep_for(tasks: Sequence[Task]) -> None:
    """Take it away beside their files and records, and among temporary files; a run that has
    nothing else to do, since the killed one had done it, does this even so."""
    beside = {path.parent for task in tasks for path in task.targets.values()}
    records = {task.folder / FOLDER for task in tasks}
    for folder in {*beside, *records}:
        sweep(folder)
    with suppress(OSError):  # no such folder can be written to; whoever needs one is told
        sweep(Path(tempfile.gettempdir()))
