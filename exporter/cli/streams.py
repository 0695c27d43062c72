"""The three standard streams: what fails on them is told as a file's failure is, or by nobody.

A stream that was closed before we began would give its number to the next file that is opened, and
a stray message would go into an article's PDF: each is held by something that refuses.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from exporter.diagnostics import FileError, as_human

if TYPE_CHECKING:
    from typing_extensions import Buffer

INPUT, OUTPUT, ERROR = range(3)  # POSIX <unistd.h>: STDIN_FILENO and its two fellows


class _Input(io.FileIO):
    """Standard input; FileError `cannot-read` where it is closed, or no file."""

    def readinto(self, buffer: Buffer, /) -> int | None:
        with _blaming("standard input", "read"):
            return super().readinto(buffer)

    def readall(self) -> bytes | None:  # type: ignore[override]
        with _blaming("standard input", "read"):
            return super().readall()


class _Output(io.FileIO):
    """Standard output; FileError `cannot-write` where it is closed, or its disk is full."""

    def write(self, data: Buffer, /) -> int | None:  # type: ignore[override]
        with _blaming("standard output", "write"):
            return super().write(data)


class _Error(io.FileIO):
    """Standard error; what cannot be written is lost, since nobody is left to be told."""

    def write(self, data: Buffer, /) -> int | None:  # type: ignore[override]
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


@contextmanager
def _blaming(stream: str, use: str) -> Iterator[None]:
    """Turn the system's error into ours; but a reader that has had enough is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        done = {"read": "read", "write": "written"}[use]
        message = f"{stream} cannot be {done}: {problem.strerror or problem}"
        raise FileError.at(f"cannot-{use}", message) from problem


def guard() -> None:
    """Put ours in the place of Python's standard streams."""
    for descriptor in (INPUT, OUTPUT, ERROR):
        _occupy(descriptor)
    shown = os.isatty(OUTPUT)
    code = sys.stdout.encoding if sys.stdout else "utf-8"
    written = io.BufferedWriter(_Output(OUTPUT, "w", closefd=False))
    told = io.BufferedWriter(_Error(ERROR, "w", closefd=False))
    sys.stdin = io.TextIOWrapper(io.BufferedReader(_Input(INPUT, closefd=False)), code)
    sys.stdout = io.TextIOWrapper(written, code, line_buffering=shown)
    sys.stderr = io.TextIOWrapper(told, code, "backslashreplace", line_buffering=True)


def _occupy(descriptor: int) -> None:
    """Fill the number of a closed stream with what refuses its use."""
    try:
        os.fstat(descriptor)
    except OSError:
        # The lowest free number is given out, and those below are taken by now.
        os.open(os.devnull, os.O_WRONLY if descriptor == INPUT else os.O_RDONLY)


def flushed(exit_code: int) -> int:
    """Send what is buffered on its way, and return the exit code: the run's, unless it was 0."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        give_up(OUTPUT)
    except FileError as problem:
        give_up(OUTPUT)
        if not exit_code:
            sys.stderr.write(as_human(problem.diagnostics))
            return problem.exit_code
    return exit_code


def give_up(*descriptors: int) -> None:
    """Let what is still written go nowhere (see SIGPIPE in Python's documentation of `signal`)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
