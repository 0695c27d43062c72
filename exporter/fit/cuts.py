"""What a page contract may leave out, and in which order.

The template marks it. `data-cut` is a rank, 1 goes first; equal ranks go together. A part that is
`data-filler` comes in only where the page has room for it at its natural size. Parts of one
`data-chain` read on from each other: where one goes, those that go before it go too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from exporter.diagnostics import Place

IN_LINE = frozenset({"a", "bdi", "code", "em", "span", "strong", "sub", "sup"})
"""The elements that do not part the word before them from the one after."""


@dataclass(frozen=True)
class Cut:
    """Something left out to keep a page contract: its words, and the part's dotted name.

    `is_filler` tells that it would only have filled the page; `place` is where its source has it.
    """

    words: str
    part: str
    is_filler: bool = False
    place: Place | None = None


PlaceOf = Callable[[str], Place | None]
"""Where the article's source has a part, by its dotted name; `None` where that is not known."""


@dataclass(frozen=True)
class Part:
    """All that has one rank; `within` are the ranks of what it stands in."""

    nodes: tuple[Any, ...]
    chain: str | None
    is_filler: bool
    within: frozenset[int]


class Parts:
    """Everything in a document that may be cut."""

    def __init__(self, root: Any) -> None:
        """`root` is the document's `html` element."""
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._marked = list(root.iterfind(".//*[@data-cut]"))
        ranks = sorted({_rank(node) for node in self._marked}, reverse=True)
        self._parts = {rank: self._part(rank) for rank in ranks}

    def _part(self, rank: int) -> Part:
        nodes = tuple(node for node in self._marked if _rank(node) == rank)
        around = {_rank(outer) for node in nodes for outer in self._around(node)}
        return Part(
            nodes,
            nodes[0].get("data-chain"),
            any(node.get("data-filler") is not None for node in nodes),
            frozenset(around - {rank}),
        )

    def _around(self, node: Any) -> Iterator[Any]:
        """The marked elements that an element stands in, innermost first."""
        outer = self._parents.get(node)
        while outer is not None:
            if outer.get("data-cut"):
                yield outer
            outer = self._parents.get(outer)

    @property
    def all(self) -> frozenset[int]:
        """Every rank."""
        return frozenset(self._parts)

    @property
    def fillers(self) -> frozenset[int]:
        """The ranks of what only fills, and of what stands in it."""
        fillers = {rank for rank, part in self._parts.items() if part.is_filler}
        return frozenset(
            rank for rank, part in self._parts.items() if rank in fillers or part.within & fillers
        )

    def hidden(self, ranks: Iterable[int]) -> frozenset[Any]:
        """The elements of some ranks, and all that stands in them."""
        return frozenset(
            inner for rank in ranks for node in self._parts[rank].nodes for inner in node.iter()
        )

    def fewest_cuts(
        self, fits: Callable[[frozenset[int]], bool], cuts: frozenset[int] = frozenset()
    ) -> frozenset[int]:
        """The ranks to cut: what matters more is kept before what matters less.

        `fits` tells whether the document fits without some ranks; `cuts` are gone anyway.
        """
        if fits(cuts):
            return cuts
        gone = set(self._parts)
        broken: set[str | None] = set()
        for rank, part in self._parts.items():
            can_stay = rank not in cuts and not part.within & gone and part.chain not in broken
            if can_stay and fits(frozenset(gone - {rank})):
                gone.remove(rank)
            elif part.chain:
                broken.add(part.chain)
        return frozenset(gone)

    def least(self, cuts: frozenset[int]) -> int | None:
        """The lowest rank that is still there; `None` where all is cut."""
        return min((rank for rank in self._parts if rank not in cuts), default=None)

    def left_out(self, ranks: Iterable[int], place_of: PlaceOf) -> tuple[Cut, ...]:
        """What some ranks take out, in the order of print; nothing is told twice."""
        cuts, fillers = frozenset(ranks), self.fillers
        return tuple(
            Cut(words_of(node), part, _rank(node) in fillers, place_of(part))
            for node in self._marked
            for part in [part_of(node)]
            if _rank(node) in cuts and not cuts & set(map(_rank, self._around(node)))
        )


def part_of(node: Any) -> str:
    """The part of the article that an element shows, or else the first thing in it.

    What shows none, such as the contents, goes by its id.
    """
    parts = (inner.get("data-part") for inner in node.iter())
    own = node.get("id") or ""
    return next((part for part in parts if part and not part.startswith("@")), own)


def words_of(node: Any) -> str:
    """The text of an element, its words apart by one blank; numbers of pages are left out."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Any) -> Iterator[str]:
    if node.get("data-page-of"):
        return
    apart = "" if node.tag in IN_LINE and node.get("class") != "footnote" else " "
    yield apart + (node.text or "")
    for inner in node:
        yield from _texts(inner)
        yield inner.tail or ""
    yield apart


def _rank(node: Any) -> int:
    return int(node.get("data-cut"))
