"""What a page contract leaves out: as little as it can, by the ranks of `cut_order.py`.

A part that is `data-filler` comes in only where the page has room for it at its natural size. Of
parts that read on, none is shown where one before it is left out; nor is a list of contents that
would name the page of something left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element as Node

from exporter.diagnostics import Place
from exporter.fit.cut_order import RANK, Chain, Family, chain, group_of, groups, ranked

IN_LINE = frozenset({"a", "bdi", "code", "em", "mark", "s", "span", "strong", "sub", "sup"})
"""The elements that do not part the word before them from the one after."""

PAGES = ".//*[@data-page-of]"


@dataclass(frozen=True)
class Cut:
    """Something left out to keep a page contract: its words, or what it is where it has none, and
    the part's dotted name.

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
    """All that has one rank; `within` are the ranks of what it stands in.

    `chain` is what it reads on in, if it does; `named` are the ranks of what it tells the page of,
    and of what that stands in.
    """

    nodes: tuple[Node, ...]
    chain: Chain | None
    is_filler: bool
    within: frozenset[int]
    named: frozenset[int]


class Parts:
    """Everything in a document that may be cut; each of its elements gets its rank as `RANK`."""

    def __init__(self, root: Node, order: Sequence[str] = ()) -> None:
        """`root` is the document's `html` element, `order` names groups, the first to go first."""
        self._family = Family(root)
        self._ranks = ranked(self._family, [*order, *_of_contents(root, order)])
        self.unlisted = tuple(name for name in groups(root) if name not in order)
        targets = {node.get("id"): node for node in root.iter() if node.get("id")}
        nodes: dict[int, list[Node]] = {}
        for node, rank in self._ranks.items():
            node.set(RANK, str(rank))
            nodes.setdefault(rank, []).append(node)
        self._parts = {rank: self._part(rank, nodes[rank], targets) for rank in sorted(nodes)[::-1]}

    def _part(self, rank: int, nodes: Sequence[Node], targets: Mapping[str | None, Node]) -> Part:
        named = (
            targets[name]
            for node in nodes
            for inner in node.iter()
            if (name := inner.get("data-page-of")) in targets
        )
        return Part(
            tuple(nodes),
            chain(self._family, nodes[0]),
            any(node.get("data-filler") is not None for node in nodes),
            frozenset(outer for node in nodes for outer in self._around(node)) - {rank},
            frozenset(own for target in named for own in self._of(target)),
        )

    def _around(self, node: Node) -> Iterator[int]:
        """The ranks of what an element stands in, innermost first."""
        return (self._ranks[outer] for outer in self._family.around(node) if outer in self._ranks)

    def _of(self, node: Node) -> Iterator[int]:
        """The rank of an element, if it has one, and those of what it stands in."""
        if node in self._ranks:
            yield self._ranks[node]
        yield from self._around(node)

    @property
    def all(self) -> frozenset[int]:
        """Every rank."""
        return frozenset(self._parts)

    @property
    def fillers(self) -> frozenset[int]:
        """The ranks of what only fills, of what stands in it, and of what tells its page."""
        fillers = {rank for rank, part in self._parts.items() if part.is_filler}
        return frozenset(
            rank
            for rank, part in self._parts.items()
            if rank in fillers or (part.within | part.named) & fillers
        )

    def hidden(self, ranks: Iterable[int]) -> frozenset[Node]:
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
        gone = self._fewest(fits, cuts)
        misled = {rank for rank, part in self._parts.items() if part.named & gone} - gone
        return self.fewest_cuts(fits, cuts | misled) if misled else gone

    def _fewest(
        self, fits: Callable[[frozenset[int]], bool], cuts: frozenset[int]
    ) -> frozenset[int]:
        gone = set(self._parts)
        broken: set[Chain | None] = set()
        for rank, part in self._parts.items():
            can_stay = rank not in cuts and not part.within & gone and part.chain not in broken
            if can_stay and fits(frozenset(gone - {rank})):
                gone.remove(rank)
            elif part.chain:
                broken.add(part.chain)
        return frozenset(gone)

    def left_out(self, ranks: Iterable[int], place_of: PlaceOf) -> tuple[Cut, ...]:
        """What some ranks take out, in the order of print; nothing is told twice."""
        cuts, fillers = frozenset(ranks), self.fillers
        return tuple(
            Cut(words_of(node) or _without_words(node), part, rank in fillers, place_of(part))
            for node, rank in self._ranks.items()
            for part in [part_of(node)]
            if rank in cuts and cuts.isdisjoint(self._around(node))
        )


def _of_contents(root: Node, order: Sequence[str]) -> tuple[str, ...]:
    """The groups that tell pages and are not listed: they go last, but with what they name."""
    telling = (node for node in root.iterfind(".//*[@data-cut]") if node.find(PAGES) is not None)
    names = dict.fromkeys(map(group_of, telling)) if order else {}
    return tuple(name for name in names if name not in order)


def part_of(node: Node) -> str:
    """The part of the article that an element shows, or else the first thing in it.

    What shows none, such as the contents, goes by its id.
    """
    parts = (inner.get("data-part") for inner in node.iter())
    own = node.get("id") or ""
    return next((part for part in parts if part and not part.startswith("@")), own)


def _without_words(node: Node) -> str:
    """What an element without words shows; empty where that is nothing."""
    if node.get("class") == "page-break":
        return "a page break"
    if node.tag == "hr":
        return "a rule"
    picture = next(node.iter("img"), None)
    return "" if picture is None else picture.get("alt") or "a picture"


def words_of(node: Node) -> str:
    """The text of an element, its words apart by one blank; numbers of pages are left out."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Node) -> Iterator[str]:
    if node.get("data-page-of"):
        return
    apart = "" if node.tag in IN_LINE and node.get("class") != "footnote" else " "
    yield apart + (node.text or "")
    for inner in node:
        yield from _texts(inner)
        yield inner.tail or ""
    yield apart
