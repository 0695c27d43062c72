"""Rise: a figure moves up ahead of the text before it, and text goes on below it on its page.

So a figure that ends its section, which nothing may pass, stands in it a little earlier, and not
above the next heading on a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import Extent
from exporter.fit.cut_order import announces
from exporter.fit.drift import is_of_quoted, is_plain, is_pull_quote


@dataclass(frozen=True)
class Rise:
    """A `figure` that moves up ahead of the elements `passing` behind it, in their order.

    All are children of a `parent`.
    """

    parent: Node
    figure: Node
    passing: tuple[Node, ...]

    def make(self) -> None:
        """Move the figure up ahead of the text."""
        self._put(list(self.parent).index(self.passing[0]))

    def undo(self) -> None:
        """Move the figure back behind the text."""
        self._put(list(self.parent).index(self.passing[-1]))

    def _put(self, place: int) -> None:
        self.parent.remove(self.figure)
        self.parent.insert(place, self.figure)


def text_above(parent: Node, figure: Node) -> list[Node]:
    """The text that a child of `parent` may move up ahead of, the nearest first."""
    children = list(parent)
    number = children.index(figure)
    before, after = children[:number], children[number + 1 :]
    if not before or announces(before[-1]) or before[-1].tag == "blockquote":
        return []
    return [] if is_of_quoted(figure, after) else list(takewhile(is_plain, reversed(before)))


def high_enough(above: Sequence[Node], extents: Sequence[Extent], missing: float) -> Iterator[int]:
    """How many blocks a figure may move up ahead of, fewest first, that so many points are won.

    What stands before it then must not be parted from what it announces.
    """
    heights = accumulate(extent.height for extent in extents)
    for count, won in enumerate(heights, start=1):
        leading = above[count] if count < len(above) else None
        is_parted = leading is not None and announces(leading)
        if won >= missing and not is_parted and not is_pull_quote(above[count - 1]):
            yield count
