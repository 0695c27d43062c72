"""Lines that were broken already: trials of a document break most of its text at the same places.

See docs/decisions/weasyprint-lines-kept.md.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from exporter.engine.insides import Computed

SplitLine = tuple[Any, int, int | None, float, float, float]
"""What `split_first_line` gives: a line, its bytes, where the rest begins, and its measures."""

Known = dict[tuple[object, ...], SplitLine]

LONGEST = 3000  # letters; of longer paragraphs the rest of each line would take much memory
LONGEST_HEAD = 120  # letters of a text whose least width is kept, for which each word is a line
MOST = 8000  # lines, of some 500 bytes
LOOKED_AT = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "line_height",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""The properties that a line depends on; a test reads WeasyPrint's source for them."""


class Lines:
    """The lines of a document, by their text, their style and their room.

    `tables` are what became of its tables, by what stands in them (engine/tables/kept_columns.py).
    """

    def __init__(self) -> None:
        self._known: Known = {}
        self._widths: Known = {}
        self.tables: dict[object, Any] = {}

    def split(
        self, split: Callable[..., SplitLine], text: str, style: Computed, *others: Any
    ) -> SplitLine:
        """What `split` gives for a text in a style, or gave before."""
        if len(text) > LONGEST:
            return split(text, style, *others)
        line, *measures = _found(self._known, split, text, style, *others)
        return copy.copy(line), *measures  # each box justifies its own

    def measure(
        self, split: Callable[..., SplitLine], text: str, style: Computed, *others: Any
    ) -> SplitLine:
        """Likewise for a text that is measured only, such as a running head on each page."""
        if len(text) > LONGEST_HEAD:
            return split(text, style, *others)
        return _found(self._widths, split, text, style, *others)


def _found(
    known: Known, split: Callable[..., SplitLine], text: str, style: Computed, *others: Any
) -> SplitLine:
    key = (text, look(style), *others[1:])  # but for the layout context
    if key not in known:
        if len(known) >= MOST:
            known.clear()
        known[key] = split(text, style, *others)
    return known[key]


def look(style: Any) -> str:
    """What a line of a text depends on beside its words, in one string for each look."""
    known: str | None = style.__dict__.get("look_of_lines")
    if known is None:
        known = style.look_of_lines = str([style[name] for name in LOOKED_AT])
    return known
