"""Blanks at the end of a line that need no room, which WeasyPrint forgets where a text ends so.

A text that fits its line but for the blank after it, such as one before an `em`, is broken by
WeasyPrint 70 after its first word. CSS Text 3, 4.1.3, lets the blank hang. The functions are
private names: see `cascade.py`.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import split_first_line

COLLAPSING = ("normal", "nowrap", "pre-line")


def let_blanks_hang() -> None:
    """Let every layout of this process keep a line whole whose last blank alone is too much."""
    inline.split_first_line = _split


def _split(text: str, style: Any, context: Any, max_width: Any, *others: Any, **more: Any) -> Any:
    """As `split_first_line`; see there."""
    found = split_first_line(text, style, context, max_width, *others, **more)
    words = text.rstrip(" ")
    if max_width in (None, inf) or words == text or not _is_first_word(text, found):
        return found
    if style["white_space"] not in COLLAPSING:
        return found
    _, _, rest, width, _, _ = split_first_line(words, style, context, max_width, *others, **more)
    fits = rest is None and width <= max_width
    return split_first_line(text, style, context, None, *others, **more) if fits else found


def _is_first_word(text: str, found: Any) -> bool:
    """Whether the line that was found has one of several words."""
    _, length, resume_index, *_ = found
    return resume_index is not None and b" " not in text.encode()[:length].strip()
