"""Which text begins a line: a long word there may break anywhere, and nowhere else.

WeasyPrint takes all text of an inline box that begins a line for such: a link in a paragraph of
italics lost letters to the line before it, with no hyphen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine import computed

SplitLevel = Callable[..., tuple[Any, ...]]

LINE_CHILDREN = 7  # which of the arguments behind `max_x` holds what the line has already
SOMETHING = (None,)
HAIR = 0.1  # CSS pixels

_begun: ContextVar[tuple[object, float] | None] = ContextVar("begun", default=None)
"""The list of what the line has that is being made, and where its text begins, in CSS pixels."""


def begun_once(split_inline_level: SplitLevel) -> SplitLevel:
    """A function for a function: text behind other text of its line does not begin it."""

    def split(context: Any, box: Any, position_x: float, max_x: float, *others: Any) -> Any:
        children = others[LINE_CHILDREN]
        known = _begun.get()
        is_new = known is None or known[0] is not children
        start = position_x if is_new or known is None else known[1]
        is_behind = position_x > start + HAIR
        if isinstance(box, boxes.TextBox):
            if is_behind and not children:
                others = (*others[:LINE_CHILDREN], SOMETHING, *others[LINE_CHILDREN + 1 :])
            return split_inline_level(context, box, position_x, max_x, *others)
        inner = start if is_behind else position_x + _inset(box)
        token = _begun.set((children, inner))
        try:
            return split_inline_level(context, box, position_x, max_x, *others)
        finally:
            _begun.reset(token)

    return split


def _inset(box: Any) -> float:
    """How far the text of an inline box begins behind its own beginning, in CSS pixels."""
    edges = ("margin_left", "border_left_width", "padding_left")
    return sum(computed.length(box.style[edge]) for edge in edges) / computed.POINTS_PER_PIXEL
