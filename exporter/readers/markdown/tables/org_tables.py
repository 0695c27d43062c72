"""Tables as Org mode writes them, whose rules have a plus sign where columns meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from exporter.readers.markdown.tables.cell_tokens import (
    Cell,
    column_of,
    joined,
    line_of,
    push_table,
)

_RULE = re.compile(r"\s*\|(?:[-:]+\+)+[-:]+\|\s*\Z")
_ROW = re.compile(r"\s*\|.*\|\s*\Z")
_CELL = re.compile(r"(?P<words>(?:\\.|[^|\\])*)\|")


def understand_org_tables(parser: MarkdownIt) -> None:
    """Teach `parser` Org's tables."""
    parser.block.ruler.before("table", "org_table", _rule, {"alt": ["paragraph", "reference"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begins = any(_RULE.match(line_of(state, line)) for line in range(start, min(start + 2, end)))
    if not begins or not _ROW.match(line_of(state, start)) or state.is_code_block(start):
        return False
    last = start
    while last < end and state.sCount[last] >= state.blkIndent and _ROW.match(line_of(state, last)):
        last += 1
    parts = list(_parts(state, range(start, last)))
    if not parts:
        return False
    if not silent:
        _push(state, parts, last)
    return True


def _parts(state: StateBlock, lines: range) -> Iterator[list[list[Cell]]]:
    """The rows between rules."""
    part: list[list[Cell]] = []
    for line in lines:
        if not _RULE.match(line_of(state, line)):
            part.append(_cells(state, line))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _cells(state: StateBlock, line: int) -> list[Cell]:
    text = line_of(state, line)
    cells = []
    for found in _CELL.finditer(text, text.index("|") + 1):
        words = found["words"]
        before = text[: found.start() + len(words) - len(words.lstrip())]
        cells.append(Cell(words.strip(), line, column_of(state, line, before)))
    return cells


def _push(state: StateBlock, parts: list[list[list[Cell]]], until: int) -> None:
    """Push a table: what stands above the first rule is its head, if anything stands below."""
    head = parts[0] if len(parts) > 1 else []
    rows = [row for part in parts[bool(head) :] for row in part]
    width = max(map(len, [*head, *rows]))
    whole = [[*row, *[Cell("", row[0].line, 1)] * (width - len(row))] for row in (*head, *rows)]
    shown = (joined(whole[: len(head)], width, state.line), whole[len(head) :])
    push_table(state, until, shown, [""] * width)
