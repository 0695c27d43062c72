"""How far floats stand below the text that they are beside, where another one is in their way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, attribute

LEAST = 2.0  # points; less is what the margin of the text adds


def drops_of(sheets: Iterable[Box]) -> dict[str, float]:
    """By how many points each float that had to give way to another one stands lower than what
    follows it begins, by the first part of the article that it shows.

    One that follows another float at once has its place from that one.
    """
    blocks = (box for sheet in sheets for box in sheet.descendants() if type(box) is boxes.BlockBox)
    return {part: drop for block in blocks for part, drop in _drops(block) if drop > LEAST}


def _drops(block: Box) -> Iterator[tuple[str, float]]:
    children = [child for child in block.children if isinstance(child, boxes.BlockLevelBox)]
    is_behind_float = False
    for child, following in pairwise(children):
        if child.is_floated() and not is_behind_float and following.is_in_normal_flow():
            parts = (attribute(inner, "data-part") for inner in (child, *_inside(child)))
            part = next(filter(None, parts), "")
            drop = child.position_y - following.border_box_y()
            yield part, computed.points(drop)
        is_behind_float = child.is_floated()


def _inside(box: Box) -> Iterator[Box]:
    return box.descendants() if isinstance(box, boxes.ParentBox) else iter(())
