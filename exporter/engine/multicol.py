"""Boxes with columns, laid out (CSS Multi-column Layout 1).

WeasyPrint lays the columns of a page out twice, and where they end, once for each point by which
they might be higher: a table of long words takes it minutes. Where the second column has no room
for a figure it throws the first away, and it resumes what spans the columns at the wrong place.
Here columns are laid out once where they go on, and the height of those that end is found by
halving. docs/decisions/weasyprint-columns.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, groupby
from math import floor, inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.block import (
    block_box_layout,
    block_level_layout,
    block_level_width,
    collapse_margin,
)
from weasyprint.layout.percent import percentage, resolve_percentages

from exporter.engine.insides import Box
from exporter.engine.trials import Marks

ColumnsLayout = Callable[..., Any]
Skip = dict[int, Any]
"""Where a layout goes on: the child of a box, by its number, and where in it; `None` at its top."""

ANYWHERE = {"break": "any", "page": None}
STEPS = 3  # heights of columns that are told by what had no room in them, before any are halved
ROUNDING = 0.01  # CSS pixels
ENOUGH = 1.0  # CSS pixels between two heights that no search is worth


def in_columns(columns_layout: ColumnsLayout) -> ColumnsLayout:
    """A function for a function: with columns of ours, unless their box has a height of its own."""

    def layout(context: Any, box: Any, *others: Any) -> Any:
        if box.style["height"] != "auto":
            return columns_layout(context, box, *others)
        was_in_columns = context.is_in_columns
        context.in_column = True
        try:
            return _Multicol(context, box, *others).laid_out()
        finally:
            context.in_column = was_in_columns

    return layout


@dataclass(frozen=True)
class _Columns:
    """Columns beside each other, of some height, in CSS pixels.

    `rests` tells of each where the text goes on; `None` where it ends in it. `page` is of what kind
    the next page has to be. `marks` are those that the layout left.
    """

    boxes: list[Any]
    rests: list[Skip | None]
    page: Any
    height: float
    absolute: list[Any]
    fixed: list[Any]
    marks: Marks

    @property
    def rest(self) -> Skip | None:
        """Where the text goes on after them; `None` where it ends."""
        return self.rests[-1]

    @property
    def is_whole(self) -> bool:
        """Whether all text stands in them."""
        return bool(self.boxes) and self.rest is None and self.lowest <= self.height + ROUNDING

    @property
    def used(self) -> list[float]:
        """How much of each column is used."""
        return [_used(box) for box in self.boxes]

    @property
    def lowest(self) -> float:
        """How much of the fullest is used."""
        return max(self.used)


class _Multicol:
    """A box with columns while what a page has of it is laid out."""

    def __init__(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip: Skip | None,
        around: Any,
        page_is_empty: bool,
        absolute: list[Any],
        fixed: list[Any],
        margins: list[Any],
        first_letter_style: Any,
        first_line_style: Any,
    ) -> None:
        self._context, self._around = context, around
        self._bottom, self._skip = bottom_space, skip
        self._is_empty = page_is_empty
        is_relative = box.style["position"] == "relative"
        self._absolute, self._fixed = [] if is_relative else absolute, fixed
        self._first = first_letter_style, first_line_style
        self._box = box.copy_with_children(box.children)
        self._box.position_y += collapse_margin(margins)
        block_level_width(self._box, around)
        self._count, self._width, self._gap = _measures(self._box)
        self._y: float = self._box.content_box_y()
        self._children: list[Any] = []
        self._margins: list[Any] = []
        self._page: Any = ANYWHERE

    def laid_out(self) -> Any:
        """What WeasyPrint's function gives: the box, where it goes on, and the page after it."""
        rest = self._groups_laid_out()
        if self._box.children and not self._children:
            return None, (0, None), ANYWHERE, [], False
        self._close()
        return self._box, rest, self._page, [], False

    def _groups_laid_out(self) -> Skip | None:
        """Lay out what stands in columns, and what spans them, and tell where it goes on."""
        first = next(iter(self._skip), 0) if self._skip else 0
        inside = self._skip[first] if self._skip else None
        groups = list(_groups(self._box.children[first:], first))
        for index, children in groups:
            is_last = index == groups[-1][0]
            if _spans(children[0]):
                rest = self._spanning(index, children[0], inside)
            else:
                rest = self._in_columns(index, children, inside, is_last=is_last)
            if rest is not None:
                return rest
            inside, self._is_empty = None, False
        return None

    def _spanning(self, index: int, child: Any, inside: Skip | None) -> Skip | None:
        block = child.copy()
        resolve_percentages(block, self._around)
        block.position_x, block.position_y = self._box.content_box_x(), self._y
        done, rest, self._page, self._margins, _, _ = block_level_layout(
            *(self._context, block, self._bottom, inside, self._around, self._is_empty),
            *(self._absolute, self._fixed, self._margins, *self._first),
        )
        if done is None:
            return {index: None}
        self._children.append(done)
        self._y = done.border_box_y() + done.border_height()
        self._margins.append(done.margin_bottom)
        return None if rest is None else {index: rest}

    def _in_columns(
        self, index: int, children: list[Any], inside: Skip | None, *, is_last: bool
    ) -> Skip | None:
        self._y += collapse_margin(self._margins)
        self._margins = []
        most = self._context.page_bottom - self._y - self._bottom
        before = Marks(self._context)
        skip = None if inside is None else {0: inside}
        columns = self._filled(children, skip, most)
        if not columns.boxes:
            before.set()
            return {index: inside}
        if columns.is_whole and (not is_last or self._box.style["column_fill"] == "balance"):
            columns = self._balanced(columns, children, skip, before)
        self._take(columns, most)
        if columns.rest is None:
            return None
        (number,) = columns.rest
        return {index + number: columns.rest[number]}

    def _take(self, columns: _Columns, most: float) -> None:
        """Let columns stand, with all that stands in them."""
        self._absolute.extend(columns.absolute)
        self._fixed.extend(columns.fixed)
        height = max(box.margin_height() for box in columns.boxes)
        for box in columns.boxes:
            box.height = height
        self._children.extend(columns.boxes)
        self._y += min(most, height)
        self._page = columns.page

    def _balanced(
        self, whole: _Columns, children: list[Any], skip: Skip | None, before: Marks
    ) -> _Columns:
        """The least high columns in which the whole text stands."""
        best = whole
        low, high = sum(whole.used) / self._count, whole.lowest
        height = low
        for tried in count():
            before.set()
            columns = self._filled(children, skip, height)
            if columns.is_whole:
                best, high = columns, height
            else:
                low = height
            if high - low <= ENOUGH or (columns.is_whole and tried < STEPS):
                break
            steps = tried + 1 < STEPS
            height = low + (self._lost(children, columns) if steps else (high - low) / 2)
            if height >= high:
                height = (low + high) / 2
        best.marks.set()
        return best

    def _filled(self, children: list[Any], skip: Skip | None, height: float) -> _Columns:
        """The columns of some height, as many as there may be, or as the text needs."""
        done: list[Any] = []
        rests: list[Skip | None] = []
        absolute: list[Any] = []
        fixed: list[Any] = []
        rest, page = skip, self._page
        while len(done) < self._count and (not done or rest is not None):
            before = Marks(self._context, (absolute, fixed))
            column, after, after_page = self._one(
                len(done), children, rest, height, (absolute, fixed)
            )
            if column is None or (done and _used(column) > height + ROUNDING):
                before.set()
                break
            rest, page = after, after_page
            done.append(column)
            rests.append(rest)
        marks = Marks(self._context)
        return _Columns(done, rests, page, height, absolute, fixed, marks)

    def _lost(self, children: list[Any], columns: _Columns) -> float:
        """By how much columns that had no room for all have to be higher at least."""
        before = Marks(self._context)
        missing = [ENOUGH]
        for box, rest in zip(columns.boxes, columns.rests, strict=True):
            if rest is None:
                continue
            following, _, _ = self._one(1, children, rest, -inf, ([], []))
            inside = _in_flow(following)
            room = columns.height - _used(box)
            missing.extend(child.margin_height() - room for child in inside[:1])
        before.set()
        return min((one for one in missing if one > ENOUGH), default=ENOUGH)

    def _one(
        self,
        number: int,
        children: list[Any],
        skip: Skip | None,
        height: float,
        lists: tuple[list[Any], list[Any]],
    ) -> tuple[Any, Skip | None, Any]:
        """One column, from the first as number 0 on; where it goes on, and the page after it.

        No margin stands at the top of any but the first (Fragmentation 3, 5.2).
        """
        before = Marks(self._context, lists)
        column = self._one_at(self._y, number, children, skip, height, lists)
        margin = _margin(column[0]) if number else 0
        if margin > ROUNDING:
            before.set()
            column = self._one_at(self._y - margin, number, children, skip, height, lists)
            column[0].position_y, column[0].height = self._y, column[0].height - margin
        return column

    def _one_at(
        self,
        y: float,
        number: int,
        children: list[Any],
        skip: Skip | None,
        height: float,
        lists: tuple[list[Any], list[Any]],
    ) -> tuple[Any, Skip | None, Any]:
        """A column whose text begins at `y`."""
        column = self._box.anonymous_from(self._box, children=[one.copy() for one in children])
        resolve_percentages(column, self._around)
        column.is_column, column.width = True, self._width
        place = number * (self._width + self._gap)
        if self._box.style["direction"] == "rtl":
            place = self._box.width - self._width - place
        column.position_x, column.position_y = self._box.content_box_x() + place, y
        bottom = self._context.page_bottom - self._y - height
        done, rest, page, *_ = block_box_layout(
            *(self._context, column, bottom, skip, self._around, self._is_empty or number > 0),
            *(*lists, [], *self._first),
            discard=False,
            max_lines=None,
        )
        return done, rest, page

    def _close(self) -> None:
        """Give the box its height, and what is placed in it its place."""
        box = self._box
        box.children = self._children
        height = self._y + collapse_margin(self._margins) - box.content_box_y()
        more = 0.0
        if box.height == "auto":
            box.height = height
        if box.min_height != "auto" and box.min_height > box.height:
            more, box.height = box.min_height - box.height, box.min_height
        for child in reversed(self._children):
            if not child.is_column:
                break
            child.height += more
        if box.style["position"] == "relative":
            for placeholder in self._absolute:
                absolute_layout(
                    self._context, placeholder, box, self._fixed, self._bottom, skip_stack=None
                )


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


def _groups(children: list[Any], first: int) -> Iterator[tuple[int, list[Any]]]:
    """What stands together in columns, or alone across them, with the number of its first."""
    index = first
    for spans, group in groupby(children, key=_spans):
        together = list(group)
        if not spans:
            yield index, together
        for number, child in enumerate(together if spans else []):
            yield index + number, [child]
        index += len(together)


def _spans(box: Box) -> bool:
    return bool(box.style["column_span"] == "all")


def _in_flow(box: Any) -> list[Any]:
    return [child for child in box.children if child.is_in_normal_flow()]


def _margin(column: Any) -> float:
    """The margin that a column begins with."""
    box, margin = column, 0.0
    while type(box) is boxes.BlockBox and (inside := _in_flow(box)):
        if isinstance(inside[0], boxes.LineBox):
            break
        box = inside[0]
        margin = box.border_box_y() - column.position_y
        if box.border_top_width or box.padding_top:
            break
    return max(margin, 0.0)


def _used(box: Any) -> float:
    """How much of a column is used, without the lowest margin."""
    inside = _in_flow(box)
    if not inside:
        return 0.0
    last = inside[-1]
    used: float = last.margin_height() - last.margin_bottom + last.position_y - box.position_y
    return used
