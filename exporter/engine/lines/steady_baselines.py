"""Lines that are as high as their leading, whatever faces stand in them.

A line of Word's is exact. CSS asks for the baseline of a style's first face where a leading is
given (CSS Inline Layout 3, 5.1, "layout bounds"); Pango takes the highest and the lowest of all
faces of a text, and WeasyPrint lets lines grow by it. And where code stands in a text, both with
the same leading, CSS puts the middle of each in the middle of it, so that the line grows by what
parts their middles: that is taken back, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from exporter.engine.insides import Computed
from exporter.engine.lines.kept_lines import SplitLine

MOST = 0.3
"""How much of its leading a text may be moved by: what is farther off is meant to be."""

Verticality = Callable[[Any], tuple[float, float]]


SplitFirstLine = Callable[..., SplitLine]


def steady(split_first_line: SplitFirstLine) -> SplitFirstLine:
    """A function for a function: lines with their baseline as far below the top of their leading as
    that of any other line in their style."""

    def split(text: str, style: Computed, *others: Any) -> SplitLine:
        line = split_first_line(text, style, *others)
        if style["line_height"] == "normal" or not style["font_size"]:
            return line
        layout, length, rest, width, height, _ = line
        leading, baseline = strut(style)
        return layout, length, rest, width, height, baseline - (leading - height) / 2

    return split


def kept_level(line_box_verticality: Verticality) -> Verticality:
    """A function for a function: what stands on a line's baseline and has its leading fills it."""

    def measured(line: Any) -> tuple[float, float]:
        _level(line, line)
        return line_box_verticality(line)

    return measured


def _level(box: Any, line: Any) -> None:
    leading = line.margin_height()
    for child in box.children:
        if not isinstance(child, boxes.TextBox | boxes.InlineBox):
            continue
        if not child.is_in_normal_flow() or child.style["vertical_align"] != "baseline":
            continue
        lower = line.baseline - child.baseline
        if abs(child.margin_height() - leading) < 0.01 and 0 < abs(lower) < MOST * leading:
            child.margin_top += lower
            child.margin_bottom -= lower
            child.baseline = line.baseline
        if isinstance(child, boxes.InlineBox):
            _level(child, line)
