"""Where lines may end: clear of italics that lean out, and not for a hair.

docs/decisions/line-ends.md says what was measured.
"""

from __future__ import annotations

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


def is_one_word(text: str, line: SplitLine) -> bool:
    """Whether a line has one of several words."""
    _, length, rest, *_ = line
    return rest is not None and b" " not in text.encode()[:length].strip()
