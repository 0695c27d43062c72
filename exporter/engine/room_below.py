"""What columns and pages leave empty below what stands in them, and the pictures above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from exporter.engine.insides import Box
from exporter.engine.layout import Layout
from exporter.engine.page_frames import around_columns
from exporter.engine.page_tops import StandingPicture, is_asked_for, pictures_in, pictures_of_rows
from exporter.engine.pages.lower_edges import lowest_of
from exporter.engine.pages.sheets import body_of, type_area


@dataclass(frozen=True)
class RoomBelow:
    """So many points below the last thing in a column, or in what spans a page: the pictures above
    that stand in it, one above the other."""

    height: float
    pictures: tuple[StandingPicture, ...]


def rooms_below(layout: Layout) -> Iterator[RoomBelow]:
    """The room that pages leave at their feet, unless a new page is asked for; and columns, above
    what spans them, or the end of the text, or else at the foot of their page."""
    sheets = list(layout.sheets())
    for sheet, after in pairwise([*sheets, None]):
        if sheet is None:
            continue
        _, foot = type_area(sheet)
        ends_there = after is None or is_asked_for(body_of(after))
        yield from _rooms_of(body_of(sheet), None if ends_there else foot)


def _rooms_of(body: Box, foot: float | None) -> Iterator[RoomBelow]:
    """The rooms of a page's text, which goes on to a `foot`; `None` where it may end above it."""
    in_rows = pictures_of_rows(body)
    around = around_columns(body) or body
    inside = [child for child in around.children if child.is_in_normal_flow()]
    groups = [(across, list(them)) for across, them in groupby(inside, lambda it: not it.is_column)]
    for number, (is_across, boxes) in enumerate(groups, start=1):
        floor = foot if number == len(groups) else None
        for height, stack in _stacks(boxes, floor, is_across=is_across):
            pictures = (one for box in stack for one in pictures_in(box, in_rows))
            yield RoomBelow(height, tuple(pictures))


def _stacks(
    boxes: Sequence[Box], floor: float | None, *, is_across: bool
) -> Iterator[tuple[float, Sequence[Box]]]:
    """Boxes that stand one above the other, and the room below them; columns stand side by side."""
    ends = [lowest_of(box, 0.0) for box in boxes]
    lowest = max(ends) if floor is None else floor
    if is_across:
        yield lowest - max(ends), boxes
    else:
        yield from ((lowest - end, [box]) for end, box in zip(ends, boxes, strict=True))
