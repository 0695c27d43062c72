"""Tables in other spellings than GitHub's, as the tokens that markdown-it makes of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

COLUMN = "column"
"""Of an inline token, the column in its line where it begins, from 1."""
FLATTENED = "flattened"
"""Of a table's token, the lines of cells that held more than words."""
SPANS = "spans"
"""Of a table's token, whether a cell of it spans several columns or rows."""

IN_CELL = "in a cell"
"""Of the parser's environment, whether the blocks of a cell are being read."""

_WIDE = ("W", "F")
_PLAIN = frozenset({"paragraph_open", "paragraph_close", "inline"})


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and where they begin: a line of the parser's, a column from 1."""

    text: str
    line: int
    column: int
    is_flattened: bool = False


Row = Sequence[Cell]


def columns(text: str) -> list[str]:
    """The characters of a line, one entry a column: a wide one takes two, a mark none."""
    places: list[str] = []
    for sign in text.expandtabs(4):
        if places and unicodedata.combining(sign):
            places[-1] += sign
        else:
            places.append(sign)
            places += [""] * (unicodedata.east_asian_width(sign) in _WIDE)
    return places


def line_of(state: StateBlock, line: int) -> str:
    """A line as it stands in what holds it: without the sign of a quote, with its indentation."""
    return state.src[state.bMarks[line] : state.eMarks[line]]


def column_of(state: StateBlock, line: int, before: Iterable[str] = ()) -> int:
    """The column of the file behind the characters `before` of a line."""
    start = state.src.rfind("\n", 0, state.bMarks[line]) + 1
    return state.bMarks[line] - start + len("".join(before)) + 1


def cell_of(
    state: StateBlock,
    lines: Sequence[tuple[int, Sequence[str]]],
    first: int,
    *,
    has_blocks: bool = False,
) -> Cell:
    """The cell that takes part of each of `lines`, from the column `first` of the table on.

    Each comes with the columns of the whole line up to where the cell ends.
    """
    parts = [("".join(places[first:]), line, places[:first]) for line, places in lines]
    filled = [one for one in parts if one[0].strip()]
    if not filled:
        return Cell("", lines[0][0] if lines else state.line, 1)
    words, line, before = filled[0]
    indent = len(words) - len(words.lstrip())
    texts = [part for part, _, _ in parts]
    said, flattened = _flow(state, texts) if has_blocks else (_plain(texts), False)
    return Cell(said, line, column_of(state, line, before) + indent, flattened)


def _plain(lines: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())


def _flow(state: StateBlock, lines: Sequence[str]) -> tuple[str, bool]:
    """The words of a cell's blocks in one run, and whether there was more than paragraphs."""
    shift = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    text = "\n".join(line[shift:].rstrip() for line in lines).strip("\n")
    tokens: list[Token] = []
    state.env[IN_CELL] = True
    state.md.block.parse(text, state.md, state.env, tokens)
    state.env[IN_CELL] = False
    said = "<br>".join(_pieces(tokens))
    return said, any(token.type not in _PLAIN for token in tokens)


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    """Each paragraph or heading of a cell; items begin with their mark, code is code."""
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "– "
        elif token.type == "inline":
            yield f"{mark}{token.content}"
            mark = ""
        elif token.type == "list_item_close" and mark:
            yield mark.strip()
            mark = ""
        elif token.type in ("fence", "code_block"):
            yield from (f"`` {line} ``" for line in token.content.splitlines() if line.strip())
        elif token.type in ("html_block", "hr"):
            yield token.content.strip() or token.markup


def joined(rows: Sequence[Row], width: int, line: int) -> Row:
    """The rows of a head as one, since a table of ours has no more."""
    return [_one_of([row[column] for row in rows], line) for column in range(width)]


def _one_of(cells: Sequence[Cell], line: int) -> Cell:
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return Cell("", line, 1)
    text = "<br>".join(cell.text for cell in filled)
    flattened = any(cell.is_flattened for cell in filled)
    return Cell(text, filled[0].line, filled[0].column, flattened)


def push_table(
    state: StateBlock,
    until: int,
    rows: tuple[Row, Sequence[Row]],
    align: Sequence[str],
    meta: Mapping[str, object] | None = None,
) -> None:
    """Push a table, its head and its other rows, that goes on up to the line `until`."""
    head, others = rows
    table = state.push("table_open", "table", 1)
    table.map = [state.line, until]
    flattened = [cell.line for row in (head, *others) for cell in row if cell.is_flattened]
    table.meta = {FLATTENED: flattened, **(meta or {})}
    for part, tag, held in (("thead", "th", [head]), ("tbody", "td", others)):
        state.push(f"{part}_open", part, 1)
        for row in held:
            _push_row(state, row, tag, align)
        state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)
    state.line = until


def _push_row(state: StateBlock, row: Row, tag: str, align: Sequence[str]) -> None:
    state.push("tr_open", "tr", 1)
    for cell, side in zip(row, align, strict=True):
        opened = state.push(f"{tag}_open", tag, 1)
        opened.attrs = {"style": f"text-align:{side}"} if side else {}
        inline = state.push("inline", "", 0)
        inline.content, inline.children = cell.text, []
        inline.map, inline.meta = [cell.line, cell.line + 1], {COLUMN: cell.column}
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
