"""The outline and the tables of scraped text, and whether its headings keep to the outline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from exporter.diagnostics import Diagnostic, Place, warning

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


_HEAD = "article subheadings"
_NUMBERING = re.compile(r"\(?\d+[).:]\s*")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", "”", '"')
_MOST_HEADING_WORDS = 10


def key(text: str) -> str:
    """`text` as it is compared: without regard to case, white space and a final colon."""
    return " ".join(text.split()).removesuffix(":").casefold()


@dataclass
class Outline:
    """The headings that a text announces, with the places where it does."""

    entries: list[tuple[str, Place]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _met: set[int] = field(default_factory=set)
    _last: int = -1

    def is_heading(self, line: str, place: Place) -> bool:
        """Whether `line` is one of the announced headings; notes one that is out of order."""
        number = self._numbers.get(key(line))
        if number is None:
            return False
        if number <= self._last:
            message = f"the heading {line!r} does not stand where the outline has it"
            self.diagnostics.append(warning("outline-order", message, place))
        self._met.add(number)
        self._last = max(self._last, number)
        return True

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Which entry, the first of several that are alike, a heading is."""
        several = reversed(list(enumerate(self.entries)))
        return {key(entry): number for number, (entry, _) in several}

    def missing(self) -> list[Diagnostic]:
        """What there is to say at the end: headings out of order, and entries never met."""
        absent = [entry for number, entry in enumerate(self.entries) if number not in self._met]
        return self.diagnostics + [
            warning("outline-missing", f"the text has no heading {entry!r}", place)
            for entry, place in absent
        ]

    def suspect(self, lines: list[str], index: int, place: Place) -> Diagnostic | None:
        """A warning where a line looks like a heading but is not in the outline."""
        line = lines[index].strip()
        following = next((other.strip() for other in lines[index + 1 :] if other.strip()), "")
        is_short = len(line.split()) <= _MOST_HEADING_WORDS < len(following.split())
        if not self.entries or not is_short or line.endswith(_SENTENCE_END):
            return None
        return warning(
            "outline-extra",
            f"{line!r} looks like a heading, but the outline does not name it",
            place,
            "add it to the outline, or end it with a full stop",
        )


def holds_key_points(table: TextTable) -> bool:
    """Whether `table` holds the key points, with or without a column of numbers before them."""
    return key(table.header[-1]) == "key points" and len(table.header) <= 2


def outline_of(table: TextTable, place: Callable[[int], Place]) -> Outline | None:
    """The outline that `table` holds; `None` where it is another table."""
    if len(table.header) != 1 or key(table.header[0]) != _HEAD:
        return None
    return Outline(
        [
            (_NUMBERING.sub("", row[0], count=1), place(table.row_line(number)))
            for number, row in enumerate(table.rows)
            if row[0]
        ]
    )
