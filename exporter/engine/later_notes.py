"""Text that a word processor would begin a column earlier: it fills columns one after another, and
then the notes that a later one calls need room below all of them.

docs/decisions/word-footnotes.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from exporter.engine import computed
from exporter.engine.insides import CALL, Box, Node, attribute
from exporter.engine.page_frames import Frame, frames_of
from exporter.engine.page_tops import goes_on, needed_by, opening_of
from exporter.engine.pages.sheets import Sheets, notes_of, type_area


def early_parts(pages: Sheets) -> frozenset[str]:
    """The parts of the article with which columns begin, and for which those before would have room
    if the notes of later ones had none. None of those that go on there from the column before: they
    would be kept whole.

    Of pages that another follows: LibreOffice levels no columns in which so much stays together.
    """
    followed = enumerate(pairwise(pages.sheets()), start=1)
    return frozenset(part for number, (sheet, _) in followed for part in _of(sheet, number))


def _of(sheet: Box, number: int) -> Iterator[str]:
    frames, (_, floor) = frames_of(sheet, number), type_area(sheet)
    for before, frame in pairwise(frames):
        opening = opening_of(frame.box)
        is_begun = opening is not None and not goes_on(before, opening[1])
        part = attribute(opening[1], "data-part") if opening and is_begun else None
        hole = before.hole + floor - before.bottom
        lacking = needed_by(before, frame) - hole
        if part and 0 < lacking <= _called_in(frames[frame.index :], sheet):
            yield part


def _called_in(frames: Iterable[Frame], sheet: Box) -> float:
    """How high the notes are that some columns call, in points."""
    inside = (box for frame in frames for box in frame.box.descendants())
    called: set[Node | None] = {box.element for box in inside if CALL in (box.element_tag or "")}
    notes = (note for note in notes_of(sheet) if note.element in called)
    return sum(computed.points(note.margin_height()) for note in notes)
