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
ROUNDING = 0.01  # CSS pixels
IN_COLUMN = "in_column"
PUT_OFF = "reported_footnotes"
PAGE = "current_page"


def keep_notes(context: Any) -> None:
    """Let a layout tell the heights of its notes one by one, and keep them in their order."""
    context.order = {note: index for index, note in enumerate(context.footnotes)}
    context.additions = {}
    context.going_on = set()
    context.__class__ = NotesInOrder


class NotesInOrder(LayoutContext):  # type: ignore[misc]
    """A layout whose notes stand in the `order` of their calls.

    `additions` are by how many CSS pixels a note makes those of a page higher: below another one,
    or as the first of them, on a page of some width. Of notes that are held no more than `most`
    may stand on the page; `None` for any number.
    """

    order: dict[Box, int]
    additions: dict[tuple[Box | None, Box, float], float]
    is_held: bool = False
    most: int | None = None

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

    @property
    def in_column(self) -> bool:
        """Whether lines are laid out that no note may be put off for: all, where a page has notes.

        WeasyPrint puts notes off rather than two lines that stay together, and may lose them.
        """
        return self.is_in_columns or bool(self.current_page_footnotes)

    @in_column.setter
    def in_column(self, value: bool) -> None:
        self.__dict__[IN_COLUMN] = value

    @property
    def is_in_columns(self) -> bool:
        """Whether a box with columns is being laid out."""
        return bool(self.__dict__[IN_COLUMN])

    def _update_footnote_area(self) -> bool:
        """Give the notes of the page the room that they need, as far as there may be.

        Tells whether they need more.
        """
        area = self.current_footnote_area
        if self.is_held:
            return self.most is not None and len(self.current_page_footnotes) > self.most
        if area.height != "auto" and not self.is_in_columns:
            self.page_bottom += area.margin_height()
        area.children = self.current_page_footnotes
        needed = self._needed(area)
        area.height = min(needed, area.max_height)
        if not self.is_in_columns:
            self.page_bottom -= area.margin_height()
        return bool(needed > area.max_height)

    def hold_notes(self) -> None:
        """Let notes take no room from now on; columns are tried that call them."""
        area = self.current_footnote_area
        if area.height == "auto":
            area.height = 0
            area.height = -area.margin_height()
        self.is_held = True

    def note_room(self) -> float:
        """The room that the notes of the page have, with what is around them, in CSS pixels."""
        return float(self.current_footnote_area.margin_height())

    def most_room(self) -> float:
        """Likewise the most that they may have."""
        area = self.current_footnote_area
        return float(area.margin_height() - area.height + area.max_height)

    def needed_room(self) -> float:
        """Likewise what they need."""
        area, notes = self.current_footnote_area, self.current_page_footnotes
        if not notes:
            return 0.0
        area.children = notes
        return float(area.margin_height() - area.height + self._needed(area))

    def let_notes_stand(self, most: float) -> None:
        """Give the notes their room again, and put off those that have none in so much."""
        while self.current_page_footnotes and self.needed_room() > most + ROUNDING:
            self.reported_footnotes.append(self.current_page_footnotes.pop())
        self.is_held, self.most = False, None
        if self.current_page_footnotes:
            self._update_footnote_area()
        elif self.note_room() == 0:
            self.current_footnote_area.height = "auto"

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
