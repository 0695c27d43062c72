"""The column of text as plain boxes and lines, from which its height under other styles is told.

A model of block layout (CSS 2.2, 8.3.1 and 10.6.3): margins that meet collapse, lines break
greedily.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace

from exporter.engine.insides import Node
from exporter.styled import Points

JUSTIFIED_FILL = 0.965  # the share of a justified line that its words took before it was stretched


@dataclass(frozen=True)
class Edges:
    """The vertical edges of an element: margins, and border with padding.

    And what its lines depend on: the size, the leading, and what is between its letters.
    """

    margin_top: Points
    margin_bottom: Points
    above: Points
    below: Points
    size: Points
    leading: Points
    tracking: Points

    def scaled(self, scale: float) -> Edges:
        """All of them larger or smaller, not rounded as the stylesheet would round them."""
        return Edges(*(Points(getattr(self, field.name) * scale) for field in fields(self)))


EdgesOf = Callable[[Node], Edges]
"""From an element to its edges."""

NONE_COUNTED: Mapping[Node, int] = {}
_NO_EDGES = Edges(*(Points(0) for _ in range(7)))


@dataclass(frozen=True)
class Line:
    """A line as it was set: its words, and the width that they took."""

    text: str
    width: Points


@dataclass(frozen=True, eq=False)
class ColumnBox:
    """A box of the column: either boxes, or lines, or something else of some `height`.

    `node` is the element that it shows, `is_own` tells whether it has that element's edges;
    `height` is that of the lines or of what is neither, and whether that `scales` with the type;
    `measure` is the width of a line; `columns` is how many the boxes are spread over.
    """

    node: Node
    is_own: bool
    height: Points
    measure: Points
    boxes: tuple[ColumnBox, ...] = ()
    lines: tuple[Line, ...] = ()
    scales: bool = True
    columns: int = 1
    _counts: dict[tuple[float, float], int] = field(default_factory=dict)

    def line_count(self, scale: float, tracking: float = 0) -> int:
        """How many lines its text takes when its type is scaled.

        `tracking` is what is then added between two letters, in points at its size of now.
        """
        key = round(scale, 4), round(tracking, 4)
        if key not in self._counts:
            is_same = key == (1, 0)
            self._counts[key] = len(self.lines) if is_same else self._broken_again(scale, tracking)
        return self._counts[key]

    def _broken_again(self, scale: float, tracking: float) -> int:
        measure, count, used = self.measure / scale, 1, 0.0
        for index, line in enumerate(self.lines):
            is_last = index == len(self.lines) - 1
            is_full = not is_last and line.width > self.measure * 0.999
            natural = line.width * (JUSTIFIED_FILL if is_full else 1)
            width = natural + tracking * len(line.text)
            each = width / max(len(line.text), 1)
            for word in line.text.split():
                needed = each * (len(word) + (1 if used else 0))
                if used and used + needed > measure:
                    count, used, needed = count + 1, 0.0, each * len(word)
                used += needed
            if not is_last and self._is_forced(natural, self.lines[index + 1]):
                count, used = count + 1, 0.0
        return count

    def _is_forced(self, width: float, following: Line) -> bool:
        """Whether a line ended although the next word had room on it."""
        each = following.width / max(len(following.text), 1)
        first = (following.text.split() or [""])[0]
        return width + each * (len(first) + 1) < self.measure * JUSTIFIED_FILL


def joined(above: ColumnBox, below: ColumnBox) -> ColumnBox:
    """What stands on two pages of one box, as if no page ended in it."""
    boxes = (*above.boxes, *below.boxes)
    if above.boxes and below.boxes and _is_parted(above.boxes[-1], below.boxes[0]):
        middle = joined(above.boxes[-1], below.boxes[0])
        boxes = (*above.boxes[:-1], middle, *below.boxes[1:])
    return replace(
        above,
        height=Points(above.height + below.height),
        boxes=boxes,
        lines=(*above.lines, *below.lines),
        _counts={},
    )


def _is_parted(above: ColumnBox, below: ColumnBox) -> bool:
    """Whether a box goes on in another one."""
    is_same = above.node is below.node and above.is_own == below.is_own
    return is_same and bool(above.lines) == bool(below.lines)


@dataclass(frozen=True)
class Column:
    """A whole column of text, set under some styles; `notes` are the heights of its footnotes.

    `overhead` is what the notes take besides their own heights.
    """

    root: ColumnBox
    notes: tuple[tuple[Node, Points], ...]
    overhead: Points


class ColumnModel:
    """The height of a column under other styles, less what is hidden."""

    def __init__(self, column: Column, then: EdgesOf) -> None:
        """`then` gives the edges of an element as the column was set."""
        self._column = column
        self._then = then

    def height(
        self, now: EdgesOf, hidden: Collection[Node], counted: Mapping[Node, int] = NONE_COUNTED
    ) -> Points:
        """The column's height in points with `now`'s edges, all `hidden` elements left out.

        `counted` are elements whose lines are known to be so many then.
        """
        return Points(self._stacked(now, hidden, counted))

    def notes(self, hidden: Collection[Node]) -> Points:
        """The height of the footnotes that are not hidden."""
        heights = [height for node, height in self._column.notes if node not in hidden]
        return Points(sum(heights) + self._column.overhead) if heights else Points(0)

    def _stacked(
        self, now: EdgesOf, hidden: Collection[Node], counted: Mapping[Node, int] = NONE_COUNTED
    ) -> float:
        stack = _Stack(self._then, now, hidden, counted)
        stack.add(self._column.root)
        return stack.height


class _Stack:
    """Adds up boxes from top to bottom; margins wait until something keeps them apart."""

    def __init__(
        self,
        then: EdgesOf,
        now: EdgesOf,
        hidden: Collection[Node],
        counted: Mapping[Node, int],
    ) -> None:
        self.height = 0.0
        self._then = then
        self._now = now
        self._hidden = hidden
        self._counted = counted
        self._margins: list[float] = []

    def add(self, box: ColumnBox) -> None:
        if box.node in self._hidden:
            return
        edges = self._now(box.node) if box.is_own else _NO_EDGES
        self._margins.append(edges.margin_top)
        self._put(edges.above)
        self._put(self._content(box))
        self._add_boxes(box)
        self._put(edges.below)
        self._margins.append(edges.margin_bottom)

    def _add_boxes(self, box: ColumnBox) -> None:
        inside = self
        if box.columns > 1:
            inside = _Stack(self._then, self._now, self._hidden, self._counted)
        for inner in box.boxes:
            inside.add(inner)
        if inside is not self:
            self._put(inside.height / box.columns)

    def _put(self, height: float) -> None:
        if height:
            self.height += max(0.0, *self._margins) + min(0.0, *self._margins) + height
            self._margins = [0.0]

    def _content(self, box: ColumnBox) -> float:
        then, now = self._then(box.node), self._now(box.node)
        if not box.lines:
            return box.height * (now.leading / then.leading if box.scales else 1)
        each = box.height / len(box.lines)
        scale = now.size / then.size
        tracking = now.tracking / scale - then.tracking
        count = self._counted.get(box.node) or box.line_count(scale, tracking)
        return count * each * now.leading / then.leading
