"""Words that no hyphen parts where it would be seen most: the last of a paragraph, whose second
half would be all of its last line, and one that would go on overleaf.

CSS calls that `hyphenate-limit-last` (CSS Text 4, 6.3.4), which WeasyPrint does not know. A Word
file is told which words these are (`short_syllables.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from exporter.engine.insides import CALL, Box, Computed
from exporter.engine.lines.kept_lines import SplitLine

HYPHENS = ("-", "\u2010")
BLANK = b" "

Told = TypeVar("Told")

_end: ContextVar[object] = ContextVar("end", default=None)
"""The last text of the paragraph of which a line is made."""

_at_end: ContextVar[bool] = ContextVar("at_end", default=False)
"""Whether the text that is split is that one."""

_ends_page: ContextVar[bool] = ContextVar("ends_page", default=False)
"""Whether the column that is laid out is the last of its page."""

_is_last_line: ContextVar[bool] = ContextVar("is_last_line", default=False)
"""Whether the line that is made is the last on its page."""


def ending_page(*, really: bool) -> AbstractContextManager[None]:
    """Where a page ends with the column that is laid out meanwhile, if it `really` does."""
    return _being(_ends_page, really)


def knowing_its_end(next_line: Callable[..., Any]) -> Callable[..., Any]:
    """A function for a function: a line that knows the last text of its paragraph."""

    def ours(context: Any, whole: Any, *others: Any) -> Any:
        with _being(_end, _last_text(whole)):
            return next_line(context, whole, *others)

    return ours


def knowing_the_end(split_inline_level: Callable[..., Any]) -> Callable[..., Any]:
    """A function for a function: text that knows whether it is the last of its paragraph."""

    def split(context: Any, box: Any, *others: Any) -> Any:
        with _being(_at_end, box is _end.get()):
            return split_inline_level(context, box, *others)

    return split


def ended_whole(break_line: Callable[..., Any]) -> Callable[..., Any]:
    """A function for a function: where a page's end parts a paragraph, it parts no word.

    Columns but the last are left alone, and lines with notes, which are on their page by now.
    """

    def ours(context: Any, box: Any, line: Any, kept: list[Any], *others: Any) -> Any:
        is_aborted, *more = break_line(context, box, line, kept, *others)
        is_page_end = _ends_page.get() or not context.is_in_columns
        if not is_aborted and is_page_end and len(kept) > 1 and _is_parted(kept[-1]):
            kept[-1] = _unparted(context, box, kept)
        return is_aborted, *more

    return ours


def is_seen_most(text: str, style: Computed, line: SplitLine) -> bool:
    """Whether a line may part a word, and ends within one that should stay whole."""
    _, length, rest, *_ = line
    if style["hyphens"] != "auto" or rest is None:
        return False
    letters = text.encode()
    is_within = BLANK in letters[:length].strip() and letters[rest - 1 : rest] != BLANK
    if _is_last_line.get():
        return is_within
    return is_within and _at_end.get() and BLANK not in letters[rest:].strip()


def unhyphenated(style: Computed) -> Computed:
    """A style but for its hyphenation."""
    plain = style.copy()
    plain["hyphens"] = "manual"
    return plain


def _unparted(context: Any, box: Any, kept: list[Any]) -> Any:
    """The last of some lines anew, without its last word."""
    *_, before, last = kept
    with _being(_is_last_line, True):
        line, rest = inline.get_next_linebox(
            context, box.children[0], last.position_y, 0, before.resume_at, box, [], [], None, None
        )
    if line is None or rest is None:
        return last
    line.resume_at = rest
    return line


@contextmanager
def _being(what: ContextVar[Told], value: Told) -> Iterator[None]:
    token = what.set(value)
    try:
        yield
    finally:
        what.reset(token)


def _is_parted(line: Box) -> bool:
    """Whether a line of nothing but text ends within a word."""
    parts = [one for one in line.descendants() if one is not line]
    plain = all(isinstance(one, boxes.TextBox | boxes.InlineBox) for one in parts)
    texts = [one.text for one in parts if isinstance(one, boxes.TextBox)]
    has_notes = any(map(_is_call, parts))
    return plain and not has_notes and bool(texts) and texts[-1].endswith(HYPHENS)


def _last_text(box: Any) -> object:
    """The last text in a box, but for the calls of notes."""
    for child in reversed(box.children):
        if isinstance(child, boxes.TextBox):
            return child
        if not _is_call(child):
            return _last_text(child) if isinstance(child, boxes.InlineBox) else None
    return None


def _is_call(box: Box) -> bool:
    return (box.element_tag or "").endswith(CALL)
