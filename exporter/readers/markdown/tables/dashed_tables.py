"""Pandoc's simple and multi-line tables, whose columns stand under or over runs of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from exporter.readers.markdown.tables.cell_tokens import Cell, cell_of, columns, line_of, push_table

_DASHES = re.compile(r" {0,3}-{2,}(?: +-+)*[ \t]*\Z")
_RUN = re.compile(r"-+")
_FENCE = re.compile(r"[ \t]*(?:`{3}|~{3}|:{3}|\$\$|%%)")  # what begins another block is no head
_SIDES = {(True, False): "right", (False, True): "left", (True, True): "center"}
_MOST_HEAD_LINES = 12

Span = tuple[int, int]


class _Shape(NamedTuple):
    """Where a table's parts are: lines of its head, of its rows, and the line after it."""

    spans: Sequence[Span]
    head: Sequence[int]
    rows: Sequence[Sequence[int]]
    until: int


def understand_dashed_tables(parser: MarkdownIt) -> None:
    """Teach `parser` pandoc's simple and multi-line tables."""
    parser.block.ruler.before("table", "dashed_table", _rule)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    shape = _multi_line(state, start, end) or _headless(state, start, end)
    shape = shape or _simple(state, start, end)
    if shape is None:
        return False
    if not silent:
        head = [_cell(state, shape.head, span) for span in _reaches(shape.spans)]
        rows = [[_cell(state, row, span) for span in _reaches(shape.spans)] for row in shape.rows]
        judged = shape.head or shape.rows[0]
        align = [_side(state, judged, span) for span in shape.spans]
        push_table(state, shape.until, (head, rows), align)
    return True


def _runs(state: StateBlock, line: int, end: int) -> list[Span]:
    """The columns of the runs of dashes that are all of a line; none of another line."""
    if line >= end or state.sCount[line] < state.blkIndent:
        return []
    text = line_of(state, line)
    return [run.span() for run in _RUN.finditer(text)] if _DASHES.fullmatch(text) else []


def _multi_line(state: StateBlock, start: int, end: int) -> _Shape | None:
    """A line of dashes, the head, runs of dashes, rows between blank lines, a line of dashes."""
    if len(_runs(state, start, end)) != 1:
        return None
    for line in range(start + 1, min(start + _MOST_HEAD_LINES, end)):
        if state.isEmpty(line):
            return None
        if runs := _runs(state, line, end):
            return _rows_below(state, (range(start + 1, line), line), end) if runs[1:] else None
    return None


def _headless(state: StateBlock, start: int, end: int) -> _Shape | None:
    """Runs of dashes above and below the rows."""
    return _rows_below(state, ((), start), end) if _runs(state, start, end)[1:] else None


def _rows_below(state: StateBlock, head: tuple[Sequence[int], int], end: int) -> _Shape | None:
    """The table whose runs of dashes stand in a line, if a line of dashes closes it."""
    above, dashes = head
    last = next((one for one in range(dashes + 1, end) if _runs(state, one, end)), None)
    if last is None or (last + 1 < end and not state.isEmpty(last + 1)):
        return None
    lines = range(dashes + 1, last)
    groups = list(_groups(state, lines))
    is_simple = not above and len(groups) == 1 and not state.isEmpty(last - 1)
    rows = [[line] for line in groups[0]] if is_simple else groups
    return _Shape(_runs(state, dashes, end), above, rows, last + 1) if rows else None


def _groups(state: StateBlock, lines: Sequence[int]) -> Iterator[list[int]]:
    """The lines between blank ones."""
    group: list[int] = []
    for line in lines:
        if not state.isEmpty(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _simple(state: StateBlock, start: int, end: int) -> _Shape | None:
    """A line that is the head, runs of dashes, then a row a line."""
    runs = _runs(state, start + 1, end)
    if len(runs) < 2 or state.isEmpty(start) or _runs(state, start, end):
        return None
    if _FENCE.match(line_of(state, start)):
        return None
    line = start + 2
    while line < end and not state.isEmpty(line) and not _runs(state, line, end):
        line += 1
    rows = [[one] for one in range(start + 2, line)]
    return _Shape(runs, [start], rows, line + bool(_runs(state, line, end))) if rows else None


def _reaches(spans: Sequence[Span]) -> list[tuple[int, int | None]]:
    """From where to where the words of each column go: to where the next one begins."""
    starts = [0, *(start for start, _ in spans[1:])]
    return [*pairwise(starts), (starts[-1], None)]


def _cell(state: StateBlock, lines: Sequence[int], reach: tuple[int, int | None]) -> Cell:
    start, end = reach
    return cell_of(state, [(line, columns(line_of(state, line))[:end]) for line in lines], start)


def _side(state: StateBlock, lines: Sequence[int], span: Span) -> str:
    """How a column is set: by where its head, or first row, stands beside its dashes."""
    start, end = span
    words = ("".join(columns(line_of(state, line))[start:end]).rstrip() for line in lines)
    shortest = min(filter(None, words), key=len, default="x" * (end - start))
    return _SIDES.get((shortest.startswith(" "), len(shortest) < end - start), "")
