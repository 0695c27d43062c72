"""Which part of one list is which part of another: equal, moved, edited; and the steps between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from exporter.article import Section
from exporter.article.places import texts

_WORD = re.compile(r"\w+")


def likeness(first: Hashable, second: Hashable) -> float:
    """From 0 for parts that share no word, or are of different kinds, to 1 for equal ones."""
    if first == second:
        return 1.0
    if kind(first) != kind(second):
        return 0.0
    if (
        isinstance(first, Section)
        and isinstance(second, Section)
        and first.heading == second.heading
    ):
        return 1.0
    ours, theirs = _counted(first), _counted(second)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def kind(part: object) -> object:
    """What must be the same for one part to be another's edited form."""
    if isinstance(part, Section):
        return part.heading is None
    return type(part)


@lru_cache(maxsize=4096)
def _counted(part: Hashable) -> Counter[str]:
    """The words of every text in `part`, but for the names of types."""
    said = (text for loc, text in texts(part) if loc[-1:] != ("type",))
    return Counter(word for text in said for word in _WORD.findall(text.casefold()))


Part = TypeVar("Part", bound=Hashable)
"""A part of a list: a model, or a text."""

Pairs = dict[int, int]
"""Indices of one list to those of the same parts in another."""

_ALIKE = 0.4
_MOST_COMPARED = 40_000


def aligned(
    base: Sequence[Part],
    other: Sequence[Part],
    alike: Callable[[Part, Part], float] = likeness,
) -> Pairs:
    """The index in `other` of each part of `base` that is still there, changed or not."""
    pairs = _equal(base, other)
    anchors = [(-1, -1), *in_order(pairs), (len(base), len(other))]
    taken = set(pairs.values())
    for (before, there_before), (after, there_after) in pairwise(anchors):
        gap = [index for index in range(before + 1, after) if index not in pairs]
        there = [index for index in range(there_before + 1, there_after) if index not in taken]
        pairs |= _edited(base, other, gap, there, alike)
    return pairs


def increasing(numbers: Sequence[int]) -> bool:
    """Whether each number is greater than the one before it."""
    return all(first < second for first, second in pairwise(numbers))


def _equal(base: Sequence[Part], other: Sequence[Part]) -> Pairs:
    """Equal parts in order, then equal parts that moved."""
    pairs: Pairs = {}
    for start, there, size in _blocks(base, other):
        pairs |= {start + step: there + step for step in range(size)}
    rest: dict[Part, list[int]] = {}
    taken = set(pairs.values())
    for index, part in enumerate(other):
        if index not in taken:
            rest.setdefault(part, []).append(index)
    for index, part in enumerate(base):
        if index not in pairs and rest.get(part):
            pairs[index] = rest[part].pop(0)
    return pairs


def _blocks(base: Sequence[Part], other: Sequence[Part]) -> list[tuple[int, int, int]]:
    return list(SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks())


def in_order(pairs: Pairs) -> list[tuple[int, int]]:
    """The longest run of pairs that did not move."""
    indices = sorted(pairs)
    ends: list[int] = []  # where the run of each length can end soonest, in the other list
    lengths: list[int] = []
    for index in indices:
        length = bisect_left(ends, pairs[index])
        ends[length : length + 1] = [pairs[index]]
        lengths.append(length)
    run: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for index, length in zip(reversed(indices), reversed(lengths), strict=True):
        if length == wanted and (not run or pairs[index] < run[-1][1]):
            run.append((index, pairs[index]))
            wanted -= 1
    return run[::-1]


def _edited(
    base: Sequence[Part],
    other: Sequence[Part],
    gap: list[int],
    there: list[int],
    alike: Callable[[Part, Part], float],
) -> Pairs:
    """Between two parts that stayed: the pairs that are most alike, none crossing another."""
    if len(gap) == len(there) == 1:
        same = kind(base[gap[0]]) == kind(other[there[0]])
        return {gap[0]: there[0]} if same else {}
    if not gap or not there or len(gap) * len(there) > _MOST_COMPARED:
        return {}
    score = _scores(base, other, gap, there, alike)
    pairs: Pairs = {}
    row = column = 0
    while row < len(gap) and column < len(there):
        here = score[row][column]
        if here == score[row + 1][column]:
            row += 1
        elif here == score[row][column + 1]:
            column += 1
        else:
            pairs[gap[row]] = there[column]
            row, column = row + 1, column + 1
    return pairs


def _scores(
    base: Sequence[Part],
    other: Sequence[Part],
    gap: list[int],
    there: list[int],
    alike: Callable[[Part, Part], float],
) -> list[list[float]]:
    """The most likeness that pairs from a row and a column on can have together."""
    score = [[0.0] * (len(there) + 1) for _ in range(len(gap) + 1)]
    for row in reversed(range(len(gap))):
        for column in reversed(range(len(there))):
            likeness = alike(base[gap[row]], other[there[column]])
            paired = score[row + 1][column + 1] + likeness if likeness >= _ALIKE else 0.0
            score[row][column] = max(score[row + 1][column], score[row][column + 1], paired)
    return score


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


def steps(
    old: Sequence[Part], new: Sequence[Part], alike: Callable[[Part, Part], float] = likeness
) -> list[Step]:
    """The parts of `new` in order; old parts that no step has in its place are deleted."""
    kept = {there: index for index, there in in_order(aligned(old, new, alike))}
    gone = {part: index for index, part in enumerate(old) if index not in kept.values()}
    after = -1
    plan: list[Step] = []
    for index, part in enumerate(new):
        if index in kept:
            after = kept[index]
            plan.append(Step(index, after, after))
        else:
            plan.append(Step(index, None, after, gone.get(part)))
    return plan
