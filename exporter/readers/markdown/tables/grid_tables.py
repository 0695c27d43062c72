"""Pandoc's grid tables, drawn with lines of dashes, plus signs and bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from exporter.readers.markdown.tables.cell_tokens import (
    IN_CELL,
    SPANS,
    Cell,
    cell_of,
    columns,
    joined,
    line_of,
    push_table,
)

EDGE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*\Z")
"""A line from one side of a grid to the other."""

_PART = re.compile(r"(?=(\+[-=:]+\+))")
_INSIDE = re.compile(r"\s*[|+].*[|+]\s*\Z")
_IN_EDGE = frozenset("-=:+")
_SIDES = {(True, False): "left", (False, True): "right", (True, True): "center"}

Box = tuple[int, int, int, int]
"""Of a cell: its first row and column, and those after its last."""


def understand_grid_tables(parser: MarkdownIt) -> None:
    """Teach `parser` pandoc's grid tables."""
    parser.block.ruler.before("table", "grid_table", _rule, {"alt": ["paragraph", "reference"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not EDGE.match(line_of(state, start)) or not _may_begin(state, start):
        return False
    last = start
    while last < end and state.sCount[last] >= state.blkIndent:
        if not _INSIDE.match(line_of(state, last)):
            break
        last += 1
    while last > start and not EDGE.match(line_of(state, last - 1)):
        last -= 1
    drawn = _Drawing([columns(line_of(state, line)) for line in range(start, last)])
    boxes = drawn.boxes()
    if not boxes:
        return False
    if not silent:
        _push(state, drawn, boxes, last)
    return True


def _may_begin(state: StateBlock, line: int) -> bool:
    """Whether a grid may begin here: in no cell of another one, and not in the midst of one."""
    if state.env.get(IN_CELL) or state.is_code_block(line):
        return False
    return line == 0 or not _INSIDE.match(line_of(state, line - 1))


def _push(state: StateBlock, drawn: _Drawing, boxes: Sequence[Box], until: int) -> None:
    first = state.line
    rows: list[list[Cell]] = [
        [Cell("", first, 1) for _ in range(drawn.width)] for _ in range(drawn.height)
    ]
    for box in boxes:
        top, left, bottom, right = box
        held = range(drawn.across[top] + 1, drawn.across[bottom])
        end = drawn.down[right]
        lines = [(first + line, drawn.lines[line][:end]) for line in held]
        rows[top][left] = cell_of(state, lines, drawn.down[left] + 1, has_blocks=True)
    spans = any(bottom - top > 1 or right - left > 1 for top, left, bottom, right in boxes)
    head = drawn.head
    shown = (joined(rows[:head], drawn.width, first), rows[head:])
    push_table(state, until, shown, drawn.align, {SPANS: spans})


@dataclass(frozen=True)
class _Drawing:
    """The lines of a grid, one entry a column of each."""

    lines: Sequence[list[str]]

    @cached_property
    def down(self) -> list[int]:
        """The columns in which the lines between columns stand."""
        parts = [part.span(1) for line in self.lines for part in _PART.finditer(_flat(line))]
        return sorted({place for start, end in parts for place in (start, end - 1)})

    @cached_property
    def across(self) -> list[int]:
        """The lines in which edges of rows stand."""
        return [index for index, line in enumerate(self.lines) if _PART.search(_flat(line))]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.down) - 1

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.across) - 1

    @cached_property
    def head(self) -> int:
        """How many rows stand above the line of equals signs; none without one."""
        edges = ((row, _flat(self.lines[self.across[row]])) for row in range(1, self.height))
        return next((row for row, edge in edges if "=" in edge and EDGE.match(edge)), 0)

    @cached_property
    def align(self) -> list[str]:
        """How each column is set: by the colons below the head, or else at the top."""
        edge = self.lines[self.across[self.head]]
        parts = (edge[left + 1 : right] for left, right in pairwise(self.down))
        return [_SIDES.get((part[:1] == [":"], part[-1:] == [":"]), "") for part in parts]

    def boxes(self) -> list[Box]:
        """The cells; none where the lines enclose anything but boxes."""
        boxes: list[Box] = []
        taken: set[tuple[int, int]] = set()
        for row in range(self.height):
            for column in range(self.width):
                if (row, column) in taken:
                    continue
                box = self._box(row, column)
                inside = set(_inside(box))
                if inside & taken or not self._is_closed(box):
                    return []
                taken |= inside
                boxes.append(box)
        return boxes

    def _box(self, row: int, column: int) -> Box:
        """The cell whose first corner is given, as far as no line ends it."""
        right = column + 1
        while right < self.width and not self._parts(row, right):
            right += 1
        bottom = row + 1
        while bottom < self.height and not self._edge(bottom, column):
            bottom += 1
        return row, column, bottom, right

    def _is_closed(self, box: Box) -> bool:
        """Whether lines stand on all sides of a cell, and none inside it."""
        top, left, bottom, right = box
        below = all(self._edge(bottom, column) for column in range(left, right))
        return below and all(
            self._parts(row, right) and self._parts(row, left) for row in range(top, bottom)
        )

    def _edge(self, row: int, column: int) -> bool:
        line = self.lines[self.across[row]]
        part = line[self.down[column] + 1 : self.down[column + 1]]
        return bool(part) and _IN_EDGE.issuperset(part)

    def _parts(self, row: int, column: int) -> bool:
        """Whether a bar parts a row before a column, in all of its lines."""
        place = self.down[column]
        held = self.lines[self.across[row] + 1 : self.across[row + 1]]
        return all(line[place : place + 1] in (["|"], ["+"]) for line in held)


def _flat(line: Sequence[str]) -> str:
    """A line with one character a column."""
    return "".join(sign[:1] or " " for sign in line)


def _inside(box: Box) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = box
    return ((row, column) for row in range(top, bottom) for column in range(left, right))
