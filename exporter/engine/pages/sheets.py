"""The parts of a laid-out page: its text, its notes, and the area that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, attribute


class Sheets(Protocol):
    """Laid-out pages, or pages that are laid out one after another as they are looked at."""

    def sheets(self, first: int = 1) -> Iterator[Box]:
        """The boxes of the pages from a page on."""


def body_of(sheet: Box) -> Box:
    """The box of a page's text."""
    return next(child for child in sheet.children if not is_beside_text(child))


def notes_of(sheet: Box) -> list[Box]:
    """The boxes of the footnotes at a page's foot."""
    return [note for area in note_areas(sheet) for note in area.children]


def note_areas(sheet: Box) -> Iterator[Box]:
    """The box that holds a page's footnotes, if it has any."""
    return (child for child in sheet.children if _is_note_area(child) and child.children)


def type_area(sheet: Box) -> tuple[float, float]:
    """Top and bottom of a page's type area, in points from its top, footnotes left out."""
    top = sheet.content_box_y()
    notes = sum(area.margin_height() for area in note_areas(sheet))
    return computed.points(top), computed.points(top + sheet.height - notes)


def parted(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article that go on in another column or on another page."""
    boxes_of = Counter(part for sheet in sheets for part in _parts(sheet, None))
    return frozenset(part for part, count in boxes_of.items() if count > 1)


def _parts(box: Box, around: str | None) -> Iterator[str]:
    """The part that each block below a box shows, but for blocks within one of the same part."""
    for child in getattr(box, "children", ()):
        part = attribute(child, "data-part") if type(child) is boxes.BlockBox else None
        if part and part != around:
            yield part
        yield from _parts(child, part or around)


def leading_parts(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article with which columns and pages begin, floats aside."""
    bodies = map(body_of, sheets)
    begun = (box for body in bodies for box in body.descendants() if box is body or box.is_column)
    return frozenset(filter(None, map(_first_part, begun)))


def _first_part(box: Box) -> str | None:
    """The part that stands first in a box; `None` where none does."""
    if part := attribute(box, "data-part"):
        return part
    inside = box.children if isinstance(box, boxes.ParentBox) else ()
    in_flow = (child for child in inside if child.is_in_normal_flow())
    return next(filter(None, map(_first_part, in_flow)), None)


def characters(sheet: Box) -> int:
    """How many characters of running text and of notes stand on a page."""
    return sum(map(len, _texts(sheet)))


def letters(sheet: Box) -> int:
    """Likewise letters and digits: their number is the same wherever lines end."""
    return sum(sum(map(str.isalnum, text)) for text in _texts(sheet))


def _texts(sheet: Box) -> Iterator[str]:
    running = (child for child in sheet.children if type(child) is not boxes.MarginBox)
    inner = (box for child in running for box in child.descendants())
    return (box.text for box in inner if type(box) is boxes.TextBox)


def is_beside_text(box: Box) -> bool:
    """Whether a page's box is a margin box, or holds its notes."""
    return type(box) in (boxes.FootnoteAreaBox, boxes.MarginBox)


def _is_note_area(box: Box) -> bool:
    return type(box) is boxes.FootnoteAreaBox
