"""Cells of tables that somebody merged: an article's have no such, and hold their words in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.body import DocxTable, Item
from exporter.docx.pieces import words
from exporter.roundtrip.word.table_cells import columns_kept

_LONGEST = 40  # letters of a text that is told of


def merged_told(items: Iterable[Item], file: str) -> Iterator[Diagnostic]:
    """What to say of merged cells, once for all tables."""
    tables = [item for item in items if isinstance(item, DocxTable) and _has_merged(item)]
    if tables:
        times = f" (in {len(tables)} tables)" if len(tables) > 1 else ""
        place = f"in the table {_first_words(tables[0])!r}{times}"
        message = f"what merged cells say stands in the first of them, {place}"
        yield warning("cell-spans", message, Place(file))


def _has_merged(table: DocxTable) -> bool:
    """Whether a cell takes several of the columns that say something, or goes on in a row below."""
    kept = columns_kept(table)
    for row in table.rows:
        column = 0
        for cell in row:
            taken = range(column, column + cell.span)
            if cell.merged or sum(number in kept for number in taken) > 1:
                return True
            column += cell.span
    return False


def _first_words(table: DocxTable) -> str:
    lines = (line for row in table.rows for cell in row for line in cell.lines)
    said = (" ".join(words(line.pieces).split()) for line in lines)
    return next(filter(None, said), "")[:_LONGEST]
