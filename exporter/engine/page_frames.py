"""What text stands in: pages and their columns, one after another, and what each leaves empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.columns.filled_columns import column_count
from exporter.engine.insides import Box
from exporter.engine.pages.lower_edges import lowest_of
from exporter.engine.pages.sheets import Sheets, body_of, type_area


@dataclass(frozen=True)
class Frame:
    """What text stands in: a page's text, or one of its last columns, which is the `index`-th.

    `top` is its upper edge, `bottom` how far down text might have stood, in points; `body` is the
    box of all text of its page. One that `is_missing` has no box of its own, since nothing had room
    in it.
    """

    box: Box
    body: Box
    page: int
    index: int
    top: float
    bottom: float
    is_missing: bool = False

    @property
    def hole(self) -> float:
        """The height that is left empty at its bottom, in points."""
        return self.bottom - (self.top if self.is_missing else lowest_of(self.box, self.bottom))


def frames_of(sheet: Box, page: int) -> list[Frame]:
    """The text of a page, or else its last columns; those before the last end where one does."""
    body, (top, bottom) = body_of(sheet), type_area(sheet)
    columns = last_columns(body)
    if not columns:
        return [Frame(body, body, page, 0, top, bottom)]
    lowest = max(lowest_of(column, top) for column in columns)
    ends = [*[lowest] * (len(columns) - 1), bottom]
    return [
        Frame(column, body, page, index, computed.points(column.position_y), end)
        for index, (column, end) in enumerate(zip(columns, ends, strict=True))
    ]


def _below_columns(sheet: Box, last: Frame) -> Frame:
    """What is left of a page below its columns, be they level or not, for what spans them all."""
    around = around_columns(last.body)
    if around is None or not last.box.is_column:
        return last
    return replace(last, box=around, bottom=type_area(sheet)[1], is_missing=False)


def _spans_columns(body: Box) -> bool:
    """Whether what comes first on a page spans all columns."""
    box = body
    while not box.is_column and box.style["column_span"] != "all":
        inner = [child for child in box.children if child.is_in_normal_flow()]
        if not inner or not isinstance(inner[0], boxes.BlockBox):
            return False
        box = inner[0]
    return not box.is_column


def _last_of(sheet: Box, last: Frame) -> Frame:
    """The last frame of a page: the first column in which nothing had room, if there is one."""
    around = around_columns(body_of(sheet))
    if around is None or not last.box.is_column or last.index + 1 >= column_count(around):
        return last
    return replace(last, index=last.index + 1, bottom=type_area(sheet)[1], is_missing=True)


def around_columns(body: Box) -> Box | None:
    """The first box of a text with columns in it; `None` for none."""
    return next((box for box in (body, *body.descendants()) if _has_columns(box)), None)


def last_columns(body: Box) -> list[Box]:
    """The columns that end a text; none where it has none, or what spans them ends it."""
    around = around_columns(body)
    if around is None:
        return []
    behind = takewhile(lambda child: child.is_column, reversed(around.children))
    return list(behind)[::-1]


def _has_columns(box: Box) -> bool:
    children = getattr(box, "children", ())
    return any(isinstance(child, boxes.BlockBox) and child.is_column for child in children)


def neighbours(
    pages: Sheets, first: int = 1, count: int | None = None
) -> Iterator[tuple[Frame, Frame]]:
    """Every page with the last column before it, and every column with the one beside it.

    Of all pages from a `first` on, or of so many of them.
    """
    last: tuple[Box, Frame] | None = None
    for number, sheet in enumerate(islice(pages.sheets(first), count), start=first):
        frames = frames_of(sheet, number)
        if last is not None:
            body = body_of(sheet)
            before = _below_columns(*last) if _spans_columns(body) else _last_of(*last)
            yield before, Frame(body, body, number, 0, *type_area(sheet))
        yield from pairwise(frames)
        last = sheet, frames[-1]


def lost_margin(before: Frame, frame: Frame, first: Box) -> float:
    """The margin that would stand above what comes first in a frame, were it in the one before.

    What goes on from there has its own margin there, above all that it holds. In points.
    """
    around = before.box if before.page == frame.page else before.body
    begun = {inner.element for inner in around.descendants()}
    box, margin = frame.box, 0.0
    while box is not first:
        box = next(child for child in box.children if first in child.descendants())
        if box.element in begun:
            continue
        edges = computed.edges(box.style)
        margin = max(margin, edges.margin_top)
        if edges.above:
            break
    return margin


def margin_below(before: Frame, frame: Frame) -> float:
    """The margin that stands below the last thing before a frame, in points.

    What goes on in the frame, such as a list whose next item begins it, has its margin there.
    """
    going_on = {inner.element for inner in frame.box.descendants()}
    box, margin = before.box, 0.0
    while type(box) is boxes.BlockBox and not computed.edges(box.style).below:
        inner = [child for child in box.children if child.is_in_normal_flow()]
        if not inner or isinstance(inner[-1], boxes.LineBox):
            break
        box = inner[-1]
        if box.element not in going_on:
            margin = max(margin, computed.edges(box.style).margin_bottom)
    return margin
