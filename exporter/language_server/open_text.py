"""A text that is open in an editor, and places in it as we count them and as editors do.

We count lines and columns from 1, in characters. The protocol counts from 0, and columns in the
units of the encoding that editor and server agree on: UTF-16, or what both like better (Language
Server Protocol 3.17, Position).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from lsprotocol.types import Position, Range

from exporter.article.text import with_line_feeds
from exporter.diagnostics import Place
from exporter.readers.reading import Source

BOM = "\ufeff"
Units = Callable[[str], int]
"""How many units of the editor's encoding some words take."""

_WORD = re.compile(
    r"""[\w./:#-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\[[^\[\]\n]*\](?:\([^()\n]*\))?|\{[^{}\n]*\}"""
)
"""A word, or what is held together: words in quotes, a link, attributes."""


def utf_16(words: str) -> int:
    """The units of UTF-16 that some words take."""
    return len(words) + sum(character > "\uffff" for character in words)


class OpenText:
    """A text by the name of its file; `source` is what readers see of it."""

    def __init__(self, name: str, text: str, units: Units = utf_16) -> None:
        self.source = Source(name, with_line_feeds(text.removeprefix(BOM)))
        self._indent = units(BOM) if text.startswith(BOM) else 0
        self._units = units

    @property
    def text(self) -> str:
        """What stands in it, lines ending in `\\n`."""
        return self.source.text

    @property
    def name(self) -> str:
        """The file, as diagnostics name it."""
        return self.source.name

    def offset(self, position: Position) -> int:
        """The character before which an editor's position is; positions beyond a line end it."""
        lines = self.source.lines
        if position.line >= len(lines):
            return len(self.text)
        line = lines[position.line]
        left = position.character - (0 if position.line else self._indent)
        column = 0
        while column < len(line) and left > 0:
            left -= self._units(line[column])
            column += 1
        return self._starts[position.line] + column

    def position(self, offset: int) -> Position:
        """An editor's position before the character at `offset`."""
        place = self.source.at(min(offset, len(self.text)))
        number, column = (place.line or 1) - 1, (place.column or 1) - 1
        before = self.source.lines[number][:column]
        return Position(number, self._units(before) + (0 if number else self._indent))

    def range(self, start: int, end: int) -> Range:
        """An editor's range of the characters from `start` to before `end`."""
        return Range(self.position(start), self.position(end))

    def at(self, place: Place) -> int:
        """The character at a place; the end of the text for one behind it."""
        line = min(place.line or 1, len(self.source.lines))
        return min(self.source.offset(Place(self.name, line, place.column)), len(self.text))

    def line_end(self, offset: int) -> int:
        """Where the line of a character ends."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

    def token_end(self, offset: int) -> int:
        """Where the word ends that begins at `offset`; its line where none begins there."""
        match = _WORD.match(self.text, offset)
        return match.end() if match else self.line_end(offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [
            self.source.offset(Place(self.name, line + 1)) for line in range(len(self.source.lines))
        ]
