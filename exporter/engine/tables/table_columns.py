"""The columns of a table whose words have no room in those that CSS makes.

CSS gives a column at least its longest word, and lets the table grow beyond the measure for it
(CSS 2.2, 17.5.2.2); `overflow-wrap: anywhere` breaks every word instead, and numbers too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from weasyprint.formatting_structure import boxes
from weasyprint.layout.preferred import (
    margin_width,
    min_content_width,
    table_and_columns_preferred_widths,
    table_cell_min_max_content_width,
)

from exporter.engine.insides import Box, LayoutContext, Node, node_of
from exporter.engine.lines.words import Kind
from exporter.engine.tables.cell_lines import SPARE, Piece, Places, lines_in, lines_of
from exporter.engine.tables.sharing import Need, Widths, shared

ROUNDING = 0.01  # CSS pixels
GROWN, SHRUNK = 0.16, 0.25  # the same; how far off a column is that holds its lines, or does not
HAIR = 0.35  # the same, less than `SPARE`: by so much a line may be too long for a word processor
BREAKS = ("normal", "pre-wrap", "pre-line")


@dataclass(frozen=True)
class Broken:
    """What a table's cell has no room for: a word of some kind, or an `amount` in several words."""

    table: Node
    cell: Node
    word: str
    kind: Kind | Literal["amount"]


@dataclass(frozen=True)
class Columns:
    """A table in its `wrapper`, whose columns have a room of so many CSS pixels."""

    wrapper: Box
    table: Box
    context: LayoutContext
    room: float
    _cells: dict[Box, tuple[Piece, ...]] = field(default_factory=dict)
    _longest: dict[Box, float] = field(default_factory=dict)
    _places: dict[Box, tuple[Places, ...]] = field(default_factory=dict)

    @property
    def is_crowded(self) -> bool:
        """Whether what CSS makes of it breaks a number, or does not fit."""
        widths = self.table.column_widths
        if _has_spans(self.table):
            return False
        if sum(widths) > self.room + ROUNDING:
            return True
        preferred = table_and_columns_preferred_widths(self.context, self.wrapper, outer=False)
        narrow = [width + ROUNDING < most for width, most in zip(widths, preferred[3], strict=True)]
        if self.table.style["hyphens"] == "auto" and any(narrow):
            return True  # CSS would rather hyphenate all words than give them room
        return any(
            narrow[cell.grid_x] and _parts_a_number(cell, widths[cell.grid_x] + ROUNDING)
            for cell in self.cells()
        )

    def widths(self) -> Widths:
        """Widths that fit, in which as little as possible breaks."""
        needs = [self._need(column) for column in range(len(self.table.column_widths))]
        return self._held(shared(needs, self.room, self._height))

    def held(self) -> Widths | None:
        """Those that CSS makes, but for columns in which a line just fits; `None` without any."""
        widths: Widths = self.table.column_widths
        held = widths if _has_spans(self.table) else self._held(widths)
        return None if held == widths else held

    def steady(self) -> Widths:
        """The widths that it has, a hair off: lines break alike if letters are a hair wider."""
        preferred = table_and_columns_preferred_widths(self.context, self.wrapper, outer=False)
        widths = self.table.column_widths
        spacing = (self.table.width - sum(widths)) / len(widths)
        return [
            spacing + _steady(width, low, most)
            for width, low, most in zip(widths, *preferred[2:4], strict=True)
        ]

    def broken(self, widths: Widths) -> Iterator[Broken]:
        """What breaks in columns of some widths."""
        for cell in self.cells():
            room, broken = widths[cell.grid_x] + ROUNDING, partial(_broken, self.table, cell)
            for piece in self._pieces(cell):
                if piece.width > room:
                    yield broken(piece.word, piece.kind)
            if self._amount(cell) > room:
                yield broken("".join(line.text for line in lines_of(cell)), "amount")

    def cells(self) -> Iterator[Box]:
        """All cells, row by row."""
        return (cell for row in self._rows() for cell in row.children)

    def _rows(self) -> Iterator[Box]:
        return (row for group in self.table.children for row in group.children)

    def _need(self, column: int) -> Need:
        cells = [cell for cell in self.cells() if cell.grid_x == column]
        pieces = [piece for cell in cells for piece in self._pieces(cell)]
        solid = max(map(self._solid, cells), default=0)
        firm = max(solid, _widest(piece.least for piece in pieces))
        words = max(firm, _widest(piece.width for piece in pieces if piece.kind != "code"))
        codes = tuple(piece.width for piece in pieces if piece.kind == "code")
        amounts = max(words, _widest(map(self._amount, cells)))
        return Need(firm, words, amounts, codes, _widest(map(self._most, cells)) + SPARE)

    def _pieces(self, cell: Box) -> tuple[Piece, ...]:
        if cell not in self._cells:
            edges = margin_width(cell, 0)
            self._cells[cell] = tuple(
                piece for line in lines_of(cell) for piece in line.pieces(edges)
            )
        return self._cells[cell]

    def _amount(self, cell: Box) -> float:
        edges: float = margin_width(cell, 0)
        return edges + _widest(line.amount() for line in lines_of(cell))

    def _solid(self, cell: Box) -> float:
        """The least width of a cell with pictures, or with text that breaks nowhere."""
        is_solid = any(map(_is_solid, cell.descendants()))
        solid: float = min_content_width(self.context, cell) if is_solid else margin_width(cell, 0)
        return solid

    def _most(self, cell: Box) -> float:
        if cell not in self._longest:
            self._longest[cell] = table_cell_min_max_content_width(self.context, cell)[1]
        return self._longest[cell]

    def _height(self, widths: Widths) -> float:
        """How many lines the table has in columns a hair narrower than these."""
        return sum(
            max((self._count(cell, widths[cell.grid_x] - HAIR) for cell in row.children), default=0)
            for row in self._rows()
        )

    def _count(self, cell: Box, width: float) -> int:
        """How many lines a cell has in a column of some width, at least one."""
        if self._most(cell) <= width:
            return max(sum(1 for _ in lines_of(cell)), 1)
        return max(sum(map(len, self._lines(cell, width))), 1)

    def _lines(self, cell: Box, width: float) -> list[list[int]]:
        """With which pieces the lines of a cell begin in a column of some width."""
        if cell not in self._places:
            self._places[cell] = tuple(line.places() for line in lines_of(cell))
        room = width - margin_width(cell, 0)
        return [lines_in(places, room) for places in self._places[cell]]

    def _held(self, widths: Widths) -> Widths:
        """The widths, a hair wider where a line just fits, so that it does in all formats.

        The widest column gives that which has some to spare.
        """
        columns = range(len(widths))
        tight = [column for column in columns if self._is_tight(column, widths[column])]
        for giver in sorted(columns, key=widths.__getitem__, reverse=True):
            less = widths[giver] - HAIR * len(tight)
            if tight and giver not in tight and self._may_have(giver, less):
                held = [width + HAIR * (column in tight) for column, width in enumerate(widths)]
                return [*held[:giver], less, *held[giver + 1 :]]
        return widths

    def _may_have(self, column: int, width: float) -> bool:
        """Whether no more breaks in a column, nor nearly, where that has some width."""
        return self._need(column).words <= width and not self._is_tight(column, width)

    def _is_tight(self, column: int, width: float) -> bool:
        """Whether lines of a column end elsewhere where that is a hair narrower."""
        less = width - HAIR
        cells = (cell for cell in self.cells() if cell.grid_x == column)
        return any(
            self._most(cell) > less and self._lines(cell, width) != self._lines(cell, less)
            for cell in cells
        )


def _steady(width: float, low: float, most: float) -> float:
    """A width that holds what it has to, and no more; that of broken words is as it is."""
    if width + ROUNDING < low:
        return width
    if width + ROUNDING > most:
        return max(width, most + GROWN)
    return max(width - SHRUNK, low + GROWN)


def _has_spans(table: Box) -> bool:
    """Whether a cell of a table spans columns or rows."""
    cells = (cell for group in table.children for row in group.children for cell in row.children)
    return any(cell.colspan > 1 or cell.rowspan > 1 for cell in cells)


def _parts_a_number(cell: Box, width: float) -> bool:
    """Whether CSS breaks a number of a cell in a column of some width."""
    edges = margin_width(cell, 0)
    return any(
        edges + max([line.amount(), *line.parted()]) > width
        for line in lines_of(cell)
        if any(map(str.isdecimal, line.text))
    )


def _broken(table: Box, cell: Box, word: str, kind: Kind | Literal["amount"]) -> Broken:
    return Broken(node_of(table), node_of(cell), word, kind)


def _widest(widths: Iterable[float]) -> float:
    return max(widths, default=0)


def _is_solid(box: Box) -> bool:
    is_text = isinstance(box, boxes.TextBox)
    return isinstance(box, boxes.AtomicInlineLevelBox | boxes.ReplacedBox) or (
        is_text and box.style["white_space"] not in BREAKS
    )
