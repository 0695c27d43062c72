"""Justified lines of Chinese and Japanese: their letters part evenly, as there are no blanks.

WeasyPrint justifies a line by its blanks alone (CSS Text 3, 7.3 leaves it open): such lines stay
short, or one blank before a foreign word takes all that is left over. Where it justifies, Pango
takes a blank by itself from the first family, though it measured one of the letters around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import Layout, create_layout, line_size

IDEOGRAPHS = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""What is set without blanks; Korean has some, and is justified by them."""
MAY_FALL_BACK = re.compile("[\u0530-\u1fff\u2070-\U0010ffff]")
"""Letters that the first family of a text may lack; dashes and quotes are none."""
MOST = 0.25  # of the size of type, between two letters; beyond it a line is left as it is
HAIR = 1e-6
"""Pixels that a line stays short of its room: with the gap behind its last letter, or with what
rounding adds, it would be too wide to stand beside a float, and move below it."""

Justify = Callable[[Any, Any, float], None]


def spread_evenly(justify_line: Justify) -> Justify:
    """A function for a function: lines with ideographs are justified between all their letters, but
    for what is apart from those, such as code or an address (JLReq 3.8.3)."""

    def ours(context: Any, line: Any, extra: float) -> None:
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
        if not any(IDEOGRAPHS.search(box.text) for box in texts):
            justify_line(context, line, extra)
            for box in filter(may_be_short, texts):
                _widen(context, box)
            return
        letters = sum(len(box.text) for box in texts if IDEOGRAPHS.search(box.text))
        ends_so = bool(IDEOGRAPHS.search(texts[-1].text))
        gap = extra / max(letters - 1 if ends_so else letters, 1)
        if gap <= MOST * line.style["font_size"]:
            width = line.width
            _spread(context, line, gap, 0)
            line.width = width + extra - HAIR

    return ours


def may_be_short(box: Any) -> bool:
    """Whether blanks of a justified text may be of another font than they were measured in; what a
    drawing letters is not justified."""
    is_justified = getattr(box, "justification_spacing", 0) and " " in box.text
    return bool(is_justified and MAY_FALL_BACK.search(box.text))


def _widen(context: Any, box: Any) -> None:
    """Let the blanks of a text fill the room that it was given."""
    layout = Layout(box.style, box.justification_spacing)
    layout.set_text(box.text, justify=True)
    line, _ = layout.get_first_line()
    width, _ = line_size(line, box.style)
    blanks = box.text.count(" ") + box.text.count("\u00a0")
    box.justification_spacing += (box.width - width) / blanks
    box.pango_layout = create_layout(box.text, box.style, context, None, box.justification_spacing)
    box.pango_layout.deactivate()


def _spread(context: Any, box: Any, gap: float, moved: float) -> float:
    """Part the letters in a box, which has moved so far; how far it moves what comes after it."""
    if isinstance(box, boxes.TextBox):
        box.position_x += moved
        return moved + (_parted(context, box, gap) if IDEOGRAPHS.search(box.text) else 0)
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(context, child, gap, moved)
    box.width += moved - before
    return moved


def _parted(context: Any, box: Any, gap: float) -> float:
    style = box.style.copy()
    own = style["letter_spacing"]
    style["letter_spacing"] = gap if own == "normal" else own + gap
    box.style = style
    box.pango_layout = create_layout(box.text, style, context, None, 0)
    box.pango_layout.deactivate()
    more = gap * len(box.text)
    box.width += more
    return more
