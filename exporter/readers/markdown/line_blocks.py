"""Pandoc's line blocks: verses and addresses, whose lines begin with a bar and stay lines.

How far a line is indented is not kept."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from exporter.readers.markdown.markdown_signs import is_half_row
from exporter.readers.markdown.tables.cell_tokens import COLUMN, column_of, line_of

_LINE = re.compile(r" {0,3}\|(?: +(?P<words>.*?)|)[ \t]*\Z")


def understand_line_blocks(parser: MarkdownIt) -> None:
    """Teach `parser` line blocks: paragraphs, each of whose lines ends in a line break."""
    parser.block.ruler.after("table", "line_block", _rule)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    last = start
    while last < end and state.sCount[last] >= state.blkIndent and _goes_on(state, start, last):
        last += 1
    texts = [line_of(state, line) for line in range(start, last)]
    if not texts or all(is_half_row(text.strip()) for text in texts) or state.is_code_block(start):
        return False
    if not silent:
        _push(state, texts, last)
    return True


def _goes_on(state: StateBlock, start: int, line: int) -> bool:
    """Whether a line begins with a bar, or goes on with the one before by an indentation."""
    text = line_of(state, line)
    return bool(_LINE.match(text)) or (line > start and text[:1] == " " and bool(text.strip()))


def _push(state: StateBlock, texts: list[str], until: int) -> None:
    """Push a paragraph for the lines between empty ones."""
    first = state.line
    lines: list[str] = []
    for number, text in enumerate([*texts, "|"], start=first):
        found = _LINE.match(text)
        if found is None:
            lines[-1:] = ["\n".join((*lines[-1:], text.strip()))]
        elif found["words"]:
            lines.append(found["words"])
        else:
            _push_stanza(state, lines, number)
            lines = []
            state.line = number + 1
    state.line = until


def _push_stanza(state: StateBlock, lines: list[str], until: int) -> None:
    if not lines:
        return
    place = [state.line, until]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = "\\\n".join(lines), [], place
    typed = line_of(state, state.line)
    before = typed[: len(typed) - len(typed.lstrip(" |"))]
    inline.meta = {COLUMN: column_of(state, state.line, before)}
    state.push("paragraph_close", "p", -1)
