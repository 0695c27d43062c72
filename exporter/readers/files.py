"""From a file, or standard input, to checked text."""

from __future__ import annotations

import codecs
from pathlib import Path

from exporter.article.text import CONTROL, with_line_feeds
from exporter.diagnostics import ArticleError, Diagnostic, FileError, Place, error
from exporter.plain_files import bytes_of_plain
from exporter.readers.other_kinds import refuse_other
from exporter.readers.reading import Source

MAX_BYTES = 20_000_000
_MOST_REPORTED = 20
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def bytes_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most one more than `limit`; raises FileError."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as failure:
        raise _unreadable(path, failure) from failure


def bytes_beside(path: Path) -> bytes:
    """The bytes of a file that is no article, and so no pipe; raises FileError."""
    try:
        return bytes_of_plain(path, MAX_BYTES)
    except OSError as failure:
        raise _unreadable(path, failure) from failure


def _unreadable(path: Path, failure: OSError) -> FileError:
    message = f"cannot read {path}: {failure.strerror}"
    return FileError.at("cannot-read", message, Place(str(path)))


def source_of(name: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """The text of `data` and an error for each control character, which is replaced by U+FFFD.

    Raises ArticleError `file-too-large`, `other-kind` for what is no text, or `not-utf-8` with
    the offset of the first wrong byte.
    """
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise ArticleError.at("file-too-large", f"the file is over {limit}", Place(name))
    refuse_other(data, name)
    text = with_line_feeds(_decoded(name, data))
    source = Source(name, text)
    controls = [
        error(
            "control-character",
            f"the control character U+{ord(match.group()):04X} cannot be printed",
            source.at(match.start()),
            "delete it",
        )
        for match in CONTROL.finditer(text)
    ]
    return Source(name, CONTROL.sub(_REPLACEMENT, text)), controls[:_MOST_REPORTED]


def _decoded(name: str, data: bytes) -> str:
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError as failure:
        offset = failure.start + len(data) - len(bare)
        before = bare[: failure.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        raise ArticleError.at(
            "not-utf-8",
            f"the file is not UTF-8: byte {offset} is 0x{data[offset]:02X}",
            Place(name, before.count(b"\n") + 1, column),
            "save it as UTF-8",
        ) from failure
