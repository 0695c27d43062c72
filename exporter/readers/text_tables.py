"""Tables in scraped text: rows with bars, in every style that scrapers write."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?")


@dataclass(frozen=True)
class TextTable:
    """A table of plain cells, from the line with index `line` up to, not including, `end`."""

    line: int
    end: int
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def row_line(self, row: int) -> int:
        """The index of the line of row `row`."""
        return self.line + 2 + row


def table_at(lines: list[str], index: int) -> TextTable | None:
    """The table whose header is line `index`: a row, then a rule, then rows; else `None`."""
    if not _is_row(lines[index]) or index + 1 >= len(lines) or not _is_rule(lines[index + 1]):
        return None
    end = index + 2
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    rows = tuple(_cells(line) for line in lines[index + 2 : end])
    return TextTable(index, end, _cells(lines[index]), rows)


def _is_row(line: str) -> bool:
    line = line.strip()
    return len(line) > 1 and (line.startswith("|") or line.endswith("|"))


def _is_rule(line: str) -> bool:
    line = line.strip()
    return "|" in line and bool(_RULE.fullmatch(line))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in inner.split("|"))
