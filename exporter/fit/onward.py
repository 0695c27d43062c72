"""Onward: a picture that ends its section moves on into the next, behind the text this begins with.

So it stands in the midst of text and not above a heading, on a page of its own, behind a hole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from exporter.engine.insides import Node
from exporter.fit.cut_order import announces
from exporter.fit.drift import group, is_heading, is_plain


@dataclass(frozen=True)
class Onward:
    """Figures that move from their `home`, where they stand at a `place`, into a `section`.

    `passing` are its heading and the texts ahead of which they stood. `figure` is the first.
    """

    home: Node
    place: int
    figures: tuple[Node, ...]
    section: Node
    passing: tuple[Node, ...]

    @property
    def figure(self) -> Node:
        """The element of the first figure."""
        return self.figures[0]

    def make(self) -> None:
        """Move the figures behind the text."""
        self._put(self.home, self.section, list(self.section).index(self.passing[-1]) + 1)

    def undo(self) -> None:
        """Move the figures back to the end of their section."""
        self._put(self.section, self.home, self.place)

    def _put(self, source: Node, target: Node, place: int) -> None:
        for number, figure in enumerate(self.figures):
            source.remove(figure)
            target.insert(place + number, figure)


def onward(parents: dict[Node, Node], figure: Node, count: int, section: Node) -> Onward:
    """The move of a figure, and of those behind it, past so much of what begins a section."""
    home = parents[figure]
    place = list(home).index(figure)
    return Onward(home, place, tuple(group(home, figure)), section, tuple(section)[:count])


def section_behind(
    parents: dict[Node, Node], figure: Node, *, is_free: bool = False
) -> Node | None:
    """The section with a heading that follows a picture at once.

    `None` where none does, or where the picture belongs to what stands right before it, unless it
    `is_free` to leave what announces it.
    """
    home = parents[figure]
    before, after = _around(home, figure, len(group(home, figure)))
    is_picture = figure.find(".//img") is not None and "chart" not in figure.get("class", "")
    is_bound = bool(before) and _keeps(before[-1], is_free=is_free)
    if not is_picture or is_bound:
        return None
    while not after and home.tag == "section" and home in parents:
        home, inner = parents[home], home
        _, after = _around(home, inner, 1)
    return after[0] if after and _is_headed(after[0]) else None


def text_to_pass(section: Node, most: int) -> list[Node]:
    """A section's heading, and at most so many plain texts that follow it; or nothing."""
    heading, *rest = section
    text = list(takewhile(is_plain, rest))[: max(most, 0)]
    return [heading, *text] if text else []


def _around(parent: Node, node: Node, length: int) -> tuple[Sequence[Node], Sequence[Node]]:
    children = list(parent)
    number = children.index(node)
    return children[:number], children[number + length :]


def _keeps(node: Node, *, is_free: bool) -> bool:
    """Whether a picture right behind belongs to it."""
    return is_heading(node) or node.tag == "blockquote" or (not is_free and announces(node))


def _is_headed(node: Node) -> bool:
    return node.tag == "section" and len(node) > 0 and is_heading(node[0])
