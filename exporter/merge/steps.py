"""How to make a new list from an old one with as few changes as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exporter.merge.alignment import aligned, in_order


@dataclass(frozen=True)
class Step:
    """A part of the new list: the old part `old` in its place, or else an insertion.

    An insertion stands after the old part `after` (-1 for the start); where `copied` is a number,
    it is that old part, moved.
    """

    new: int
    old: int | None
    after: int
    copied: int | None = None


def steps(old: Sequence[Any], new: Sequence[Any]) -> list[Step]:
    """The parts of `new` in order; old parts that no step has in its place are deleted."""
    kept = {there: index for index, there in in_order(aligned(old, new))}
    gone = {part: index for index, part in enumerate(old) if index not in kept.values()}
    after = -1
    found: list[Step] = []
    for index, part in enumerate(new):
        if index in kept:
            after = kept[index]
            found.append(Step(index, after, after))
        else:
            found.append(Step(index, None, after, gone.get(part)))
    return found
