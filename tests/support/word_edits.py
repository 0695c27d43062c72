"""Word files that editors edited, kept as what they changed in one file that we made.

A `.diff` is a unified diff of the parts of `everything.docx`, each tag on a line of its own, so
that an edit can be read. Parts without a line of it are as they were. `Gone` names parts that are
left out, `Binary` such as are files of the folder. A file that has little in common with it is
there as a whole, less the media that it has of it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from functools import cache
from pathlib import Path

from tests.support.editing import zipped

FOLDER = Path(__file__).parents[1] / "data" / "word_edits"
WHOLE = FOLDER / "everything.docx"
_TAGS = re.compile(r"(?<=>)(?=<)")
_NEWLINE = "\N{SYMBOL FOR NEWLINE}"
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? ")


def file_of(name: str) -> Path:
    """Where an edited file is, of one that is there as a whole."""
    return FOLDER / "files" / f"{name}.docx"


def edited(name: str) -> bytes:
    """An edited Word file, by its name."""
    before = parts(WHOLE)
    if file_of(name).is_file():
        media = {path: data for path, data in before.items() if path.startswith("word/media/")}
        return zipped(media | parts(file_of(name)))
    diff = file_of(name).with_suffix(".diff")
    return zipped(_patched(before, diff.read_text("utf-8")) if diff.is_file() else before)


@cache
def parts(file: Path) -> dict[str, bytes]:
    """The parts of a Word file, by their paths."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def described(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """What `edited` makes one file of another of: for those who add a case."""
    gone = "".join(f"Gone {name}\n" for name in before if name not in after)
    other = ((name, data) for name, data in after.items() if before.get(name) != data)
    return gone + "".join(_described(name, before.get(name, b""), data) for name, data in other)


def _described(name: str, before: bytes, after: bytes) -> str:
    if name.endswith((".png", ".jpeg")):
        return f"Binary {name} {Path(name).name}\n"
    lines = unified_diff(_lines(before), _lines(after), name, name, n=1)
    return "".join(lines)


def _lines(part: bytes) -> list[str]:
    return [f"{line}\n" for line in _TAGS.split(part.decode().replace("\n", _NEWLINE))]


def _patched(whole: Mapping[str, bytes], diff: str) -> dict[str, bytes]:
    made = dict(whole)
    for chapter in re.split(r"(?m)^(?=Gone |Binary |--- )", diff)[1:]:
        head, *rest = chapter.splitlines()
        kind, name, *source = head.split()
        if kind == "Gone":
            del made[name]
        elif kind == "Binary":
            made[name] = (FOLDER / "files" / source[0]).read_bytes()
        else:
            text = "".join(_with_hunks(_lines(whole.get(name, b"")), rest[1:]))
            made[name] = text.replace(_NEWLINE, "\n").encode()
    return made


def _with_hunks(before: list[str], hunks: list[str]) -> Iterator[str]:
    """The lines of a part with those of a unified diff in their places."""
    at = 0
    for line in hunks:
        if hunk := _HUNK.match(line):
            start = int(hunk[1]) - (hunk[2] != "0")
            yield from (one[:-1] for one in before[at:start])
            at = start
        elif line[0] in " -":
            assert before[at] == f"{line[1:]}\n"
            at += 1
        if line[0] in " +":
            yield line[1:]
    yield from (one[:-1] for one in before[at:])
