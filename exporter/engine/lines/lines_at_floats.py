"""Lines beside floats: what room they have, and how a float keeps just those beside it.

A word processor counts in whole twentieths of a point: a line that just fits beside a float may be
too long for it, and one that stands just above the float's lower edge may stand below that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, attribute
from exporter.engine.lines.shown_texts import texts_of

TIGHT = 0.15  # points that are left of a line's room
WIDER = 0.15  # points that Word gives such lines
HAIR = 0.5  # CSS pixels by which a float in the margin may reach into the text


class Standing(NamedTuple):
    """A float with a part of the article: the edges of its margins, in CSS pixels, and whether
    another float follows it at once."""

    part: str
    left: float
    top: float
    right: float
    bottom: float
    is_right: bool
    is_followed: bool

    def is_beside(self, block: Box, line: Box) -> bool:
        """Whether a line of a block has less room because of it."""
        edge, top = block.content_box_x(), line.position_y
        is_across = self.left < edge + block.width - HAIR and edge + HAIR < self.right
        return bool(is_across and top < self.bottom and self.top < top + line.height)


@dataclass(frozen=True)
class Mending:
    """By how many points a float's distances from the text beside it and below it are to change."""

    beside: float = 0
    below: float = 0


def mendings_of(sheets: Iterable[Box]) -> dict[str, Mending]:
    """How floats are to stand farther from text, or nearer to it, so that the same lines stand
    beside them in a word processor, by the first part of the article that each shows."""
    found: dict[str, Mending] = {}
    for sheet in sheets:
        floats = list(standing_in(sheet))
        lines = list(_lines_of(sheet)) if floats else []
        for standing in floats:
            along = [(block, line) for block, line in lines if standing.is_beside(block, line)]
            if along:
                found[standing.part] = _mending(standing, along)
    return found


def standing_in(sheet: Box) -> Iterator[Standing]:
    """The floats of a page that narrow text."""
    for block in sheet.descendants():
        if type(block) is not boxes.BlockBox:
            continue
        for child, following in pairwise([*block.children, None]):
            if isinstance(child, boxes.BlockLevelBox) and child.is_floated():
                part = _part(child)
                is_followed = following is not None and following.is_floated()
                if part and child.margin_width() > 0:
                    yield _standing(child, part, is_followed=is_followed)


def room_beside(block: Box, line: Box, floats: Sequence[Standing]) -> tuple[float, float]:
    """Where the room of a line begins and ends, in CSS pixels."""
    edge = block.content_box_x()
    along = [one for one in floats if one.is_beside(block, line)]
    left = max((one.right for one in along if not one.is_right), default=edge)
    right = min((one.left for one in along if one.is_right), default=edge + block.width)
    return max(edge, left), min(edge + block.width, right)


def _lines_of(sheet: Box) -> Iterator[tuple[Box, Box]]:
    """The lines of a page's text, each with its block, but those that stand in floats."""
    boxes_in = (box for box in sheet.descendants() if isinstance(box, boxes.ParentBox))
    inside = {inner for box in boxes_in if box.is_floated() for inner in box.descendants()}
    for _, block in texts_of(sheet):
        if block not in inside:
            yield from ((block, line) for line in block.children)


def _standing(box: Box, part: str, *, is_followed: bool) -> Standing:
    left, top = box.position_x, box.position_y
    right, bottom = left + box.margin_width(), top + box.margin_height()
    return Standing(part, left, top, right, bottom, box.style["float"] == "right", is_followed)


def _mending(standing: Standing, along: Sequence[tuple[Box, Box]]) -> Mending:
    is_tight = any(_is_tight(standing, block, line) for block, line in along)
    last = max((line for _, line in along), key=lambda line: line.position_y)
    middle = last.position_y + last.height / 2
    below = 0.0 if standing.is_followed else computed.points(middle - standing.bottom)
    return Mending(-WIDER if is_tight else 0.0, below)


def _is_tight(standing: Standing, block: Box, line: Box) -> bool:
    """Whether a line that ends beside a float just fits."""
    is_leftward = block.style["direction"] == "rtl"
    texts = [one for one in line.descendants() if type(one) is boxes.TextBox]
    if not texts or standing.is_right == is_leftward:
        return False
    if is_leftward:
        left = min(one.position_x for one in texts) - standing.right
    else:
        left = standing.left - max(one.position_x + one.width for one in texts)
    return abs(computed.points(left)) < TIGHT


def _part(box: Box) -> str:
    """The first part of the article that a box shows."""
    inside = box.descendants() if isinstance(box, boxes.ParentBox) else ()
    parts = (attribute(inner, "data-part") for inner in (box, *inside))
    return next(filter(None, parts), "")
