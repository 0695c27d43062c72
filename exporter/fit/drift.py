"""Drift: text that follows a figure moves up ahead of it, and fills the page that it leaves.

Typesetters call such figures floats. Ours pass plain text only: never a heading, nor a box, nor
another figure, and never do they part a colon from what it announces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from exporter.fit.parts import words_of

PLAIN = ("p", "ul", "ol", "blockquote", "pre")
ENOUGH = 0.5  # of a hole; what fills less of it stays where it is


@dataclass(frozen=True)
class Drift:
    """Elements `passing` ahead of a `figure`, all of them children of a `parent`."""

    parent: Any
    figure: Any
    passing: tuple[Any, ...]

    def make(self) -> None:
        """Move the text up ahead of the figure, and of those that stand with it."""
        for node in self.passing:
            self.parent.remove(node)
            self.parent.insert(list(self.parent).index(self.figure), node)

    def undo(self) -> None:
        """Move the text back behind the figures."""
        behind = _group(self.parent, self.figure)[-1]
        for node in reversed(self.passing):
            self.parent.remove(node)
            self.parent.insert(list(self.parent).index(behind) + 1, node)


def passable(parent: Any, figure: Any) -> list[Any]:
    """The text that may move up ahead of a child of `parent`, in its order."""
    children = list(parent)
    before = children[: children.index(figure)]
    after = children[children.index(figure) + len(_group(parent, figure)) :]
    return [] if before and _announces(before[-1]) else list(takewhile(_is_plain, after))


def enough_of(passable: Sequence[Any], heights: Sequence[float], room: float, line: float) -> int:
    """How many of the blocks fill a room but for two lines; 0 where all do not even by half.

    None is the last that announces what follows it.
    """
    ends = [end for end in _ends(passable, heights) if end[1] >= room * ENOUGH]
    full = (count for count, height in ends if height >= room - 2 * line)
    return next(full, ends[-1][0] if ends else 0)


def _ends(passable: Sequence[Any], heights: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Each count of blocks that may be parted from the next, and the height that they take."""
    height = 0.0
    for count, (node, own) in enumerate(zip(passable, heights, strict=True), start=1):
        height += own
        if not _announces(node):
            yield count, height


def _group(parent: Any, figure: Any) -> list[Any]:
    """A figure and those right behind it, which it does not pass."""
    children = list(parent)
    behind = children[children.index(figure) + 1 :]
    return [figure, *takewhile(lambda node: node.tag == "figure", behind)]


def _is_plain(node: Any) -> bool:
    return node.tag in PLAIN and node.find(".//figure") is None and node.find(".//table") is None


def _announces(node: Any) -> bool:
    """Whether something ends with a colon."""
    return words_of(node).endswith(":")
