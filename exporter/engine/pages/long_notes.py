"""Notes for which no page has room: they begin on one page, and go on at the foot of the next.

WeasyPrint breaks no note. A long one becomes several notes that stand below each other, each with
a few of its lines, all called at the same place; what a page has no room for goes to the next.
docs/decisions/weasyprint-long-notes.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node, node_of

TOGETHER = 2  # lines that no page parts: no note begins or ends with a single one
ZERO = Dimension(0, "px")
NOTHING_ABOVE = {"margin_top": ZERO, "padding_top": ZERO, "border_top_width": 0}
NOTHING_BELOW = {"margin_bottom": ZERO, "padding_bottom": ZERO, "border_bottom_width": 0}

LongNotes = Mapping[Node, Box]
"""Notes that are too high for any page, by their elements, as they were laid out in one piece."""


def long_notes(areas: Iterable[Any]) -> LongNotes:
    """The notes that are higher than the area at the foot of a page may be in which they stand."""
    return {
        node_of(note): note
        for area in areas
        for note in area.children
        if note.margin_height() > area.max_height and _has_lines(note)
    }


def part_notes(root: Box, notes: list[Any], long: LongNotes) -> None:
    """Let long ones among the `notes` that are called below a root be parted between pages."""
    for call in list(root.descendants()):
        note: Any = getattr(call, "footnote", None)
        if note is not None and note.element in long:
            first, *others = parts = _parts(note, long[note.element])
            index = notes.index(note)
            notes[index : index + 1] = parts
            _call(call, first, others)


def _has_lines(note: Box) -> bool:
    """Whether a note is nothing but lines, more than stay together."""
    are_lines = all(isinstance(child, boxes.LineBox) for child in note.children)
    return are_lines and len(note.children) >= 2 * TOGETHER


def _call(call: Any, first: Any, others: Sequence[Any]) -> None:
    """Call a note's first part where the note was called, and right behind it the others."""
    call.footnote = first
    for part in others:
        behind = boxes.InlineBox.anonymous_from(call, [])
        behind.footnote = part
        call.children = [*call.children, behind]


def _parts(note: Any, laid_out: Box) -> list[Any]:
    """A note in parts of a few lines each, as they were laid out."""
    lines, parts = laid_out.children, []
    for first, end in _spans(len(lines)):
        part = note.copy_with_children([])
        part.style = note.style.copy()
        part.style.update({**NOTHING_ABOVE, "footnote_policy": "auto"} if first else {})
        part.style.update(NOTHING_BELOW if end < len(lines) else {})
        part.children = [
            _paragraph(part, lines[index], is_first=not index, is_last=index == len(lines) - 1)
            for index in range(first, end)
        ]
        parts.append(part)
    return parts


def _spans(lines: int) -> Iterator[tuple[int, int]]:
    """The first line of each part, and the one after its last."""
    starts = range(0, lines - TOGETHER + 1, TOGETHER)
    return zip(starts, (*starts[1:], lines), strict=True)


def _paragraph(part: Any, line: Any, *, is_first: bool, is_last: bool) -> Any:
    """A laid-out line of a note's part, to be laid out again as it stands."""
    again = line.deepcopy()
    for box in again.descendants():
        box.justification_spacing = 0
    paragraph = boxes.BlockBox.anonymous_from(part, again.children)
    paragraph.style = paragraph.style.copy()
    if not is_first:
        paragraph.style["text_indent"] = ZERO
    if not is_last:
        paragraph.style["text_align_last"] = paragraph.style["text_align_all"]
    return paragraph
