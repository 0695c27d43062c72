"""What WeasyPrint lacks for our pages: floating drop caps, and spaces that hang at a line's end.

Whoever else uses WeasyPrint in this process must not notice us. First letters are set apart between
WeasyPrint's own steps, with nothing of it replaced. Trailing spaces need a `split_first_line` of
ours in `weasyprint.layout.inline`: it stands there only while a layout of ours runs in some thread,
and in any other thread it does nothing but call the function that stood there before.

What was measured is in docs/decisions: `weasyprint-floated-first-letters.md` and
`weasyprint-trailing-spaces.md`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.text import get_first_letter
from weasyprint.layout import inline

from exporter.engine.insides import Box, Computed

SplitLine = tuple[Any, int, int | None, float, float, float]
"""What `split_first_line` gives: a line, its bytes, where the rest begins, and its measures."""


def set_first_letters_apart(root: Box) -> None:
    """Put each first letter that floats into a float of its own, before its block's first line."""
    for box in (root, *root.descendants()):
        style = getattr(box, "first_letter_style", None)
        if style is not None and style["float"] != "none":
            _set_apart(box, style)


def _set_apart(box: Any, first_letter_style: Computed) -> None:
    box.first_letter_style = None
    words: Any = _first_text(box.children[0]) if box.children else None
    letter = get_first_letter(words.text.lstrip()) if words is not None else ""
    if not letter:
        return
    words.text = words.text.lstrip()[len(letter) :]
    tag = f"{box.element_tag}::first-letter"
    style = first_letter_style.copy()
    style["position"] = "static"  # Selectors 3, 7.2
    inside = style.anonymous_style
    text = boxes.TextBox(tag, inside, box.element, letter)
    text.process_text_transform()
    line = boxes.LineBox(tag, inside, box.element, [text])
    around = boxes.BlockBox.anonymous_from(box, box.children)
    box.children = (boxes.BlockBox(tag, style, box.element, [line]), around)


def _first_text(line: Box) -> Box | None:
    """The text that a line begins with; `None` where it begins with something else."""
    first = line
    while isinstance(first, boxes.LineBox | boxes.InlineBox) and first.children:
        first = first.children[0]
    return first if isinstance(first, boxes.TextBox) else None


_is_ours: ContextVar[bool] = ContextVar("is_ours", default=False)
"""Whether what is laid out in this thread, or in this task of it, is ours."""

SplitFirstLine = Callable[..., SplitLine]
COLLAPSING = ("normal", "nowrap", "pre-line")


def _hanging(split_first_line: SplitFirstLine) -> SplitFirstLine:
    """A function for a function: with trailing spaces that hang, for those who ask for it."""

    def split(
        text: str, style: Computed, context: Any, max_width: Any, *others: Any, **more: Any
    ) -> SplitLine:
        line = split_first_line(text, style, context, max_width, *others, **more)
        words = text.rstrip(" ")
        if not _is_ours.get() or max_width in (None, inf) or words == text:
            return line
        if style["white_space"] not in COLLAPSING or not _is_one_word(text, line):
            return line
        shorter = split_first_line(words, style, context, max_width, *others, **more)
        _, _, rest, width, _, _ = shorter
        fits = rest is None and width <= max_width
        return split_first_line(text, style, context, None, *others, **more) if fits else line

    return split


def _is_one_word(text: str, line: SplitLine) -> bool:
    """Whether a line has one of several words."""
    _, length, rest, *_ = line
    return rest is not None and b" " not in text.encode()[:length].strip()


class _TrailingSpaces:
    """Our `split_first_line` in the place of WeasyPrint's, while any layout of ours runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._layouts = 0
        self._theirs: SplitFirstLine = inline.split_first_line
        self._ours = _hanging(self._theirs)

    def put(self) -> None:
        """A layout of ours begins."""
        with self._lock:
            self._layouts += 1
            if self._layouts == 1:
                self._theirs = inline.split_first_line
                self._ours = _hanging(self._theirs)
                inline.split_first_line = self._ours

    def take_away(self) -> None:
        """A layout of ours is done; what others have put there since is left alone."""
        with self._lock:
            self._layouts -= 1
            if not self._layouts and inline.split_first_line is self._ours:
                inline.split_first_line = self._theirs


_trailing_spaces = _TrailingSpaces()


@contextmanager
def patched() -> Iterator[None]:
    """Lay out our way inside the block: a line whose last space alone is too much stays whole."""
    before = _is_ours.set(True)
    _trailing_spaces.put()
    try:
        yield
    finally:
        _trailing_spaces.take_away()
        _is_ours.reset(before)
