"""Marks that hang on the word before them: no line begins with a note's call, or a raised 2.

WeasyPrint asks Pango about two letters where one box ends and another begins, and Pango has a
chance to break between a full stop and a number. docs/decisions/weasyprint-lone-calls.md says what
was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import CALL

SplitLevel = Callable[..., tuple[Any, ...]]
RAISED = ("sup", "sub")
NEVER = False
NOT_BEHIND_TEXT = "\N{NO-BREAK SPACE}"  # a line may begin with it where a blank ends the one before


def unparted(split_inline_level: SplitLevel) -> SplitLevel:
    """A function for a function: with no chance to break before such a mark."""

    def split(context: Any, box: Any, *others: Any) -> tuple[Any, ...]:
        made, rest, is_forced, first, *more = split_inline_level(context, box, *others)
        return made, rest, is_forced, _chance(box, first), *more

    return split


def _chance(box: Any, first: Any) -> Any:
    """What WeasyPrint shall take for a box's first letter, from which it tells where lines end."""
    if first is None or not isinstance(box, boxes.InlineBox):
        return first
    if box.element_tag in RAISED:
        return NOT_BEHIND_TEXT
    return NEVER if box.element_tag.endswith(CALL) else first
