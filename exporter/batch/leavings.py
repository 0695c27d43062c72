"""What articles left behind that are gone, or have another name: files that nobody makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from exporter.batch.records import FOLDER, Record, read_record
from exporter.batch.stamps import hash_of, stamp_of


def take_away_leavings(folder: Path, *, everything: bool = False) -> Iterator[tuple[Path, bool]]:
    """Take away what was made of articles that are gone, out of an output folder.

    Yields each file, and whether it went; one that was changed since it was made stays. What is
    made of an article that is there is no leaving, unless `everything` goes; nothing outside of the
    folder is.
    """
    places = sorted((folder / FOLDER).glob("*.json"))
    records = {place: record for place in places if (record := read_record(place))}
    gone = {
        place: one for place, one in records.items() if everything or not _is_there(one, folder)
    }
    living = {name for place in records.keys() - gone.keys() for name in records[place].outputs}
    for place, record in gone.items():
        for name in record.outputs.keys() - living:
            path = folder / name
            if _lies_in(folder, path) and stamp_of(path):
                yield path, _took_away(path, record.outputs[name].sha256, folder)
        place.unlink(missing_ok=True)
    if everything:
        with suppress(OSError):  # what is not empty has files that are not ours
            (folder / FOLDER).rmdir()
            folder.rmdir()


def take_away_former(before: Record | None, now: Record, folder: Path) -> None:
    """Take away what was made of an article and is no more, such as the picture of a page that it
    no longer has; one that was changed since it was made stays."""
    former = before.outputs if before else {}
    for name in former.keys() - now.outputs.keys():
        path = folder / name
        if _lies_in(folder, path) and stamp_of(path):
            _took_away(path, former[name].sha256, folder)


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
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return True
        parent.rmdir()
    return True
