"""The notes of the pages that are being laid out: how high they are, and which come first.

WeasyPrint lays out all notes of a page again whenever one is added or taken away, which of a
hundred notes is five thousand; and it mixes up those that it puts off to the next page where a
line is taken back.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout

from exporter.engine.insides import Box

ENDLESS = float("inf")
PUT_OFF = "reported_footnotes"
PAGE = "current_page"


def keep_notes(context: Any) -> None:
    """Let a layout tell the heights of its notes one by one, and keep them in their order."""
    context.order = {note: index for index, note in enumerate(context.footnotes)}
    context.additions = {}
    context.going_on = set()
    context.__class__ = _NotesInOrder


class _NotesInOrder(LayoutContext):  # type: ignore[misc]
    """A layout whose notes stand in the `order` of their calls.

    `additions` are by how many CSS pixels a note makes those of a page higher: below another one,
    or as the first of them, on a page of some width.
    """

    order: dict[Box, int]
    additions: dict[tuple[Box | None, Box, float], float]

    @property
    def reported_footnotes(self) -> list[Box]:
        """What is put off to the next page."""
        notes: list[Box] = self.__dict__[PUT_OFF]
        notes.sort(key=self.order.__getitem__)
        return notes

    @reported_footnotes.setter
    def reported_footnotes(self, notes: list[Box]) -> None:
        self.__dict__[PUT_OFF] = notes

    @property
    def current_page(self) -> int | None:
        """The number of the page that is being made."""
        number: int | None = self.__dict__[PAGE]
        return number

    @current_page.setter
    def current_page(self, number: int) -> None:
        self.__dict__[PAGE] = number
        if self.__dict__[PUT_OFF] or self.broken_out_of_flow:
            self.going_on.add(number)

    def _update_footnote_area(self) -> bool:
        """Give the notes of the page the room that they need, as far as there may be.

        Tells whether they need more.
        """
        area = self.current_footnote_area
        if area.height != "auto" and not self.in_column:
            self.page_bottom += area.margin_height()
        area.children = self.current_page_footnotes
        needed = self._needed(area)
        area.height = min(needed, area.max_height)
        if not self.in_column:
            self.page_bottom -= area.margin_height()
        return bool(needed > area.max_height)

    def _needed(self, area: Any) -> float:
        notes = (None, *area.children)
        return sum(self._addition(area, before, note) for before, note in pairwise(notes))

    def _addition(self, area: Any, before: Box | None, note: Box) -> float:
        key = before, note, area.page.width
        if key not in self.additions:
            alone = 0 if before is None else self._addition(area, None, before)
            notes = [note] if before is None else [before, note]
            self.additions[key] = self._height(area, notes) - alone
        return self.additions[key]

    def _height(self, area: Any, notes: list[Box]) -> float:
        """How high some notes are below each other, whatever room there may be."""
        tried = area.copy_with_children(notes).deepcopy()
        tried.style = area.style.copy()
        tried.style["max_height"] = Dimension(ENDLESS, "px")
        tried = create_anonymous_boxes(tried)
        laid_out = block_level_layout(self, tried, -ENDLESS, None, area.page)[0]
        return float(laid_out.height)
