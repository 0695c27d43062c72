"""In which order a page contract leaves parts out: what stylesheet and template say together.

A template names the group of what may be left out: `data-cut="sources"`. The stylesheet lists the
groups, the first to go first: `--cut-order: contents, sources`. Of a group, the part that stands
last in the document goes first. What `data-reads-on` goes in rounds: of every section its last
paragraph but so many, before any loses one more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element as Node

from exporter.diagnostics import DesignError
from exporter.engine.cascade import Cascade

PROPERTY = "--cut-order"
NOTHING = "none"
RANK = "data-cut-rank"
"""The attribute by which an element that may be left out is told to be."""
ALIKE = 0.8  # of two names: a slip of the pen; `sections` and `questions` have 0.71
_LISTS = ("ul", "ol")


def cut_order(cascade: Cascade) -> tuple[str, ...]:
    """The groups that a stylesheet lets go, the first to go first; none where it names none.

    Raises DesignError where it names a group twice, or one that the document lacks while one of
    nearly the same name is not listed.
    """
    text = cascade.variables((PROPERTY,)).get(PROPERTY, NOTHING)
    names = () if text.lower() in ("", NOTHING) else tuple(map(str.strip, text.split(",")))
    for name, count in Counter(names).items():
        if count > 1:
            raise _error(f"{name} {count} times", "name each group once")
    for name, meant in _misspelt(names, groups(cascade.document_element)):
        raise _error(f"{name}, which no part belongs to", f"did you mean {meant}?")
    return names


def _error(names: str, hint: str) -> DesignError:
    return DesignError.at("cut-order", f"{PROPERTY} names {names}", hint=hint)


def _misspelt(names: Collection[str], there: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names that no part has, each with that of a group which is not listed and nearly the same."""
    unlisted = [group for group in there if group not in names]
    if unlisted:
        from difflib import get_close_matches  # few stylesheets leave anything out

        for name in names:
            if name not in there and (meant := get_close_matches(name, unlisted, 1, ALIKE)):
                yield name, meant[0]


def groups(root: Node) -> tuple[str, ...]:
    """The groups of all parts of a document that may be left out, in the order of print."""
    return tuple(dict.fromkeys(map(group_of, root.iterfind(".//*[@data-cut]"))))


def group_of(node: Node) -> str:
    """The group of an element that may be left out; empty for any other."""
    return node.get("data-cut") or ""


def ranked(family: Family, order: Sequence[str]) -> dict[Node, int]:
    """Every element that may be left out, with its rank; 1 goes first.

    Elements of one rank go together: a paragraph, and the list that it announces.
    """
    leads = _leads(family, order)
    parts = list(dict.fromkeys(leads.values()))
    turns = _turns(family, parts)
    parts.reverse()
    parts.sort(key=lambda part: (order.index(group_of(part)), -turns[part]))
    ranks = {part: rank for rank, part in enumerate(parts, start=1)}
    return {node: ranks[lead] for node, lead in leads.items()}


class Family:
    """Who stands in whom in a document, before any of it moves."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._parents = {child: parent for parent in root.iter() for child in parent}

    def around(self, node: Node) -> Iterator[Node]:
        """The elements that an element stands in, innermost first."""
        outer = self._parents.get(node)
        while outer is not None:
            yield outer
            outer = self._parents.get(outer)

    def before(self, node: Node) -> Node | None:
        """The element right before one; `None` where it is the first."""
        siblings = list(self._parents[node])
        index = siblings.index(node)
        return siblings[index - 1] if index else None


Chain = tuple[str, Node]
"""A group, and the element whose text parts of that group read on in."""


def chain(family: Family, node: Node) -> Chain | None:
    """What an element reads on in: the outermost one around it that may go, or else its parent.

    `None` where it stands for itself.
    """
    if node.get("data-reads-on") is None:
        return None
    around = list(family.around(node))
    cuttable = [outer for outer in around if group_of(outer)]
    return group_of(node), (cuttable[-1:] or around)[0]


def _leads(family: Family, order: Sequence[str]) -> dict[Node, Node]:
    """Each element that may go, and the one that it goes with: most often itself.

    A list stays where the paragraph that announces it does.
    """
    leads: dict[Node, Node] = {}
    for node in family.root.iterfind(".//*[@data-cut]"):
        if group_of(node) in order:
            lead = _announcer(family, node) if node.get("data-reads-on") is not None else None
            if lead is None:
                leads[node] = node
            elif lead in leads:
                leads[node] = leads[lead]
    return leads


def _announcer(family: Family, node: Node) -> Node | None:
    before = family.before(node) if node.tag in _LISTS else None
    return before if before is not None and before.tag == "p" and announces(before) else None


def announces(node: Node) -> bool:
    """Whether the words of an element end with a colon; its footnotes are not among them."""
    return "".join(_running_text(node)).rstrip().endswith(":")


def _running_text(node: Node) -> Iterator[str]:
    yield node.text or ""
    for inner in node:
        if inner.get("class") != "footnote":
            yield from _running_text(inner)
        yield inner.tail or ""


def _turns(family: Family, leads: Iterable[Node]) -> dict[Node, int]:
    """The round in which each part goes, that of the highest number first; 0 is the last."""
    turns: dict[Node, int] = {}
    counts: Counter[Chain] = Counter()
    for lead in leads:
        reads_in = chain(family, lead)
        if reads_in:
            counts[reads_in] += 1
        turns[lead] = counts[reads_in] if reads_in else 0
    return turns
