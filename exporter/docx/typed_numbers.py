"""A list's numbers as typed words, where an article holds no list: in cells and in notes."""

from __future__ import annotations

from exporter.docx.number_formats import written
from exporter.docx.story import ListPlace

BULLET = "•"


def typed(place: ListPlace) -> str:
    """What stands before an item, with the blank after it: `2. `, `b. `, `iv. ` or a bullet; empty
    where its list shows nothing."""
    if place.ordered:
        return f"{written(place.number, place.format)}. "
    return f"{BULLET} " if place.format == "bullet" else ""
