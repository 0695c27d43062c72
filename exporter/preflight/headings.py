"""The order of headings, in whatever file they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.preflight.findings import Finding


def steps_amiss(
    headings: Iterable[tuple[int, int | str | None]], *, one_first: bool
) -> Iterator[Finding]:
    """What is wrong with the levels, from 1, of headings, each given with its page or part.

    `one_first` says that only one of them may be of level 1.
    """
    previous, firsts = 0, 0
    for level, where in headings:
        if level > previous + 1:
            yield Finding(f"a heading of level {level} follows {_after(previous)}", where)
        firsts += level == 1
        if one_first and level == 1 and firsts > 1:
            yield Finding("there is more than one heading of level 1", where)
        previous = level


def _after(level: int) -> str:
    return f"one of level {level}" if level else "no other heading"
