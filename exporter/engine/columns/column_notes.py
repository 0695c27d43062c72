"""Notes of a text in columns: they stand on the page of their calls.

WeasyPrint lays columns out, makes room for the notes that are called in them, and puts off those of
lines that it has moved meanwhile; some it loses. Here the columns are laid out with so much room
kept below them as their notes need: less room has more text, and more text has more notes.
docs/decisions/weasyprint-notes-in-columns.md says what was measured.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.columns.multicol import ColumnsLayout, in_columns
from exporter.engine.left_behind import Marks
from exporter.engine.pages.page_notes import NotesInOrder

MOST_TRIES = 5  # layouts of the columns of a page
ENOUGH = 4.0  # CSS pixels of room that no search is worth


def with_notes(columns_layout: ColumnsLayout) -> ColumnsLayout:
    """A function for a function: with columns that leave room for their notes."""

    ours = in_columns(columns_layout)

    def layout(context: Any, box: Any, bottom_space: float, *others: Any) -> Any:
        if not isinstance(context, NotesInOrder):
            return columns_layout(context, box, bottom_space, *others)
        if context.is_in_columns or not context.footnotes:
            return ours(context, box, bottom_space, *others)
        return _Columns(ours, context, box, bottom_space, others).laid_out()

    return layout


class _Columns:
    """Columns of a page while the least room is sought in which their notes stand."""

    def __init__(
        self, columns_layout: ColumnsLayout, context: Any, box: Any, bottom: float, others: Any
    ) -> None:
        self._columns_layout = columns_layout
        self._context = context
        self._box, self._bottom, self._others = box, bottom, others
        _, _, _, absolute, fixed, *_ = others
        self._before = Marks(context, (absolute, fixed))
        context.hold_notes()
        self._held = context.note_room()
        self._result: Any = None
        self._needed = self._tried = 0.0

    def laid_out(self) -> Any:
        """What the function gives, with the least room."""
        self._try(0)
        if self._needed > 0 and self._result[0] is not None:
            self._make_room(min(self._needed, self._context.most_room() - self._held))
            if self._stands and self._tried - self._needed > ENOUGH:
                self._go_on_up_to_next_call()
        self._context.let_notes_stand(self._held + self._tried)
        return self._result

    def _make_room(self, most: float) -> None:
        """Lay out with the least room up to `most` in which the notes stand.

        Where they stand in none, with the most that leaves room for text.
        """
        low, high, room = 0.0, most, most
        best: float | None = None
        for _ in range(MOST_TRIES):
            self._try(room)
            guess = self._needed if best is None and self._stands else None
            if self._stands:
                best = high = room
            elif self._result[0] is None:
                high = room
            else:
                low = room
            if high - (guess or low) < ENOUGH:
                break
            room = guess or (low + high) / 2
        least = low if best is None else best
        if self._tried != least:
            self._try(least)

    def _go_on_up_to_next_call(self) -> None:
        """Lay out with the room that the notes need and no more, up to the line that calls the next
        one: to leave that to the next page, all columns would have to end as high.

        As it was where less text has room so, or where a column goes on with that line.
        """
        room, lines, context = self._tried, self._lines, self._context
        standing, waiting = context.current_page_footnotes, list(context.reported_footnotes)
        context.most = len(standing)
        self._try(self._needed)
        context.most = None
        if self._lines < lines or not self._stands or self._calls - set(standing):
            self._try(room)
            return
        for note in set(context.reported_footnotes) - set(waiting):
            context.unlayout_footnote(note)

    @property
    def _lines(self) -> int:
        """How many lines stand in the columns, and in what is in them."""
        box = self._result[0]
        return sum(type(one) is boxes.LineBox for one in box.descendants()) if box else 0

    @property
    def _calls(self) -> set[Any]:
        """The notes that are called in the columns."""
        box = self._result[0]
        return {one.footnote for one in box.descendants() if one.footnote} if box else set()

    @property
    def _stands(self) -> bool:
        return self._result[0] is not None and self._needed <= self._tried

    def _try(self, room: float) -> None:
        """Lay the columns out with some room below them."""
        self._before.set()
        self._tried = room
        bottom = self._bottom + room
        self._result = self._columns_layout(self._context, self._box, bottom, *self._others)
        self._needed = self._context.needed_room() - self._held
