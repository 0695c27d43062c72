"""From a file, or standard input, to checked text."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

from exporter.article.text import CONTROL, with_line_feeds
from exporter.diagnostics import ArticleError, Diagnostic, FileError, Place, error
from exporter.machine.plain_files import bytes_of_plain
from exporter.readers.other_kinds import refuse_other
from exporter.readers.reading import Source

MAX_BYTES = 20_000_000
_MOST_REPORTED = 20
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def bytes_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most one more than `limit`; raises FileError."""
    try:
        with open(path, "rb", opener=_at_once) as file:
            data = file.read(limit + 1)
            if not data and stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.ENXIO, "nobody writes into that pipe")
            return data
    except (OSError, ValueError) as failure:  # a name with a null byte is a wrong value
        raise _unreadable(path, failure) from failure


def _at_once(path: str, flags: int) -> int:
    """Open a file; a pipe too, as shells make of `<(call)`, but never wait for its writer."""
    descriptor = os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)
    os.set_blocking(descriptor, True)
    return descriptor


def bytes_beside(path: Path) -> bytes:
    """The bytes of a file that is no article, and so no pipe; raises FileError."""
    try:
        return bytes_of_plain(path, MAX_BYTES)
    except OSError as failure:
        raise _unreadable(path, failure) from failure


def _unreadable(path: Path, failure: OSError | ValueError) -> FileError:
    why = failure.strerror if isinstance(failure, OSError) else failure
    message = f"cannot read {path}: {why}"
    is_pipe = isinstance(failure, OSError) and failure.errno == errno.ENXIO
    hint = "start its writer first, or name a file" if is_pipe else None
    return FileError.at("cannot-read", message, Place(str(path)), hint)


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
