"""The record beside the outputs: what files were made of, so that none is made twice.

A small JSON file for each article's set of files, in `.brief/` of the output folder. It is safe to
delete, and safe under parallel writers, since it is written whole or not at all, and believed only
where all that it says is still so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypedDict

from exporter.batch.order import Made, Outcome, Task
from exporter.batch.stamps import Stamp
from exporter.diagnostics import Diagnostic, FileError, Place, Severity
from exporter.machine.plain_files import bytes_of_plain
from exporter.machine.save import save
from exporter.writers.writer_table import page_file

FOLDER = ".brief"
MAX_RECORD = 100_000_000  # bytes
UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Kept:
    """A file as it was: its SHA-256 in hexadecimal; its stamp, where that can be relied on."""

    sha256: str
    stamp: Stamp | None


@dataclass(frozen=True)
class Record:
    """What an article's files were made of, and what was told of it.

    `making` is the hash of the options and the programs, `article` the article as the call named
    it, and `source` its path from the output folder, whatever links lead there. `inputs` are by
    their paths from the working folder, `outputs` by theirs from the output folder; `looked_for`
    has what was at each path.
    """

    making: str
    article: str
    source: str
    inputs: Mapping[str, Kept]
    looked_for: Mapping[str, str | None]
    outputs: Mapping[str, Kept]
    pages: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    fits: Mapping[str, Mapping[str, object]]

    def outcome(self, task: Task) -> Outcome:
        """What came of the article then, as what comes of it now."""
        named = zip(task.names, task.targets.items(), strict=True)
        made = tuple(
            Made(*target, page_file(path, page), count, sha256, is_new=False, page=page)
            for name, (target, path) in named
            for page, (count, sha256) in enumerate(self._files(name), start=1)
        )
        return Outcome(task.file, made, self.diagnostics, tuple(self.inputs), self.fits)

    def _files(self, name: str) -> Iterator[tuple[int, str]]:
        """How many pages the edition of a file has, and the file's hash; then the same of its
        further pages, where each is a file."""
        for page in range(1, self.pages[name] + 1):
            file = str(page_file(Path(name), page))
            if file in self.outputs:
                yield self.pages[name], self.outputs[file].sha256


def place_of(task: Task) -> Path:
    """Where the record of a task is: one for each set of files."""
    names = "\0".join(sorted(task.names)).encode(errors="surrogateescape")
    return task.folder / FOLDER / f"{hashlib.sha256(names).hexdigest()[:32]}.json"


def read_record(place: Path) -> Record | None:
    """The record in a file; `None` where there is none, or none that we wrote."""
    try:
        return _record(bytes_of_plain(place, MAX_RECORD))
    except UNREADABLE:
        return None


def made_in(folder: Path) -> Iterator[Path]:
    """The files below an output folder that were made there, as its records tell."""
    for place in sorted((folder / FOLDER).glob("*.json")):
        if record := read_record(place):
            yield from (folder / name for name in record.outputs)


def write_record(place: Path, record: Record) -> None:
    """Write it down; where that cannot be done, the article will be made again, and that is all."""
    try:
        save(place, json.dumps(asdict(record), separators=(",", ":")).encode())
    except FileError:
        return


class _PlainKept(TypedDict):
    sha256: str
    stamp: Sequence[int] | None


class _PlainPlace(TypedDict):
    file: str
    line: int | None
    column: int | None


class _PlainDiagnostic(TypedDict):
    severity: str
    code: str
    message: str
    place: _PlainPlace | None
    hint: str | None


def _record(text: bytes) -> Record:
    """What `write_record` wrote; raises one of UNREADABLE for anything else."""
    plain = json.loads(text)
    return Record(
        making=plain["making"],
        article=plain["article"],
        source=plain["source"],
        inputs=_kept(plain["inputs"]),
        looked_for=plain["looked_for"],
        outputs=_kept(plain["outputs"]),
        pages=plain["pages"],
        diagnostics=tuple(map(_diagnostic, plain["diagnostics"])),
        fits=plain["fits"],
    )


def _kept(plain: Mapping[str, _PlainKept]) -> dict[str, Kept]:
    return {path: Kept(one["sha256"], _stamp(one["stamp"])) for path, one in plain.items()}


def _stamp(plain: Sequence[int] | None) -> Stamp | None:
    if plain is None:
        return None
    size, modified, changed, inode = plain
    return size, modified, changed, inode


def _diagnostic(plain: _PlainDiagnostic) -> Diagnostic:
    place = Place(**plain["place"]) if plain["place"] else None
    severity = Severity(plain["severity"])
    return Diagnostic(severity, plain["code"], plain["message"], place, plain["hint"])
