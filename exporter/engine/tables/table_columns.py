"""The columns of a table whose words have no room in those that CSS makes.

CSS gives a column at least its longest word, and lets the table grow beyond the measure for it
(CSS 2.2, 17.5.2.2); `overflow-wrap: anywhere` breaks every word instead, and numbers too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise
from math import ceil
from typing import Literal

from weasyprint.formatting_structure import boxes
from weasyprint.layout.preferred import (
    margin_width,
    min_content_width,
    table_and_columns_preferred_widths,
    table_cell_min_max_content_width,
)
from weasyprint.text.line_break import create_layout, line_size

from exporter.engine.insides import Box, Computed, LayoutContext, Node, node_of
from exporter.engine.lines.words import Kind, is_amount, kind_of, pieces_of, words_in
from exporter.engine.tables.sharing import Need, Widths, shared

CODE_LETTERS = 10  # of a code that stay together, however narrow its column is
WORD_LETTERS = 4  # of a word
ROUNDING = 0.01  # CSS pixels
GROWN, SHRUNK = 0.16, 0.25  # the same; how far off a column is that holds its lines, or does not
SPARE = 0.4  # CSS pixels beside what must not break: Word's rounding is not ours
BREAKS = ("normal", "pre-wrap", "pre-line")


@dataclass(frozen=True)
class Broken:
    """What a table's cell has no room for: a word of some kind, or an `amount` in several words."""

    table: Node
    cell: Node
    word: str
    kind: Kind | Literal["amount"]


@dataclass(frozen=True)
class Tables:
    """What became of the tables of a document: the widths of each one's columns, and what broke.

    The widths are in CSS pixels; each column has its share of the spacing. `shared` are the widths
    that the columns of a table have in some room, which need not be sought again; `None` where CSS
    has its way.
    """

    widths: dict[Node, Widths] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    shared: dict[tuple[Box, float], Widths | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """What no line breaks unless it must, of a word of some kind; its width and `least` width.

    Both are in CSS pixels, with the edges of the cell.
    """

    word: str
    kind: Kind
    width: float
    least: float


def text_width(text: str, style: Computed) -> float:
    """How wide a text is in a style, on a line of its own, in CSS pixels."""
    layout = create_layout(text, style, None, None, 0)  # a line lives as long as its layout does
    line, _ = layout.get_first_line()
    width: float = line_size(line, style)[0]
    return width


@dataclass(frozen=True)
class Line:
    """A cell's text up to where a line must end, and the boxes that it stands in."""

    texts: Sequence[Box]

    @property
    def text(self) -> str:
        """What stands in it."""
        return "".join(box.text for box in self.texts)

    def width(self, start: int, stop: int) -> float:
        """The width of some of its text, in CSS pixels."""
        ends = list(accumulate((len(box.text) for box in self.texts), initial=0))
        parts = (
            (box.text[max(start - first, 0) : max(stop - first, 0)], box.style)
            for box, first in zip(self.texts, ends, strict=False)
        )
        return sum(text_width(text, style) for text, style in parts if text)

    def pieces(self, edges: float) -> Iterator[Piece]:
        """The pieces of its words, in a cell with `edges` of so many CSS pixels."""
        text, style = self.text, self.texts[0].style
        for start, stop in words_in(text):
            word = text[start:stop]
            kind = kind_of(word)
            ends = [len(word)] if kind == "number" else pieces_of(word, style["lang"])
            for first, last in pairwise((0, *ends)):
                spare = 0 if kind == "code" else SPARE
                width = self.width(start + first, start + last) + spare
                least = width * min(LETTERS[kind] / (last - first), 1)
                yield Piece(word, kind, width + edges, least + edges)

    def amount(self) -> float:
        """The width of the whole line where it is one number in several words, else 0."""
        text = self.text
        return self.width(0, len(text.rstrip())) + SPARE if is_amount(text) else 0


LETTERS: dict[Kind, float] = {"number": float("inf"), "code": CODE_LETTERS, "word": WORD_LETTERS}


@dataclass(frozen=True)
class Columns:
    """A table in its `wrapper`, whose columns have a room of so many CSS pixels."""

    wrapper: Box
    table: Box
    context: LayoutContext
    room: float
    _cells: dict[Box, tuple[Piece, ...]] = field(default_factory=dict)
    _longest: dict[Box, float] = field(default_factory=dict)

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
        return shared(needs, self.room, self._height)

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
                yield broken("".join(line.text for line in _lines(cell)), "amount")

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
                piece for line in _lines(cell) for piece in line.pieces(edges)
            )
        return self._cells[cell]

    def _amount(self, cell: Box) -> float:
        edges: float = margin_width(cell, 0)
        return edges + _widest(line.amount() for line in _lines(cell))

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
        """About how many lines the table has."""
        return sum(
            max((ceil(self._most(cell) / widths[cell.grid_x]) for cell in row.children), default=0)
            for row in self._rows()
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
        edges + max([line.amount(), *_parted(line)]) > width
        for line in _lines(cell)
        if any(map(str.isdecimal, line.text))
    )


def _broken(table: Box, cell: Box, word: str, kind: Kind | Literal["amount"]) -> Broken:
    return Broken(node_of(table), node_of(cell), word, kind)


def _widest(widths: Iterable[float]) -> float:
    return max(widths, default=0)


def _parted(line: Line) -> Iterator[float]:
    """The widths of the numbers in a line that CSS may part."""
    text, style = line.text, line.texts[0].style
    for start, stop in words_in(text):
        word = text[start:stop]
        if kind_of(word) == "number" and (
            style["overflow_wrap"] == "anywhere" or len(pieces_of(word, style["lang"])) > 1
        ):
            yield line.width(start, stop) + SPARE


def _is_solid(box: Box) -> bool:
    is_text = isinstance(box, boxes.TextBox)
    return isinstance(box, boxes.AtomicInlineLevelBox | boxes.ReplacedBox) or (
        is_text and box.style["white_space"] not in BREAKS
    )


def _lines(cell: Box) -> Iterator[Line]:
    for box in cell.descendants():
        if isinstance(box, boxes.LineBox) and (texts := list(_texts(box))):
            yield Line(texts)


def _texts(box: Box) -> Iterator[Box]:
    """The boxes of text in a line; what floats, and what notes say, stands elsewhere."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)
