"""Lists and mappings in brackets, as JSON, YAML and TOML write them, finished or not.

Nothing is refused here: what is half typed is what an editor asks about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.article.places import Loc
from exporter.language_server.spots import Entry, Spot

_TOKEN = re.compile(
    r"""\s+|(?<=\s)\#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\n]|'')*'?|[\[\]{},]|[:=](?=\s|\Z|["'\[{])"""
    r"""|=|[^\s\[\]{},:="'](?:[^\n\[\]{},:=]|:(?=\S))*|.""",
)
_OPENS, _CLOSES, _BETWEEN = "[{", "]}", ":="


@dataclass
class _Open:
    """Brackets that are not closed yet; `key` is that whose value comes, or `None`."""

    loc: Loc
    is_list: bool
    index: int = 0
    key: str | None = None

    @property
    def inside(self) -> Loc:
        """The loc of what stands next in it."""
        if self.is_list:
            return (*self.loc, self.index)
        return self.loc if self.key is None else (*self.loc, self.key)


@dataclass
class FlowScan:
    """What a scan has found: where the cursor is, what keys there are, what is open at its end."""

    spot: Spot | None = None
    entries: list[Entry] = field(default_factory=list)
    end: int = 0


def flow_scan(text: str, start: int, loc: Loc, cursor: int, end: int | None = None) -> FlowScan:
    """What stands from `start` on, where the value of `loc` begins, up to where it closes.

    The cursor is in it where the scan's `spot` says so.
    """
    found = FlowScan(end=start)
    stack: list[_Open] = []
    stop = len(text) if end is None else end
    last: re.Match[str] | None = None
    for token in _tokens(text, start, stop):
        if found.spot is None and start <= cursor <= token.start():
            found.spot = _gap(stack, loc, cursor)
        if _is_at(token, cursor):
            found.spot = _spot(stack, loc, token, cursor)
        if not _is_blank(token):
            _take(token, stack, loc, found, last)
            last = token
        found.end = token.end()
        if last and not stack:
            break
    if found.spot is None and start <= cursor <= stop and (stack or cursor <= found.end):
        found.spot = _gap(stack, loc, cursor)
    return found


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while start < end and (token := _TOKEN.match(text, start, end)):
        yield token
        start = token.end()


def _is_at(token: re.Match[str], cursor: int) -> bool:
    """Whether the cursor is in or behind a word, or just before one."""
    if _is_blank(token) or token[0][0] in "[]{},:=":
        return False
    first = token.start() + (1 if token[0][0] in "\"'" else 0)
    return first <= cursor <= token.end()


def _is_blank(token: re.Match[str]) -> bool:
    """Whether a token is white space, or a comment."""
    return token[0].isspace() or (token[0][0] == "#" and token[0] != "#")


def _take(
    token: re.Match[str], stack: list[_Open], loc: Loc, found: FlowScan, last: re.Match[str] | None
) -> None:
    word = token[0]
    if word in _OPENS:
        inside = stack[-1].inside if stack else loc
        stack.append(_Open(inside, word == "["))
    elif word in _CLOSES and stack:
        stack.pop()
    elif word in _BETWEEN and stack and last and not stack[-1].is_list:
        stack[-1].key = bare(last[0])
        found.entries.append(Entry(stack[-1].inside, last.start(), ""))
    elif word == "," and stack:
        stack[-1].index += 1
        stack[-1].key = None
    elif stack and found.entries and found.entries[-1].loc == stack[-1].inside:
        found.entries[-1] = Entry(found.entries[-1].loc, found.entries[-1].start, bare(word))


def _spot(stack: list[_Open], loc: Loc, token: re.Match[str], cursor: int) -> Spot:
    """Where the cursor is, which is in a word."""
    word = token[0].rstrip()
    quote = word[0] if word[0] in "\"'" else ""
    start = token.start() + len(quote)
    closed = bool(quote) and len(word) > 1 and word.endswith(quote)
    end = max(token.start() + len(word), cursor) - (1 if closed and cursor < token.end() else 0)
    holder = stack[-1] if stack else None
    is_key = holder is not None and not holder.is_list and holder.key is None
    return Spot(holder.inside if holder else loc, is_key, start, max(start, end), quote)


def _gap(stack: list[_Open], loc: Loc, cursor: int) -> Spot:
    holder = stack[-1] if stack else None
    is_key = holder is not None and not holder.is_list and holder.key is None
    return Spot(holder.inside if holder else loc, is_key, cursor, cursor)


def bare(word: str) -> str:
    """A word without its quotes."""
    word = word.strip()
    return word.strip(word[0]) if word[:1] in ('"', "'") else word
