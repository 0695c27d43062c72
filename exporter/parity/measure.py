"""One measure of likeness: its share, what it should be, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MOST_EXAMPLES = 12
LONGEST_QUOTE = 30


@dataclass(frozen=True)
class Compared:
    """One thing that was compared: its page, how it begins, and how it differs (`None`: alike)."""

    page: int
    what: str
    difference: str | None = None


@dataclass(frozen=True)
class Measure:
    """How many of the things compared (words, lines ...) are alike, and which differ, in words.

    `promised` is the share, from 0 to 1, that the two files should reach; `None` where these two
    cannot be held to it.
    """

    name: str
    unit: str
    kept: int
    total: int
    promised: float | None
    differences: tuple[str, ...]

    @property
    def share(self) -> float:
        """From 0 to 1; where there is nothing to compare, nothing differs."""
        return self.kept / self.total if self.total else 1.0

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.promised is None or self.share >= self.promised


def measure(
    name: str, unit: str, things: Iterable[Compared], promised: float | None = 1.0
) -> Measure:
    """Sum up what was compared; equal differences become one sentence with the first place."""
    compared = list(things)
    unlike = [one for one in compared if one.difference]
    return Measure(
        name=name,
        unit=unit,
        kept=len(compared) - len(unlike),
        total=len(compared),
        promised=promised,
        differences=tuple(_sentences(unlike, unit)),
    )


def _sentences(unlike: list[Compared], unit: str) -> Iterable[str]:
    times = Counter(one.difference for one in unlike)
    first: dict[str | None, Compared] = {}
    for one in unlike:
        first.setdefault(one.difference, one)
    for difference, count in times.most_common(MOST_EXAMPLES):
        one = first[difference]
        yield f"{difference} ({count} {unit}; page {one.page}, {one.what[:LONGEST_QUOTE]!r})"
    if len(times) > MOST_EXAMPLES:
        yield f"and {len(times) - MOST_EXAMPLES} other differences"
