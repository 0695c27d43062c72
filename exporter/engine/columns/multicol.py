"""Boxes with columns, laid out (CSS Multi-column Layout 1).

WeasyPrint lays the columns of a page out twice, and where they end, once for each point by which
they might be higher: a table of long words takes it minutes. Where the second column has no room
for a figure it throws the first away, and it resumes what spans the columns at the wrong place.
Here columns are laid out once where they go on, and the height of those that end is found by
halving. docs/decisions/weasyprint-columns.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.block import block_level_layout, block_level_width, collapse_margin
from weasyprint.layout.percent import resolve_percentages

from exporter.engine.columns.filled_columns import ANYWHERE, Beside, Columns, Skip
from exporter.engine.insides import Box

ColumnsLayout = Callable[..., Any]


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
        block_level_width(self._box, around)
        above = self._box.margin_top
        self._box.position_y += collapse_margin([*margins, above]) - above
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
        above = self._y, self._margins
        self._y, self._margins = self._y + collapse_margin(self._margins), []
        most = self._context.page_bottom - self._y - self._bottom
        skip = None if inside is None else {0: inside}
        place = self._context, self._box, self._around, children, skip
        beside = Beside(*place, self._y, self._first, is_empty=self._is_empty)
        columns = beside.filled(most)
        if columns is None:
            self._y, self._margins = above
            return {index: inside}
        if columns.is_whole and (not is_last or self._box.style["column_fill"] == "balance"):
            columns = beside.balanced(columns)
        self._take(columns, most)
        if columns.rest is None:
            return None
        (number,) = columns.rest
        return {index + number: columns.rest[number]}

    def _take(self, columns: Columns, most: float) -> None:
        """Let columns stand, with all that stands in them."""
        self._absolute.extend(columns.absolute)
        self._fixed.extend(columns.fixed)
        height = max(box.margin_height() for box in columns.boxes)
        for box in columns.boxes:
            box.height = height
        self._children.extend(columns.boxes)
        self._y += min(most, height)
        self._page = columns.page

    def _close(self) -> None:
        """Give the box its height, and what is placed in it its place."""
        box = self._box
        box.children = self._children
        # A margin that has no room ends at the page: WeasyPrint would begin the next with the box.
        room = max(self._context.page_bottom - self._bottom - self._y, 0)
        below = min(collapse_margin(self._margins), room)
        height = self._y + below - box.content_box_y()
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
