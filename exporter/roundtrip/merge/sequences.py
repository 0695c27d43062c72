"""Three-way merge of lists whose parts may be edited, added, deleted and moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from exporter.roundtrip.merge.pairing import Pairs, Part, aligned, increasing

_START = -1


@dataclass(frozen=True)
class Clash:
    """Edits of one list that cannot both be: `where` indexes our list, `why` says what they did."""

    where: int
    why: str


@dataclass(frozen=True)
class Side(Generic[Part]):
    """One of the two lists that came from a base, and which of its parts come from there."""

    parts: Sequence[Part]
    pairs: Pairs

    @classmethod
    def of(cls, base: Sequence[Part], parts: Sequence[Part]) -> Side[Part]:
        """`parts`, aligned with `base`."""
        return cls(parts, aligned(base, parts))

    def keys(self) -> list[int]:
        """The base's indices that are left, in this side's order."""
        return sorted(self.pairs, key=self.pairs.__getitem__)

    def added(self) -> dict[int, list[Part]]:
        """The parts that the base has not, by the base's index that they follow."""
        origin = {there: index for index, there in self.pairs.items()}
        added: dict[int, list[Part]] = {}
        after = _START
        for index, part in enumerate(self.parts):
            if index in origin:
                after = origin[index]
            else:
                added.setdefault(after, []).append(part)
        return added


class SequenceMerger(Generic[Part]):
    """Merges one list; where both sides cannot be had, the preferred one is taken."""

    def __init__(
        self,
        base: Sequence[Part],
        ours: Sequence[Part],
        theirs: Sequence[Part],
        merge_part: Callable[[int, Part, Part, Part], Part],
        *,
        prefer_theirs: bool,
    ) -> None:
        """`merge_part` takes our index of a part and its three forms."""
        self.clashes: list[Clash] = []
        self._base = base
        self._ours = Side.of(base, ours)
        self._theirs = Side.of(base, theirs)
        self._merge_part = merge_part
        self._prefer_theirs = prefer_theirs

    def merged(self) -> tuple[Part, ...]:
        """The merged list."""
        ours, theirs = self._ours.added(), self._theirs.added()
        result = self._additions(_START, ours, theirs)
        for key in self._order():
            result += self._kept(key)
            result += self._additions(key, ours, theirs)
        return tuple(result)

    def _order(self) -> list[int]:
        """The base's indices in the order of the result, deleted ones included."""
        ours, theirs = self._ours.keys(), self._theirs.keys()
        common = set(ours) & set(theirs)
        if increasing(theirs):
            order = ours
        elif increasing(ours):
            order = theirs
        else:
            order = theirs if self._prefer_theirs else ours
            if [key for key in ours if key in common] != [key for key in theirs if key in common]:
                self._clash(ours[0], "both sides moved parts of this list")
        return _with_deleted(order, len(self._base))

    def _kept(self, key: int) -> list[Part]:
        """What became of the part `key` of the base: one part, or none."""
        base = self._base[key]
        mine, other = self._ours.pairs.get(key), self._theirs.pairs.get(key)
        match mine, other:
            case int(), int():
                ours, theirs = self._ours.parts[mine], self._theirs.parts[other]
                return [self._merge_part(mine, base, ours, theirs)]
            case int(), None:
                return self._deleted(key, self._ours.parts[mine], not self._prefer_theirs)
            case None, int():
                return self._deleted(key, self._theirs.parts[other], self._prefer_theirs)
            case _:
                return []

    def _deleted(self, key: int, part: Part, is_preferred: bool) -> list[Part]:
        """A part that one side deleted: gone, unless the other side edited it."""
        if part == self._base[key]:
            return []
        self._clash(key, "one side deleted what the other edited")
        return [part] if is_preferred else []

    def _additions(
        self, key: int, ours: dict[int, list[Part]], theirs: dict[int, list[Part]]
    ) -> list[Part]:
        mine, other = ours.get(key, []), theirs.get(key, [])
        if all(part in mine for part in other):
            return mine
        if all(part in other for part in mine):
            return other
        self._clash(key, "both sides added something here")
        return other if self._prefer_theirs else mine

    def _clash(self, key: int, why: str) -> None:
        """Note a clash at our part that stands nearest before the base's `key`."""
        known = [self._ours.pairs[index] for index in self._ours.pairs if index <= key]
        where = self._ours.pairs.get(key, max(known, default=0))
        self.clashes.append(Clash(where, why))


def _with_deleted(order: list[int], size: int) -> list[int]:
    """`order` with the missing indices below `size`, each after the one that comes before it."""
    known = set(order)
    followers: dict[int, list[int]] = {}
    before = _START
    for key in range(size):
        if key in known:
            before = key
        else:
            followers.setdefault(before, []).append(key)
    complete = followers.get(_START, [])
    for key in order:
        complete += [key, *followers.get(key, [])]
    return complete
