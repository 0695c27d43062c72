"""Columns above a figure that spans them: their pictures lose what lets the columns end higher.

The columns end level with the lowest of them. What a picture loses in a shorter one
is lost in vain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporter.engine.page_tops import StandingColumn, StandingPicture

STEPS = 20  # in which pictures lose what they may, all the same share of it

Spare = Callable[[StandingPicture], float]
"""By how many points a picture may be lower."""


def levelled(
    columns: Sequence[StandingColumn], own: StandingPicture, lost: float, spare: Spare
) -> dict[str, float] | None:
    """The heights, by their parts, of the pictures of columns, and of that of a figure below them,
    which save so many points `lost` together; `None` where their least heights are not enough."""
    for step in range(1, STEPS + 1):
        share = step / STEPS
        risen = min(one.short + share * _spare_of(one, spare) for one in columns)
        if risen + share * spare(own) >= lost:
            sizes = {own.part: own.height - share * spare(own)}
            for column in columns:
                sizes |= _lower(column, risen - column.short, spare)
            return sizes
    return None


def _lower(column: StandingColumn, lost: float, spare: Spare) -> dict[str, float]:
    """The heights of a column's pictures that lose so many points, each the same share of its own
    spare ones."""
    share = lost / _spare_of(column, spare) if lost > 0 else 0
    return {one.part: one.height - share * spare(one) for one in column.pictures if share}


def _spare_of(column: StandingColumn, spare: Spare) -> float:
    return sum(map(spare, column.pictures))
