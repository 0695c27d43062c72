"""What a lack of memory looks like, wherever it is met."""

from __future__ import annotations

import errno
import resource
from collections.abc import Iterator

from exporter.diagnostics import FileError

# What loaders of libraries and of threads say, who have no error of its own for it.
_SIGNS = (
    "cannot allocate memory",
    "failed to map segment",
    "can't start new thread",
    "cannot create thread",
    "out of memory",
)

NEEDED = 320_000_000  # bytes of addresses; with less, GLib and fontconfig end the process


def check_memory() -> None:
    """Raise FileError `no-memory` where the system grants less than any export takes."""
    granted, _ = resource.getrlimit(resource.RLIMIT_AS)
    if granted != resource.RLIM_INFINITY and granted < NEEDED:
        raise no_memory()


def lacks_memory(problem: BaseException) -> bool:
    """Whether a failure comes of too little memory, also by way of others."""
    return any(map(_is_lack, _with_causes(problem)))


def no_memory() -> FileError:
    """The error for it."""
    return FileError.at("no-memory", "there is too little memory for this")


def _is_lack(problem: BaseException) -> bool:
    if isinstance(problem, MemoryError):
        return True
    if isinstance(problem, OSError) and problem.errno == errno.ENOMEM:
        return True
    is_loader_s = isinstance(problem, (ImportError, OSError, RuntimeError, SystemError))
    return is_loader_s and any(sign in str(problem).lower() for sign in _SIGNS)


def _with_causes(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__
