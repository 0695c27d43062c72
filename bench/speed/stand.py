"""The child that does a task warm, once for every line that it is sent.

It answers each line with the numbers of a `Run`. `python -m bench.speed.stand TASK FOLDER`, where
FOLDER is what `bench.speed.peers` has written.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from bench.speed.runs import cpu_seconds, held_megabytes, peak_megabytes

Task = Callable[[int], object]
"""What is done in a turn, told which turn it is."""


def plain() -> Task:
    """WeasyPrint by hand: the brief's HTML and stylesheets."""
    from bench import raw

    render = raw.renderer()
    return lambda _: render()


def plain_by_manual() -> Task:
    """WeasyPrint as its manual has it: stylesheets read again for each file."""
    from bench import raw

    render = raw.manual_renderer()
    return lambda _: render()


def plain_with_page_numbers() -> Task:
    """The same with page numbers in its contents, which cost WeasyPrint a second layout."""
    from bench import raw

    render = raw.renderer(numbered=True)
    return lambda _: render()


def typst() -> Task:
    """Typst's compiler, its fonts loaded."""
    from bench.speed.pytypst import compiler, typst_source

    said, compiled = _pieces(), compiler()
    return lambda turn: compiled(typst_source(said, turn))


def python_docx() -> Task:
    """python-docx alone."""
    from bench.speed.pydocx import document

    said = _pieces()
    return lambda _: document(said)


def _pieces() -> list[list[str]]:
    """What the sample says, from the folder that was named."""
    said: list[list[str]] = json.loads(Path(sys.argv[2], "pieces.json").read_text("utf-8"))
    return said


def ours(
    editions: tuple[str, ...] = ("brief", "summary"),
    formats: tuple[str, ...] = ("pdf", "docx"),
    *,
    preflight: bool = True,
) -> Task:
    """An `Exporter` that has loaded what it needs."""
    from bench.sample import ARTICLE
    from exporter import Exporter

    exporter = Exporter()
    return lambda _: exporter.export(
        ARTICLE, editions=editions, formats=formats, preflight=preflight
    )


TASKS: dict[str, Callable[[], Task]] = {
    "plain": plain,
    "plain-by-manual": plain_by_manual,
    "plain-numbered": plain_with_page_numbers,
    "typst": typst,
    "python-docx": python_docx,
    "pdf": partial(ours, ("brief",), ("pdf",)),
    "word": partial(ours, ("brief",), ("docx",)),
    "summary": partial(ours, ("summary",), ("pdf",)),
    "four": ours,
    "four-unchecked": partial(ours, preflight=False),
}


def main() -> None:
    """Load, do the task twice for the caches, and then once for each line."""
    task = TASKS[sys.argv[1]]()
    turns = count()
    for turn in (next(turns), next(turns)):
        task(turn)
    for _ in sys.stdin:
        spent, begun = cpu_seconds(), time.perf_counter()
        task(next(turns))
        seconds, clock = cpu_seconds() - spent, time.perf_counter() - begun
        print(seconds, peak_megabytes(), clock, held_megabytes(), flush=True)


if __name__ == "__main__":
    main()
