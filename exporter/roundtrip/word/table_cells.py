"""Tables of a document as tables of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from exporter.article import Table
from exporter.article.blocks import MAX_COLUMNS
from exporter.docx.body import DocxCell, DocxTable, joined
from exporter.docx.pieces import Pieces, same
from exporter.docx.said import SaidTable
from exporter.roundtrip.word.inline_words import inline_of
from exporter.roundtrip.word.parts_in_print import Values

_HEAD, _CELL = "table head", "table cell"
_ALIGNMENTS = {"center": "center", "right": "right", "end": "right"}


def table_of(table: DocxTable, then: SaidTable | None = None, base: Table | None = None) -> Values:
    """A table's header, rows and alignments; with what it was, cells and columns that stayed keep
    their spelling and alignment."""
    rows = _squared([_spread(row) for row in table.rows])
    if base is None:
        kept = columns_kept(table)
        rows = [[row[number] for number in kept] for row in rows if any(row)]
    was = _Before(then, base)
    texts = [[was.text(cell) for cell in row] for row in rows]
    columns = list(zip(*rows, strict=True))
    align = [was.align(column) or _align(table, number) for number, column in enumerate(columns)]
    if rows and _has_no_head(table, rows, then):
        texts.insert(0, [""] * len(texts[0]))
    return {"header": texts[0], "rows": texts[1:], "align": align}


def _has_no_head(table: DocxTable, rows: Sequence[list[Pieces]], then: SaidTable | None) -> bool:
    """Whether a row of the body is first, as where somebody deleted the head row or parted a table:
    it does not say what the columns are."""
    styles = {line.style for cell in table.rows[0] for line in cell.lines}
    if then is None:
        return styles == {_CELL}
    first, head = set(map(same, rows[0])) - {()}, {same(cell.pieces) for cell in then.rows[0]}
    was_headed = any(cell.style == _HEAD for cell in then.rows[0])
    return bool(first) and was_headed and _HEAD not in styles and head.isdisjoint(first)


def parted(table: Values) -> list[Values]:
    """A table as several of no more columns than an article's may have, each with its first one,
    which says what a row is of; as it is where it is no wider."""
    width = len(cast(Sequence[str], table["header"]))
    if width <= MAX_COLUMNS:
        return [table]
    step = MAX_COLUMNS - 1
    return [_columns(table, start, start + step) for start in range(1, width, step)]


def _columns(table: Values, start: int, end: int) -> Values:
    """The first column of a table, and those from `start` to before `end`."""
    rows = cast(Sequence[Sequence[str]], [table["header"], *cast(list[object], table["rows"])])
    header, *body = ([row[0], *row[start:end]] for row in rows)
    align = cast(Sequence[str], table["align"])
    return {"header": header, "rows": body, "align": [align[0], *align[start:end]]}


class _Before:
    """A table as it went out: what each of its cells said, and how its columns were set."""

    def __init__(self, then: SaidTable | None, base: Table | None) -> None:
        self._texts: dict[Pieces, str] = {}
        self._columns: list[tuple[str, Counter[Pieces]]] = []
        if then is None or base is None:
            return
        for said, texts in zip(then.rows, [base.header, *base.rows], strict=False):
            for cell, text in zip(said, texts, strict=False):
                self._texts.setdefault(same(cell.pieces), text)
        columns = zip(*then.rows, strict=False)
        for align, column in zip(base.align, columns, strict=False):
            self._columns.append((align, Counter(same(cell.pieces) for cell in column)))

    def text(self, cell: Pieces) -> str:
        """A cell's text as it was spelt before, where it says the same."""
        known = self._texts.get(same(cell))
        return inline_of(cell) if known is None else known

    def align(self, column: Sequence[Pieces]) -> str | None:
        """How the column was set that has most in common; `None` for a new one."""
        now = Counter(map(same, column))
        scored = [((now & was).total(), align) for align, was in self._columns]
        score, align = max(scored, key=lambda pair: pair[0], default=(0, ""))
        return align if score else None


def _spread(row: Sequence[DocxCell]) -> list[Pieces]:
    """A row with as many cells as it has columns; merged cells say it once."""
    cells: list[Pieces] = []
    for cell in row:
        cells.append(() if cell.merged else joined(cell.lines))
        cells.extend(() for _ in range(cell.span - 1))
    return cells


def _squared(rows: Sequence[list[Pieces]]) -> list[list[Pieces]]:
    width = max(map(len, rows), default=0)
    return [row + [()] * (width - len(row)) for row in rows]


def columns_kept(table: DocxTable) -> tuple[int, ...]:
    """The columns that say something, and not those that only a spanning cell made."""
    columns = zip(*_squared([_spread(row) for row in table.rows]), strict=True)
    return tuple(number for number, column in enumerate(columns) if any(column))


def _align(table: DocxTable, column: int) -> str:
    """How a column's cells are set, as most of them say."""
    said = (
        row[column].lines[0].align for row in table.rows if column < len(row) and row[column].lines
    )
    commonest = Counter(said).most_common(1)
    return _ALIGNMENTS.get(commonest[0][0], "left") if commonest else "left"
