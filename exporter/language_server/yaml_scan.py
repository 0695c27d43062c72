"""Keys and values of YAML, finished or not: told by indents, as those who write it see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exporter.article.places import Loc
from exporter.language_server.flow_scan import bare, flow_scan
from exporter.language_server.spots import Entry, Scan, Spot

_KEY = re.compile(
    r"""(?P<key>"[^"\n]*"|'[^'\n]*'|(?:[^\s#\-\[\]{}"':]|-(?=\S))[^\n:]*(?::(?=\S)[^\n:]*)*)"""
    r"""[ \t]*:(?=\s|$)"""
)
_DASH = re.compile(r"-(?:\s+|$)")
_BLOCK = re.compile(r"[|>][\d+-]*\s*(?:#.*)?$")
_SPACE = re.compile(r"[ \t]*")


@dataclass
class _Frame:
    """What a line stands in: a key, or an item of a list by its number."""

    column: int
    step: str | int


@dataclass
class _Lines:
    """Goes down the lines; `block` is the column of a key whose text is on lines of its own."""

    text: str
    cursor: int
    frames: list[_Frame] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    spot: Spot | None = None
    block: int | None = None
    skip_to: int = 0

    @property
    def loc(self) -> Loc:
        """The loc of what is open."""
        return tuple(frame.step for frame in self.frames)

    def take(self, start: int, end: int) -> None:
        """Read the line from `start` to `end`."""
        line = self.text[start:end]
        indent = len(_SPACE.match(line)[0])  # type: ignore[index]
        is_here = start <= self.cursor <= end
        if start < self.skip_to or self._is_of_block(line, indent):
            return
        if not line.strip() or line.lstrip().startswith("#"):
            if is_here and not line.strip():
                self._gap(self.cursor - start, self.cursor)
            return
        column = self._dashes(line, indent)
        match = _KEY.match(line, column)
        if match:
            self._pair(start, end, column, match)
        elif line[column : column + 1] in ("[", "{"):
            self._close(column, is_dash=False)
            self._flow(start + column)
        elif is_here:
            self._word(start, end, column)

    def _is_of_block(self, line: str, indent: int) -> bool:
        """Whether a line belongs to a text that stands below its key."""
        if self.block is not None and line.strip() and indent <= self.block:
            self.block = None
        return self.block is not None

    def _dashes(self, line: str, column: int) -> int:
        """Enter the items that begin on a line; the column of what stands behind their dashes."""
        while match := _DASH.match(line, column):
            before = self._close(column, is_dash=True)
            self.frames.append(_Frame(column, before + 1))
            column = match.end()
        return column

    def _close(self, column: int, *, is_dash: bool) -> int:
        """Leave what a line at a column does not stand in; the number of the item before it."""
        while self.frames:
            top = self.frames[-1]
            is_item = isinstance(top.step, int)
            if is_dash and is_item and top.column == column:
                self.frames.pop()
                return int(top.step)
            if top.column < column or (is_dash and not is_item and top.column == column):
                break
            self.frames.pop()
        return -1

    def _pair(self, start: int, end: int, column: int, match: re.Match[str]) -> None:
        self._close(column, is_dash=False)
        key = bare(match["key"])
        holder = self.loc
        self.frames.append(_Frame(column, key))
        value = self.text[start + match.end() : end].strip()
        self.entries.append(Entry(self.loc, start + column, bare(value)))
        if _BLOCK.match(value):
            self.block = column
        if start + column <= self.cursor <= start + match.end("key"):
            quote = match["key"][0] if match["key"][0] in "\"'" else ""
            first = start + column + len(quote)
            self.spot = Spot(holder, True, first, first + len(key), quote)
        else:
            self._value(end, start + match.end())

    def _value(self, end: int, after: int) -> None:
        """Look for the cursor in what stands behind a key's colon."""
        first = after + len(_SPACE.match(self.text, after, end)[0])  # type: ignore[index]
        if self.text[first : first + 1] in ("[", "{") and first < end:
            self._flow(first)
            return
        if after < self.cursor <= end:
            spot = _scalar(self.text, self.loc, min(first, self.cursor), end)
            self.spot = self._held(spot)

    def _flow(self, first: int) -> None:
        """Read a list or a mapping in brackets, which may go on on further lines."""
        found = flow_scan(self.text, first, self.loc, self.cursor)
        self.entries += found.entries
        self.skip_to = max(self.skip_to, found.end)
        if found.spot and first < self.cursor <= found.end:
            self.spot = found.spot

    def _held(self, spot: Spot) -> Spot | None:
        """A spot that reaches to the cursor; `None` where that is before its quotes, or in the
        comment behind it."""
        if self.cursor < spot.start or self.text[spot.end : self.cursor].strip():
            return None
        return replace(spot, end=max(spot.end, self.cursor))

    def _word(self, start: int, end: int, column: int) -> None:
        """A word alone: a key that has no colon yet, or an item."""
        first = start + column
        if self.cursor < first:
            return
        is_item = (
            bool(self.frames) and self.frames[-1].column < column and self._follows_dash(first)
        )
        if not is_item:
            self._close(column, is_dash=False)
        spot = self._held(_scalar(self.text, self.loc, first, end))
        self.spot = replace(spot, is_key=True, may_be_value=is_item) if spot else None

    def _follows_dash(self, first: int) -> bool:
        return self.text[:first].rstrip(" \t").endswith("-")

    def _gap(self, column: int, cursor: int) -> None:
        before = list(self.frames)
        self._close(column, is_dash=False)
        self.spot = Spot(self.loc, True, cursor, cursor)
        self.frames = before


def yaml_scan(text: str, cursor: int, start: int = 0, end: int | None = None) -> Scan:
    """The keys of `text` from `start` to `end`, and where among them the cursor is."""
    lines = _Lines(text, cursor)
    for first, last in _spans(text, start, len(text) if end is None else end):
        lines.take(first, last)
    return Scan(lines.spot, lines.entries)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _scalar(text: str, loc: Loc, start: int, end: int) -> Spot:
    words = text[start:end].rstrip()
    quote = words[:1] if words[:1] in ('"', "'") and words else ""
    if quote:
        inner = words[1:].removesuffix(quote)
        return Spot(loc, False, start + 1, start + 1 + len(inner), quote)
    words = re.split(r"\s#", words)[0].rstrip()
    return Spot(loc, False, start, start + len(words))
