"""The packages that only the desk needs; who does without it does without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from exporter.diagnostics import UsageError


@contextmanager
def needed(command: str) -> Iterator[None]:
    """Let a command's packages be imported; raises UsageError `no-desk` where one is missing."""
    try:
        yield
    except ModuleNotFoundError as lack:
        message = f"`brief {command}` needs a package: {lack.name}"
        raise UsageError.at("no-desk", message) from lack
