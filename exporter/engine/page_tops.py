"""The tops of laid-out pages: text that begins there since it had no room on the page before."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.figure_boxes import (
    NEW_PAGE,
    first_figure,
    image_in,
    is_unbroken_figure,
)
from exporter.engine.insides import Box, Node, attribute, node_of
from exporter.engine.page_frames import (
    Frame,
    frames_of,
    last_columns,
    lost_margin,
    margin_below,
    neighbours,
)
from exporter.engine.pages.lower_edges import lower_edge, lowest_flowing, lowest_of
from exporter.engine.pages.pages_apart import has_own_page
from exporter.engine.pages.sheets import Sheets, body_of, type_area

TOGETHER = 2  # lines that stand below a heading at least


@dataclass(frozen=True)
class PushedText:
    """Text that begins a page or column, and left a `hole` on the page before, in points.

    `node` is the element that comes first, `page` that of the hole, and `column` which of its
    columns; `missing` is by how much what must not be parted was too high.
    """

    node: Node
    page: int
    column: int
    hole: float
    missing: float


@dataclass(frozen=True)
class StandingPicture:
    """The picture of a figure that stands in a page's text: its part, its height in points.

    `width` is that of its figure, in points, where text stands beside it; else `None`.
    """

    part: str
    height: float
    width: float | None = None

    def width_at(self, height: float) -> float | None:
        """How wide its figure is with a picture of some height; `None` where that is all one."""
        return None if self.width is None else self.width * height / self.height


@dataclass(frozen=True)
class StandingColumn:
    """A column of a page that ends so many points above the lowest of them: its pictures."""

    short: float
    pictures: tuple[StandingPicture, ...]


def pushed_text(pages: Sheets, first: int = 1, count: int | None = None) -> Iterator[PushedText]:
    """The headings and texts that begin a page or column, and leave a hole before.

    Of all pages from a `first` on, or of so many of them.
    """
    for before, frame in neighbours(pages, first, count):
        opening = None if first_figure(frame.box) else opening_of(frame.box)
        if opening is None:
            continue
        missing = needed_by(before, frame) - before.hole
        yield PushedText(node_of(opening[0]), before.page, before.index, before.hole, missing)


def room_lacking(pages: Sheets) -> float:
    """By how many points a page or column is too low, at least, for what begins the next one;
    infinite where none is."""
    floors = [type_area(sheet)[1] for sheet in pages.sheets()]
    least = math.inf
    for before, frame in neighbours(pages):
        # A column has the room of its page, however low the next one ends.
        hole = floors[before.page - 1] - _bottom(before, frame)
        lacking = needed_by(before, frame) - hole
        least = min(least, lacking) if lacking > 0 else least
    return least


def room_left(pages: Sheets) -> float:
    """How much room the fullest page or column that another one follows leaves, in points."""
    floors = [type_area(sheet)[1] for sheet in pages.sheets()]
    left = (floors[one.page - 1] - _bottom(one, following) for one, following in neighbours(pages))
    return min(left, default=0.0)


def _bottom(before: Frame, frame: Frame) -> float:
    """How far down a frame is filled, in points, for what begins the next one: text goes on beside
    floats."""
    is_text = not first_figure(frame.box) and not before.is_missing
    return lowest_flowing(before.box, before.top) if is_text else before.bottom - before.hole


def needed_by(before: Frame, frame: Frame) -> float:
    """How high what begins a frame would be in the one before, up to where it may be parted.

    In points; 0 where it stands beside text, or has a page of its own.
    """
    if begun := first_figure(frame.box):
        first, figure = begun
        depth = computed.points(lower_edge(figure)) - frame.top
        is_apart = figure.is_floated() or has_own_page(figure)
        return 0.0 if is_apart else lost_margin(before, frame, first) + depth
    opening = opening_of(frame.box)
    if opening is None:
        return 0.0
    first, text = opening
    if goes_on(before, text):
        return _depth(frame, text, least=1)
    margin = max(lost_margin(before, frame, first), margin_below(before, frame))
    return margin + _depth(frame, text)


def goes_on(before: Frame, text: Box) -> bool:
    """Whether the first lines of a text stand in the frame before."""
    return any(
        type(child) is boxes.LineBox and child.element is text.element
        for child in before.box.descendants()
    )


def _depth(frame: Frame, text: Box, least: int = TOGETHER) -> float:
    """How far down the lines of a text reach that a page does not part from those before.

    That is all of a box around it that stays whole, such as one of key points; and else of a longer
    text the `least` lines that may stand alone.
    """
    if whole := _whole_around(frame.box, text):
        return computed.points(lower_edge(whole)) - frame.top
    lines = [child for child in text.children if type(child) is boxes.LineBox]
    is_whole = len(lines) < least + TOGETHER
    lowest = (_ended_by(frame.box, text) or lines[-1]) if is_whole else lines[least - 1]
    return computed.points(lower_edge(lowest)) - frame.top


def _whole_around(box: Box, text: Box) -> Box | None:
    """The outermost box between two of them that no page parts; `None` where there is none."""
    while box is not text:
        box = next(child for child in box.children if child is text or text in _inside(child))
        if box is not text and box.style["break_inside"] == "avoid":
            return box
    return None


def _ended_by(box: Box, text: Box) -> Box | None:
    """The outermost box within another one that ends with a text, its padding below it; `None`
    where the other one is that text."""
    ended: Box | None = None
    while box is not text:
        inner = [child for child in box.children if child.is_in_normal_flow()]
        box = next(child for child in inner if child is text or text in _inside(child))
        goes_down = ended is not None and box is inner[-1]
        ended = ended if goes_down else None if box.is_column else box
    return ended


def _inside(box: Box) -> Iterator[Box]:
    return box.descendants() if isinstance(box, boxes.ParentBox) else iter(())


def opening_of(box: Box) -> tuple[Box, Box] | None:
    """What comes first of a text, and the lines that it leads to; `None` for no such thing.

    Where the stylesheet wants a new page, nothing was pushed there.
    """
    leading: list[Box] = []
    while box.style["break_before"] not in NEW_PAGE:
        inner = [child for child in box.children if child.is_in_normal_flow()]
        while len(inner) > 1 and inner[0].style["break_after"] == "avoid":
            leading.append(inner.pop(0))
        if not inner or not isinstance(inner[0], boxes.BlockBox | boxes.LineBox):
            return None
        if isinstance(inner[0], boxes.LineBox):
            first = next(iter(leading), box)
            return None if first.style["break_before"] in NEW_PAGE else (first, box)
        box = inner[0]
    return None


def holes_of(pages: Sheets, first: int = 1, count: int | None = None) -> Iterator[float]:
    """What pages and columns leave empty at their feet, in points; not where a new page is asked
    for. Of all pages from a `first` on, or of so many of them."""
    for before, frame in neighbours(pages, first, count):
        if not is_asked_for(frame.box):
            yield before.hole


def is_asked_for(box: Box) -> bool:
    """Whether the stylesheet wants a new page before what comes first in a box."""
    while box.style["break_before"] not in NEW_PAGE and not has_own_page(box):
        inner = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
        if not inner or isinstance(inner[0], boxes.LineBox):
            return False
        box = inner[0]
    return True


def _in_row(box: Box) -> Iterator[Box]:
    """What stands in a row of pictures, which are of one height."""
    return box.descendants() if isinstance(box, boxes.FlexBox) else iter(())


def pictures_of_rows(body: Box) -> set[Box]:
    """What stands in the rows of pictures of a text."""
    return {one for box in body.descendants() for one in _in_row(box)}


def pictures_above(
    pages: Sheets, page: int, column: int, *, is_beside: bool = False
) -> list[StandingPicture]:
    """The pictures of a page that may be smaller to make room at a column's foot, lowest first.

    Those alone on their measure, or else those that stand beside text.
    """
    sheet = next(islice(pages.sheets(page), 1))
    later = [frame.box for frame in frames_of(sheet, page) if frame.index > column]
    beneath = {inner for box in later for inner in box.descendants()}
    beneath |= pictures_of_rows(body_of(sheet))
    return list(pictures_in(body_of(sheet), beneath, is_beside=is_beside))[::-1]


def columns_above(pages: Sheets, page: int) -> list[StandingColumn]:
    """The last columns of a page, which end where what spans them has no room."""
    body = body_of(next(islice(pages.sheets(page), 1)))
    columns = last_columns(body)
    ends = [lowest_of(column, computed.points(column.position_y)) for column in columns]
    in_rows = pictures_of_rows(body)
    return [
        StandingColumn(max(ends) - end, tuple(pictures_in(column, in_rows)))
        for column, end in zip(columns, ends, strict=True)
    ]


def pictures_in(
    around: Box, but: Container[Box], *, is_beside: bool = False
) -> Iterator[StandingPicture]:
    """The pictures of figures in a box that may be lower, but for those of some boxes; those that
    stand alone on their measure, or else beside text."""
    for box in around.descendants():
        if box in but or not is_unbroken_figure(box) or _narrows(box) is not is_beside:
            continue
        image = image_in(box)
        part = image and attribute(image, "data-part")
        if image and part:
            width = computed.points(box.width) if is_beside else None
            yield StandingPicture(part, computed.points(image.height), width)


def _narrows(box: Box) -> bool | None:
    """Whether a box floats beside text; `None` for one in the margin, which narrows none."""
    if not box.is_floated():
        return False
    return True if box.margin_width() > 0 else None
