"""Which part of an article an item of a Word file showed when it went out."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.article.places import Loc
from exporter.docx.said import Said, SaidItem, SaidTable
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.parts_in_print import FIELDS, locs_in_print, printed_loc


def part_of(item: SaidItem) -> str:
    """The part that an item showed; for a table that of its first cell."""
    if isinstance(item, Said):
        return item.part
    return next((cell.part for row in item.rows for cell in row if cell.part), "")


def other_fields(item: SaidItem) -> Iterator[str]:
    """The fields that a table shows beside the one of its first cell, as a masthead does."""
    parts = [cell.part for row in item.rows for cell in row] if isinstance(item, SaidTable) else []
    yield from (part for part in parts if part in FIELDS and part != part_of(item))


def is_of_its_article(origin: Origin) -> bool:
    """Whether each item of a record shows a part that the article has."""
    known = {None, *locs_in_print(origin.article)}
    try:
        return all(loc_of(part_of(item)) in known for item in origin.wording)
    except (ValueError, IndexError):  # no name of a part at all
        return False


def loc_of(part: str) -> Loc | None:
    """Where a text that stands in sequence is in the article; `None` for fields and labels."""
    is_text = part and part not in FIELDS and not part.startswith("@")
    return printed_loc(part) if is_text else None
