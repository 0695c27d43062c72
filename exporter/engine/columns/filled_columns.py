"""Columns of text beside each other: as full as there is room, or as level as they can be.

docs/decisions/weasyprint-columns.md says what was measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import floor, inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.block import block_box_layout
from weasyprint.layout.percent import percentage, resolve_percentages

from exporter.engine.left_behind import Marks
from exporter.engine.lines.whole_words import ending_page

Skip = dict[int, Any]
"""Where a layout goes on: the child of a box, by its number, and where in it; `None` at its top."""

STEPS = 3  # heights of columns that are told by what had no room in them, before any are halved
ROUNDING = 0.01  # CSS pixels
ENOUGH = 1.0  # CSS pixels between two heights that no search is worth


ANYWHERE = {"break": "any", "page": None}


@dataclass(frozen=True)
class Columns:
    """Columns beside each other, of some height, in CSS pixels.

    `rests` tells of each where the text goes on; `None` where it ends in it. `page` is of what kind
    the next page has to be. `marks` are those that the layout left. `places` are those of what is
    placed in them, such as markers of lists: each has one box for all layouts.
    """

    boxes: list[Any]
    rests: list[Skip | None]
    page: Any
    height: float
    absolute: list[Any]
    fixed: list[Any]
    marks: Marks
    places: list[tuple[Any, float, float]]

    def stand(self) -> None:
        """Let them stand, whatever was tried since."""
        self.marks.set()
        for placed, x, y in self.places:
            placed.position_x, placed.position_y = x, y

    @property
    def rest(self) -> Skip | None:
        """Where the text goes on after them; `None` where it ends."""
        return self.rests[-1]

    @property
    def is_whole(self) -> bool:
        """Whether all text stands in them."""
        return self.rest is None and self.lowest <= self.height + ROUNDING

    @property
    def used(self) -> list[float]:
        """How much of each column is used."""
        return [_used(box) for box in self.boxes]

    @property
    def reached(self) -> list[float]:
        """How far down what stands in each column reaches: one that goes on may have had no room
        for what comes next, and is as high as it could be for all that."""
        return [
            used if rest is None else min(used, _reached(box))
            for box, rest, used in zip(self.boxes, self.rests, self.used, strict=True)
        ]

    @property
    def lowest(self) -> float:
        """How much of the fullest is used."""
        return max(self.used)


class Beside:
    """What stands in the columns of a `box`, from a place on, below `y` CSS pixels of a page.

    `is_empty` tells whether nothing stands above it on the page: then some of it must.
    """

    def __init__(
        self,
        context: Any,
        box: Any,
        around: Any,
        children: list[Any],
        skip: Skip | None,
        y: float,
        first: tuple[Any, Any],
        *,
        is_empty: bool,
    ) -> None:
        self._context, self._box, self._around = context, box, around
        self._children, self._skip, self._y = children, skip, y
        self._first, self._is_empty = first, is_empty
        self._count, self._width, self._gap = _measures(box)
        self._before = Marks(context)

    def filled(self, height: float, *, must: bool = True) -> Columns | None:
        """As many columns of some height as there may be, or as the text needs.

        `None` where the first has no room for what comes first; then it is as if none were tried.
        Where some text `must` stand on an empty page, WeasyPrint leaves the head of a table out.
        """
        self._before.set()
        done: list[Any] = []
        rests: list[Skip | None] = []
        absolute: list[Any] = []
        fixed: list[Any] = []
        rest, page = self._skip, ANYWHERE
        while len(done) < self._count and (not done or rest is not None):
            before = Marks(self._context, (absolute, fixed))
            lists = absolute, fixed
            column, after, after_page = self._one(
                len(done), rest, height, lists, must=must and self._is_empty
            )
            if column is None or (done and _used(column) > height + ROUNDING):
                before.set()
                break
            rest, page = after, after_page
            done.append(column)
            rests.append(rest)
        if not done:
            return None
        marks = Marks(self._context)
        places = [(placed, placed.position_x, placed.position_y) for placed in (*absolute, *fixed)]
        return Columns(done, rests, page, height, absolute, fixed, marks, places)

    def balanced(self, whole: Columns) -> Columns:
        """The least high columns in which the whole text stands, as it does in higher ones."""
        best = whole
        low = height = sum(whole.reached) / self._count
        high, is_told = whole.lowest, False
        for tried in count(1):
            columns = self.filled(height, must=False)
            if columns is not None and columns.is_whole:
                best, high = columns, height
            else:
                low = height
            if high - low <= ENOUGH:
                break
            if is_told and high == height:  # none is lower, if it was told rightly
                is_told, height = False, high - ENOUGH
                continue
            told = low + self._lost(columns, height) if tried < STEPS else high
            is_told = told < high
            height = told if is_told else (low + high) / 2
        best.stand()
        return best

    def _lost(self, columns: Columns | None, height: float) -> float:
        """By how much columns that had no room for all have to be higher at least."""
        missing = [inf]
        for box, rest in zip(columns.boxes, columns.rests, strict=True) if columns else ():
            if rest is None:
                continue
            before = Marks(self._context)
            following, _, _ = self._one(1, rest, -inf, ([], []), must=True)
            before.set()
            room = height - _reached(box)
            missing.extend(
                _over(ENOUGH, first.margin_height() - room, _line_height(first))
                for first in _in_flow(following)[:1]
            )
        least = min(missing)
        return ENOUGH if least == inf else least

    def _one(
        self,
        number: int,
        skip: Skip | None,
        height: float,
        lists: tuple[list[Any], list[Any]],
        *,
        must: bool,
        without: float = 0,
    ) -> tuple[Any, Skip | None, Any]:
        """One column, from the first as number 0 on; where it goes on, and the page after it.

        No margin stands at its top, unless something stands above the first one (Fragmentation 3,
        5.2): it is known once the column is laid out, which then is so again `without` it.
        """
        before = Marks(self._context, lists)
        with ending_page(really=number == self._count - 1):
            done, rest, page, *_ = block_box_layout(
                *(self._context, self._column(number, self._y - without)),
                *(self._context.page_bottom - self._y - height, skip, self._around, must),
                *(*lists, [], *self._first),
                discard=False,
                max_lines=None,
            )
        if done is None:
            return None, rest, page
        if without:
            done.position_y, done.height = self._y, done.height - without
        elif self._has_no_margin(number, must=must) and (margin := _margin(done)) > ROUNDING:
            before.set()
            return self._one(number, skip, height, lists, must=must, without=margin)
        return done, rest, page

    def _has_no_margin(self, number: int, *, must: bool) -> bool:
        """Whether the engine leaves a margin that has to go: where something must stand on a page
        that nobody asked to begin, none is left."""
        context = self._context
        is_unasked = context.current_page > 1 and not context.forced_break
        return number > 0 or (self._is_empty and is_unasked and not must)

    def _column(self, number: int, y: float) -> Any:
        """The box of a column, from the first as number 0 on, whose text begins at `y`."""
        children = [one.copy() for one in self._children]
        column = self._box.anonymous_from(self._box, children=children)
        resolve_percentages(column, self._around)
        column.is_column, column.width = True, self._width
        place = number * (self._width + self._gap)
        if self._box.style["direction"] == "rtl":
            place = self._box.width - self._width - place
        column.position_x, column.position_y = self._box.content_box_x() + place, y
        return column


def _measures(box: Any) -> tuple[int, float, float]:
    """How many columns a box has, how wide they and the gaps are (Multi-column Layout 1, 3.4)."""
    style, room = box.style, box.width
    asked, count = style["column_width"], style["column_count"]
    gap = style["column_gap"]
    space: float = style["font_size"] if gap == "normal" else percentage(gap, style, room)
    if asked != "auto":
        fitting = max(1, floor((room + space) / (asked + space)))
        count = fitting if count == "auto" else min(count, fitting)
    return count, max(0, (room + space) / count - space), space


def column_count(box: Any) -> int:
    """How many columns a laid-out box has room for."""
    count, _, _ = _measures(box)
    return count


def _in_flow(box: Any) -> list[Any]:
    return [child for child in box.children if child.is_in_normal_flow()]


def _margin(column: Any) -> float:
    """The margin that a column begins with; what stands below a float has none."""
    box, margin = column, 0.0
    while type(box) is boxes.BlockBox and (inside := _in_flow(box)):
        if isinstance(inside[0], boxes.LineBox) or box.children[0].is_floated():
            break
        box = inside[0]
        margin = box.border_box_y() - column.position_y
        if box.border_top_width or box.padding_top:
            break
    return max(margin, 0.0)


def _reached(column: Any) -> float:
    """How far down a column reaches that goes on: what is parted there is as high as it could be,
    so that what ends last in it tells."""
    box = column
    while type(box) is boxes.BlockBox and (inside := _in_flow(box)):
        box = inside[-1]
    reached: float = box.position_y + box.margin_height() - box.margin_bottom - column.position_y
    return reached


def _line_height(box: Any) -> float:
    """How high the first line in a box is; 0 where it has none."""
    lines = (one for one in box.descendants() if type(one) is boxes.LineBox)
    return next((line.height for line in lines), 0.0)


def _over(least: float, missing: float, line: float) -> float:
    """What is missing for a line, or for as many as are to stay with it, where that one has room;
    infinite where nothing tells."""
    if missing > 0:
        return max(missing, least)
    return missing + line * (floor((least - missing) / line) + 1) if line else inf


def _used(box: Any) -> float:
    """How much of a column is used, without the lowest margin."""
    inside = _in_flow(box)
    if not inside:
        return 0.0
    last = inside[-1]
    used: float = last.margin_height() - last.margin_bottom + last.position_y - box.position_y
    return used
