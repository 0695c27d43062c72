"""Many diagnostics of one kind, told so that they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporter.diagnostics.diagnostic import Diagnostic

MOST_ALIKE = 100


def capped(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first MOST_ALIKE of each severity and code, and one that says how many more there are.

    That one has the place of the first that is not told.
    """
    left = Counter(_kind(one) for one in diagnostics)
    told: Counter[tuple[str, str]] = Counter()
    for one in diagnostics:
        kind = _kind(one)
        if told[kind] < MOST_ALIKE:
            yield one
        elif told[kind] == MOST_ALIKE:
            more = left[kind] - MOST_ALIKE
            yield one if more == 1 else replace(one, message=f"and {more:,} more", hint=None)
        told[kind] += 1


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.severity, diagnostic.code
