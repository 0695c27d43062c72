"""Baselines that stay where the first face of a style has them, whatever faces letters are of.

A line's height is then its leading, in the PDF as in Word, whose lines are exact. CSS asks for this
where a leading is given (CSS Inline Layout 3, 5.1, "layout bounds"); Pango takes the highest and
the lowest of all faces in a line, and WeasyPrint lets lines grow by it.
"""

from __future__ import annotations

from weasyprint.text.line_break import strut

from exporter.engine.insides import Computed
from exporter.engine.kept_lines import SplitLine


def steady(line: SplitLine, style: Computed) -> SplitLine:
    """A line with its baseline as far below the top of its leading as that of any other line."""
    layout, length, rest, width, height, _ = line
    if style["line_height"] == "normal" or not style["font_size"]:
        return line
    leading, baseline = strut(style)
    return layout, length, rest, width, height, baseline - (leading - height) / 2
