"""Laid-out text by the part of the article that it shows, and how wide it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout, line_size

from exporter.engine.insides import Box, Computed, attribute


def texts_of(box: Box, part: str = "") -> Iterator[tuple[str, Box]]:
    """The blocks inside a box that hold lines, each with the part of the article that it shows.

    `part` is that of the box itself, empty for none.
    """
    for child in getattr(box, "children", ()):
        if not isinstance(child, boxes.BlockLevelBox | boxes.BlockContainerBox):
            continue
        own = attribute(child, "data-part") or part
        if own and isinstance(next(iter(child.children), None), boxes.LineBox):
            yield own, child
        elif isinstance(child, boxes.ParentBox):
            yield from texts_of(child, own)


def lines_of(sheets: Iterable[Box]) -> dict[str, int]:
    """How many lines of each part of the article stand in the last column, or on the last page,
    that it reaches."""
    return {part: len(block.children) for sheet in sheets for part, block in texts_of(sheet)}


def text_width(text: str, style: Computed) -> float:
    """How wide a text is in a style, on a line of its own, in CSS pixels."""
    layout = create_layout(text, style, None, None, 0)  # a line lives as long as its layout does
    line, _ = layout.get_first_line()
    width: float = line_size(line, style)[0]
    return width
