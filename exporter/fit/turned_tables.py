"""Tables that no page has room for upright: they stand turned, on pages of their own.

That helps where words or numbers no longer break; else a table stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node
from exporter.engine.layout import Layout

TURNED = "landscape"
UPRIGHT_ONLY = ("small-table", "tiny-table")
FLOW = ("section", "main", "div", "body", "html")
"""What text stands in out of which a table may be taken; in a box or a list it stays."""

MUCH = 0.5  # of the words that break; for fewer, no table is turned


@dataclass(frozen=True)
class Breaks:
    """How many words and numbers of a table break."""

    words: int
    numbers: int


@dataclass(frozen=True)
class Turn:
    """A `table` that may be turned, `whole` with the figure around it, and what breaks in it."""

    table: Node
    whole: Node
    upright: Breaks
    classes: Mapping[Node, str]

    def make(self) -> None:
        """Turn it, in type of its usual size."""
        kept = (name for name in self.classes[self.table].split() if name not in UPRIGHT_ONLY)
        self.table.set("class", " ".join(kept))
        add_class(self.whole, TURNED)

    def undo(self) -> None:
        """Let it stand as it did."""
        for node, classes in self.classes.items():
            node.set("class", classes)

    def helps(self, turned: Layout) -> bool:
        """Whether no number breaks now that did, or far fewer words."""
        now = _breaks(turned).get(self.table, Breaks(0, 0))
        if self.upright.numbers:
            return not now.numbers
        return now.words <= self.upright.words * MUCH


def turns_for(layout: Layout, cascade: Cascade) -> Iterator[Turn]:
    """The tables of a document that break words or numbers, and may be turned."""
    parents = {child: parent for parent in cascade.document_element.iter() for child in parent}
    for table, breaks in _breaks(layout).items():
        outer = parents[table]
        whole = outer if outer.tag == "figure" else table
        if not is_turned(whole) and _is_in_text(whole, parents):
            classes = {node: node.get("class") or "" for node in (table, whole)}
            yield Turn(table, whole, breaks, classes)


def turned_tables(root: Node) -> Iterator[Node]:
    """The tables that are turned, or the figures around them."""
    return (node for node in root.iter() if is_turned(node))


def is_turned(node: Node) -> bool:
    """Whether a table is turned, or the figure around one."""
    return node.tag in ("table", "figure") and TURNED in (node.get("class") or "").split()


def add_class(node: Node, name: str) -> None:
    """Give an element a class, once."""
    classes = (node.get("class") or "").split()
    node.set("class", " ".join(dict.fromkeys([*classes, name])))


def _breaks(layout: Layout) -> dict[Node, Breaks]:
    """What breaks in each table that has no room for a word or a number."""
    kinds: dict[Node, list[str]] = {}
    for one in layout.broken:
        if one.kind in ("word", "number"):
            kinds.setdefault(one.table, []).append(one.kind)
    return {table: Breaks(of.count("word"), of.count("number")) for table, of in kinds.items()}


def _is_in_text(node: Node, parents: Mapping[Node, Node]) -> bool:
    while node in parents:
        node = parents[node]
        if node.tag not in FLOW:
            return False
    return True
