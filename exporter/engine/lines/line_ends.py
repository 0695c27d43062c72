"""Where lines may end: clear of italics that lean out, and not for a hair.

docs/decisions/line-ends.md says what was measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from typing import Any

from exporter.engine.insides import Computed
from exporter.engine.lines.kept_lines import SplitLine

LEAN = 12
"""What part of their height is clear behind a line of italics: as much as LibreOffice keeps."""

HAIR = 1 / 45
"""CSS pixels, a third of a twentieth of a point: word processors know of nothing so small."""

NESTED = 1e-5
"""CSS pixels: boxes of a line that stand in others get more room than these, but for less than it
(WeasyPrint adds a billionth of a line's end for each)."""

NO_BREAK = "\u00a0".encode()

WORD_AND_BLANKS = re.compile(r"(\S+)( {2,})|( +)")


def clear_of_lean(
    split: Callable[..., SplitLine],
    line: SplitLine,
    text: str,
    style: Computed,
    context: Any,
    room: float | None,
    *others: Any,
) -> SplitLine:
    """A line that is not the last, or with fewer words: its last letter must not lean over the edge
    of its room. `split` made it."""
    _, _, rest, width, height, _ = line
    lean = height / LEAN if style["font_style"] != "normal" else 0
    if not lean or rest is None or room in (None, inf) or not room - lean < width <= room:
        return line
    clear = split(text, style, context, room - lean, *others)
    return line if is_one_word(text, clear) else clear


def within(room: float, line: SplitLine) -> SplitLine:
    """A line that is as wide as its room, if it is wider by a hair; so is the box around it."""
    layout, length, rest, width, *height = line
    most = room - NESTED
    return (layout, length, rest, most, *height) if most < width <= room + HAIR else line


def past_blanks(text: str, line: SplitLine) -> SplitLine:
    """A line that ends with a blank, without the no-break ones behind it that the next would begin
    with: they part nothing there."""
    layout, _, rest, *measures = line
    letters = text.encode()
    if rest is None or letters[rest - 1 : rest] != b" ":
        return line
    begins = rest
    while letters.startswith(NO_BREAK, begins):
        begins += len(NO_BREAK)
    return (layout, begins, begins, *measures) if rest < begins < len(letters) else line


def with_hanging_blanks(
    split: Callable[..., SplitLine],
    line: SplitLine,
    text: str,
    style: Computed,
    context: Any,
    room: float | None,
    *others: Any,
) -> SplitLine:
    """A line of text that keeps its blanks, with the next word if nothing but the blanks behind it
    has no room, and with all blanks that part it from the next: they hang (CSS Text 3, 4.1.3)."""
    layout, length, rest, *measures = line
    if rest is None or style["white_space"] != "pre-wrap" or room in (None, inf):
        return line
    above = text.encode()[:rest].decode()
    behind = WORD_AND_BLANKS.match(text, len(above))
    if behind is None or above.endswith("\n"):
        return line
    if behind[1]:
        layout, length, left, *measures = split(above + behind[1], style, context, room, *others)
        if left is not None or measures[0] > room:
            return line
        rest = length
    begins = rest + len(behind[2] or behind[3]) if behind.end() < len(text) else None
    return (layout, length, begins, *measures)


def is_one_word(text: str, line: SplitLine) -> bool:
    """Whether a line has one of several words."""
    _, length, rest, *_ = line
    return rest is not None and b" " not in text.encode()[:length].strip()
