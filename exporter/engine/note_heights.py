"""How high the notes of a page are: told note by note, so that each is laid out once.

WeasyPrint lays out all notes of a page again whenever one is added or taken away, which of a
hundred notes is five thousand.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.block import block_level_layout

from exporter.engine.insides import Box, LayoutContext

ENDLESS = float("inf")


def tell_heights(context: LayoutContext) -> None:
    """Let a layout tell the height of a page's notes our way."""
    context._update_footnote_area = NoteHeights(context).update


class NoteHeights:
    """The heights of notes, in CSS pixels, alone and below each other."""

    def __init__(self, context: LayoutContext) -> None:
        self._context = context
        self._added: dict[tuple[Box | None, Box, float], float] = {}

    def update(self) -> bool:
        """Give the notes of the page the room that they need, as far as there may be.

        Tells whether they need more.
        """
        context = self._context
        area, is_in_column = context.current_footnote_area, context.in_column
        if area.height != "auto" and not is_in_column:
            context.page_bottom += area.margin_height()
        area.children = context.current_page_footnotes
        needed = self._height(area)
        area.height = min(needed, area.max_height)
        if not is_in_column:
            context.page_bottom -= area.margin_height()
        return needed > area.max_height

    def _height(self, area: Any) -> float:
        """The height of a page's notes below each other, whatever room there may be."""
        notes = (None, *area.children)
        return sum(self._addition(area, before, note) for before, note in pairwise(notes))

    def _addition(self, area: Any, before: Box | None, note: Box) -> float:
        """By how much a note makes the area higher, below another or as the first."""
        key = before, note, area.page.width
        if key not in self._added:
            alone = 0 if before is None else self._addition(area, None, before)
            notes = [note] if before is None else [before, note]
            self._added[key] = self._laid_out(area, notes) - alone
        return self._added[key]

    def _laid_out(self, area: Any, notes: list[Box]) -> float:
        """The height of an area with some notes."""
        tried = area.copy_with_children(notes).deepcopy()
        tried.style = area.style.copy()
        tried.style["max_height"] = Dimension(ENDLESS, "px")
        tried = create_anonymous_boxes(tried)
        height: float = block_level_layout(self._context, tried, -ENDLESS, None, area.page)[0].height
        return height
