"""Notes for which no page has room: they begin on one page, and go on at the foot of the next.

WeasyPrint breaks no note. A long one becomes several notes that stand below each other, each with
a few of its lines, all called at the same place; what a page has no room for goes to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node, Page, node_of

TOGETHER = 2  # lines that no page parts: no note begins or ends with a single one
ZERO = Dimension(0, "px")

LongNotes = Mapping[Node, Box]
"""Notes that are too high for any page, by their elements, as they were laid out in one piece."""


def long_notes(pages: Sequence[Page]) -> LongNotes:
    """The notes of laid-out pages that are higher than the notes of their page may be."""
    areas = (box for page in pages for box in page._page_box.children)
    return {
        node_of(note): note
        for area in areas
        if isinstance(area, boxes.FootnoteAreaBox)
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
    for first, last in _spans(len(lines)):
        part = note.copy_with_children([])
        part.style = _style(note.style, is_first=not first, is_last=last == len(lines))
        part.children = [_paragraph(part, line) for line in lines[first:last]]
        parts.append(part)
    return parts


def _spans(lines: int) -> Iterator[tuple[int, int]]:
    """The first line of each part, and the one after its last."""
    starts = range(0, lines - TOGETHER + 1, TOGETHER)
    return zip(starts, (*starts[1:], lines), strict=True)


def _style(style: Any, *, is_first: bool, is_last: bool) -> Any:
    """The style of a part: what stands around a note stands around all its parts together."""
    part = style.copy()
    if not is_first:
        part["text_indent"] = ZERO
        for name in ("margin_top", "padding_top"):
            part[name] = ZERO
        part["border_top_width"] = 0
    if not is_last:
        part["text_align_last"] = part["text_align_all"]
        for name in ("margin_bottom", "padding_bottom"):
            part[name] = ZERO
        part["border_bottom_width"] = 0
    return part


def _paragraph(part: Any, line: Any) -> Any:
    """A laid-out line, to be laid out again."""
    again = line.deepcopy()
    for box in again.descendants():
        box.justification_spacing = 0
    return boxes.BlockBox.anonymous_from(part, again.children)
