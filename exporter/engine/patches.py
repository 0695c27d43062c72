"""What WeasyPrint lacks for our pages: floating drop caps, spaces that hang at a line's end, and
tables that keep to the measure.

Whoever else uses WeasyPrint in this process must not notice us. First letters are set apart between
WeasyPrint's own steps, with nothing of it replaced. Trailing spaces need a `split_first_line` of
ours in `weasyprint.layout.inline`, widths that are kept another in `weasyprint.layout.preferred`,
tables an `auto_table_layout` in `weasyprint.layout.table`: they stand there only while a layout of
ours runs in some thread, and in any other thread they do nothing but call the functions that stood
there before.

What was measured is in docs/decisions: `weasyprint-floated-first-letters.md`,
`weasyprint-trailing-spaces.md` and `weasyprint-crowded-tables.md`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from types import SimpleNamespace
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.text import get_first_letter
from weasyprint.layout import block, inline, preferred
from weasyprint.layout import page as page_layout
from weasyprint.layout import table as table_layout
from weasyprint.text import line_break

from exporter.engine.columns.column_notes import with_notes
from exporter.engine.insides import Box, Computed
from exporter.engine.left_behind import leaving_nothing
from exporter.engine.lines.capitals import capitals
from exporter.engine.lines.hanging_marks import unparted
from exporter.engine.lines.hyphens import Hyphens, with_points, with_second_hyphen, without_point
from exporter.engine.lines.kept_lines import Lines, SplitLine
from exporter.engine.lines.line_ends import (
    HAIR,
    clear_of_lean,
    is_one_word,
    past_blanks,
    with_hanging_blanks,
    within,
)
from exporter.engine.lines.line_starts import begun_once
from exporter.engine.lines.long_words import COLLAPSING, well_parted
from exporter.engine.lines.spread_lines import spread_evenly
from exporter.engine.lines.steady_baselines import kept_level, steady
from exporter.engine.lines.territories import spelt
from exporter.engine.lines.visual_order import in_visual_order
from exporter.engine.lines.whole_words import (
    ended_whole,
    is_seen_most,
    knowing_its_end,
    knowing_the_end,
    unhyphenated,
)
from exporter.engine.pages.floats_outside import passing_outside, picture_passing_outside
from exporter.engine.pages.side_floats_along import first_beside_floats, going_along
from exporter.engine.pages.whole_floats import kept_whole, never_empty, never_lost
from exporter.engine.tables.kept_columns import Tables, within_measure
from exporter.engine.tables.leftward_tables import turned_once


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


_tables: ContextVar[Tables | None] = ContextVar("tables", default=None)
"""The tables of what is laid out in this thread, or in this task of it; `None` where that is not
ours."""

_lines: ContextVar[Lines | None] = ContextVar("lines", default=None)
"""Likewise the lines that are known of it."""

SplitFirstLine = Callable[..., SplitLine]


def _hanging(split_first_line: SplitFirstLine) -> SplitFirstLine:
    """A function for a function: with trailing spaces that hang, for those who ask for it."""

    @steady
    def split(text: str, style: Computed, context: Any, max_width: Any, *others: Any) -> SplitLine:
        style = spelt(style)
        line = split_first_line(text, style, context, max_width, *others)
        text, style, line = well_parted(
            split_first_line, line, text, style, context, max_width, *others
        )
        line = with_second_hyphen(text, without_point(text, line), style["lang"])
        line = clear_of_lean(split_first_line, line, text, style, context, max_width, *others)
        line = with_hanging_blanks(split_first_line, line, text, style, context, max_width, *others)
        line = past_blanks(text, line) if style["white_space"] in COLLAPSING else line
        words = text.rstrip(" ")
        if max_width in (None, inf) or words == text:
            return line
        if style["white_space"] not in COLLAPSING or not is_one_word(text, line):
            return line
        shorter = split_first_line(words, style, context, max_width, *others)
        _, _, rest, width, _, _ = shorter
        fits = rest is None and width <= max_width
        return split_first_line(text, style, context, None, *others) if fits else line

    def known(
        text: str,
        style: Computed,
        context: Any,
        max_width: Any,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> SplitLine:
        rest = (justification_spacing, is_line_start, minimum)
        lines = _lines.get()
        if lines is None:
            return split_first_line(text, style, context, max_width, *rest)
        if max_width in (None, inf) or max_width <= 0:
            return lines.split(split, text, style, context, max_width, *rest)
        room = max_width + HAIR
        line = lines.split(split, text, style, context, room, *rest)
        if is_seen_most(text, style, line):
            line = lines.split(split, text, unhyphenated(style), context, room, *rest)
        return within(max_width, line)

    return known


def _transforming(transform: Callable[[str, str, str], str]) -> Callable[[str, str, str], str]:
    """A function for a function: with capitals of ours, which Word gets too."""

    def transformed(function: str, text: str, language: str) -> str:
        is_upper = function == "uppercase"
        return capitals(text, language) if is_upper else transform(function, text, language)

    return transformed


def _hyphenating(pyphen: Any) -> Any:
    """For a module what is asked of it: with dictionaries of ours."""

    def chosen(name: str) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            module = pyphen if _lines.get() is None else Hyphens
            return getattr(module, name)(*given, **named)

        return asked

    names = ("language_fallback", "Pyphen")
    return SimpleNamespace(**{name: chosen(name) for name in names})


def _in_ours(made: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function that makes one of theirs, but for layouts that are not ours."""

    def chosen(theirs: Any) -> Any:
        ours = made(theirs)

        def asked(*given: Any) -> Any:
            return (theirs if _lines.get() is None else ours)(*given)

        return asked

    return chosen


def _measured_once(split_first_line: SplitFirstLine) -> SplitFirstLine:
    """A function for a function: what it measures of one document is kept."""

    def known(
        text: str,
        style: Computed,
        context: Any,
        max_width: Any,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> SplitLine:
        rest = (context, max_width, justification_spacing, is_line_start, minimum)
        lines = _lines.get()
        if lines is None:
            return split_first_line(text, style, *rest)
        return lines.measure(split_first_line, text, style, *rest)

    return known


class Replaced:
    """A function of ours in the place of one of WeasyPrint's, while any layout of ours runs."""

    def __init__(self, module: Any, name: str, ours: Callable[[Any], Any]) -> None:
        """`ours` makes the function, of the one that stands there."""
        self._module = module
        self._name = name
        self._made = ours
        self._layouts = 0
        self._theirs: Any = None
        self._ours: Any = None

    def put(self) -> None:
        """A layout of ours begins."""
        self._layouts += 1
        if self._layouts == 1:
            self._theirs = getattr(self._module, self._name)
            self._ours = self._made(self._theirs)
            setattr(self._module, self._name, self._ours)

    def take_away(self) -> None:
        """A layout of ours is done; what others have put there since is left alone."""
        self._layouts -= 1
        if not self._layouts and getattr(self._module, self._name) is self._ours:
            setattr(self._module, self._name, self._theirs)


_lock = threading.Lock()
_replaced = (
    Replaced(boxes, "transform", _in_ours(_transforming)),
    Replaced(block, "_out_of_flow_layout", kept_whole),
    Replaced(block, "avoid_collisions", passing_outside),
    Replaced(block, "block_replaced_box_layout", picture_passing_outside),
    Replaced(
        block,
        "block_container_layout",
        lambda theirs: leaving_nothing(never_empty(going_along(theirs))),
    ),
    Replaced(block, "_break_line", _in_ours(ended_whole)),
    Replaced(block, "_in_flow_layout", first_beside_floats),
    Replaced(block, "columns_layout", with_notes),
    Replaced(block, "table_layout", _in_ours(turned_once)),
    Replaced(line_break, "pyphen", _hyphenating),
    Replaced(line_break, "get_next_word_boundaries", _in_ours(with_points)),
    Replaced(page_layout, "make_page", never_lost),
    Replaced(inline, "split_first_line", _hanging),
    Replaced(
        inline,
        "split_inline_level",
        _in_ours(lambda theirs: begun_once(knowing_the_end(unparted(theirs)))),
    ),
    Replaced(
        inline,
        "get_next_linebox",
        _in_ours(lambda theirs: in_visual_order(knowing_its_end(theirs))),
    ),
    Replaced(inline, "justify_line", _in_ours(spread_evenly)),
    Replaced(inline, "line_box_verticality", _in_ours(kept_level)),
    Replaced(preferred, "split_first_line", _measured_once),
    Replaced(table_layout, "auto_table_layout", within_measure(_tables.get)),
)


@contextmanager
def patched(lines: Lines) -> Iterator[Tables]:
    """Lay out our way inside the block: a line whose last space alone is too much stays whole, and
    a table keeps to its room. What becomes of the tables is given, once they are laid out."""
    tables = Tables(lines.tables)
    before, known_before = _tables.set(tables), _lines.set(lines)
    with _lock:
        for one in _replaced:
            one.put()
    try:
        yield tables
    finally:
        with _lock:
            for one in _replaced:
                one.take_away()
        _tables.reset(before)
        _lines.reset(known_before)
