"""Shows on a terminal which stage an export is at; shows nothing anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(title: str, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each stage; the line goes when the block ends."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(title)) as status:
        yield lambda stage: status.update(escape(f"{title}: {stage}"))
