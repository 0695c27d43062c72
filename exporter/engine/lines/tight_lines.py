"""Lines that just fit: what a word processor may find too long by a rounding.

It counts in whole twentieths of a point, a run of letters at a time; docs/decisions/line-ends.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, attribute

TIGHT = 0.1  # points that are left of a line's room
SEVERAL = 2  # lines: a box may be just as wide as the only line in it


def tight_parts(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article of whose lines one just fits."""
    lines: Counter[str] = Counter()
    tight: set[str] = set()
    for sheet in sheets:
        for part, block in _texts(sheet, ""):
            lines[part] += len(block.children)
            if any(_is_tight(block, line) for line in block.children):
                tight.add(part)
    return frozenset(part for part in tight if lines[part] >= SEVERAL)


def _texts(box: Box, part: str) -> Iterator[tuple[str, Box]]:
    """The blocks inside a box that hold lines, each with the part of the article that it shows."""
    for child in getattr(box, "children", ()):
        if not isinstance(child, boxes.BlockLevelBox | boxes.BlockContainerBox):
            continue
        own = attribute(child, "data-part") or part
        if own and isinstance(next(iter(child.children), None), boxes.LineBox):
            yield own, child
        elif isinstance(child, boxes.ParentBox):
            yield from _texts(child, own)


def _is_tight(block: Box, line: Box) -> bool:
    ends = [
        inner.position_x + inner.width
        for inner in line.descendants()
        if type(inner) is boxes.TextBox
    ]
    left = block.content_box_x() + block.width - max(ends, default=0)
    return bool(ends) and abs(computed.points(left)) < TIGHT
