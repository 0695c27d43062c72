"""Lines that just fit, and words that just do not: what a word processor may find too long by a
rounding, or short enough.

It counts in whole twentieths of a point, a run of letters at a time; docs/decisions/line-ends.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box
from exporter.engine.lines.next_words import NextWord
from exporter.engine.lines.shown_texts import texts_of

TIGHT = 0.15  # points that are left of a line's room
SCANT = 0.15  # points that are lacking for a word
SEVERAL = 2  # lines: a box may be just as wide as the only line in it


def tight_parts(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article of whose lines one just fits."""
    lines: Counter[str] = Counter()
    tight: set[str] = set()
    for sheet in sheets:
        for part, block in texts_of(sheet):
            lines[part] += len(block.children)
            if any(_is_tight(block, line) for line in block.children):
                tight.add(part)
    return frozenset(part for part in tight if lines[part] >= SEVERAL)


def scant_parts(words: Iterable[NextWord]) -> frozenset[str]:
    """The parts of the article of which a word, or what may stand of it before a hyphen, begins a
    line though that before it just lacks room for it."""
    return frozenset(one.part for one in words if _is_scant(one))


def _is_scant(first: NextWord) -> bool:
    starts = (first.lacking(start) for _, start, is_let in first.starts() if is_let)
    lacking = (first.lacking(), *starts)
    return any(0 < computed.points(one) < SCANT for one in lacking)


def _is_tight(block: Box, line: Box) -> bool:
    ends = [
        inner.position_x + inner.width
        for inner in line.descendants()
        if type(inner) is boxes.TextBox
    ]
    left = block.content_box_x() + block.width - max(ends, default=0)
    return bool(ends) and abs(computed.points(left)) < TIGHT
