"""Drift: text that follows a figure moves up ahead of it, and fills the page that it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import Extent
from exporter.fit.cut_order import announces
from exporter.fit.cuts import part_of

HEADING = re.compile(r"h[1-6]")
BLOCK = re.compile(r"(.*?\bblocks\.\d+)\..*")  # of another section
OWN_FIELD = re.compile(r"\.(src|alt|chart|caption|subtitle|header\.\d+)$")


@dataclass(frozen=True)
class PlacedFigure:
    """A figure, chart or table by its dotted name, and the `page`, from 1, on which it stands.

    `scale` is the share of its natural size that its picture has; `passed` names the blocks that it
    changed places with, in their order.
    """

    part: str
    page: int
    scale: float
    passed: tuple[str, ...]


def placed_figure(node: Node, page: int, scale: float, passed: Sequence[Node]) -> PlacedFigure:
    """What became of a figure's element, and of those that it changed places with."""
    part = OWN_FIELD.sub("", part_of(node))
    names = (_name_beside(part, part_of(one)) for one in passed)
    return PlacedFigure(part, page, round(scale, 3), tuple(names))


def _name_beside(part: str, other: str) -> str:
    """The name of the block that another part is in, or of the heading that it is."""
    home, depth = part.rpartition(".")[0] + ".", part.count(".") + 1
    if other.startswith(home):
        return ".".join(other.split(".")[:depth])
    return BLOCK.sub(r"\1", other)


PLAIN = ("p", "ul", "ol", "blockquote", "pre")
SPLIT = 4  # lines of which two may stay on a page and two go to the next
ENOUGH = 0.5  # of a hole; what fills less of it stays where it is


@dataclass(frozen=True)
class Drift:
    """Elements `passing` ahead of a `figure`, all of them children of a `parent`."""

    parent: Node
    figure: Node
    passing: tuple[Node, ...]

    def make(self) -> None:
        """Move the text up ahead of the figure, and of those that stand with it."""
        for node in self.passing:
            self.parent.remove(node)
            self.parent.insert(list(self.parent).index(self.figure), node)

    def undo(self) -> None:
        """Move the text back behind the figures."""
        behind = group(self.parent, self.figure)[-1]
        for node in reversed(self.passing):
            self.parent.remove(node)
            self.parent.insert(list(self.parent).index(behind) + 1, node)


def passable(parent: Node, figure: Node, *, is_free: bool = False) -> list[Node]:
    """The text that may move up ahead of a child of `parent`, in its order.

    None where the text before announces the figure, unless that `is_free` to go nevertheless.
    What stands in a figure with a table, its note and its source, is of that table.
    """
    if parent.tag == "figure":
        return []
    children = list(parent)
    before = children[: children.index(figure)]
    after = children[children.index(figure) + len(group(parent, figure)) :]
    is_announced = not is_free and bool(before) and announces(before[-1])
    if is_announced or is_of_quoted(figure, after):
        return []
    return list(takewhile(is_plain, after))


def is_of_quoted(figure: Node, after: Sequence[Node]) -> bool:
    """Whether a picture is likely that of the person who is quoted right behind it."""
    is_picture = figure.find(".//img") is not None and "chart" not in figure.get("class", "")
    return is_picture and bool(after) and after[0].tag == "blockquote"


def enough_of(passable: Sequence[Node], extents: Sequence[Extent], room: float, line: float) -> int:
    """How many of the blocks fill a room but for two lines, or else as many lines as they can.

    0 where they do not fill half of it. None is the last that announces what follows it.
    """
    ends = [end for end in _ends(passable, extents, room) if end[1] >= room * ENOUGH]
    full = (count for count, filled in ends if filled >= room - 2 * line)
    return next(full, max(ends, key=lambda end: end[1], default=(0, 0.0))[0])


def _ends(
    passable: Sequence[Node], extents: Sequence[Extent], room: float
) -> Iterator[tuple[int, float]]:
    """Each count of blocks that may be parted from the next, and what they fill of a room."""
    height = filled = 0.0
    for count, (node, extent) in enumerate(zip(passable, extents, strict=True), start=1):
        height += extent.height
        if height <= room:
            filled = height
        elif extent.lines >= SPLIT and height - extent.height < room:
            filled = room
        if may_end(node):
            yield count, filled


def may_end(node: Node) -> bool:
    """Whether text may be the last that goes ahead of a figure: it is of nothing behind it."""
    return not announces(node) and not is_pull_quote(node) and not is_heading(node)


def group(parent: Node, figure: Node) -> list[Node]:
    """A figure and those right behind it, which it does not pass."""
    children = list(parent)
    behind = children[children.index(figure) + 1 :]
    return [figure, *takewhile(lambda node: node.tag == "figure", behind)]


def has_number(figure: Node) -> bool:
    """Whether a figure is numbered: by that, readers find it wherever it stands."""
    return any(node.get("class") == "caption-label" for node in figure.iter())


def is_heading(node: Node) -> bool:
    """Whether it is a heading, which stands with what follows it."""
    return HEADING.fullmatch(node.tag) is not None


def is_pull_quote(node: Node) -> bool:
    """Whether it repeats the text around it, with which it goes."""
    return node.tag == "aside" and "pull-quote-box" in node.get("class", "")


def is_plain(node: Node) -> bool:
    """Whether it is text that a figure may change places with."""
    if is_pull_quote(node):
        return True
    return node.tag in PLAIN and node.find(".//figure") is None and node.find(".//table") is None
