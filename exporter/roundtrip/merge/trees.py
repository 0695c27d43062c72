"""The values of a text in JSON or YAML, each with the stretch of text that spells it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass
class Node:
    """A value from offset `start` up to `end`; `is_flow` where it is spelt with brackets.

    `fields` are a mapping's values, `keys` the offsets of their keys; `items` a list's values.
    A scalar has none of them and `is_scalar`.
    """

    start: int
    end: int
    is_scalar: bool = False
    is_flow: bool = False
    is_list: bool = False
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Edit:
    """New text in place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit], start: int = 0, end: int | None = None) -> str:
    """`text` from `start` to `end` with the `edits` in there, which do not overlap.

    Those at one place follow each other.
    """
    pieces: list[str] = []
    position, last = start, len(text) if end is None else end
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if start <= edit.start and edit.end <= last:
            pieces += [text[position : edit.start], edit.text]
            position = max(position, edit.end)
    return "".join([*pieces, text[position:last]])


class Lines:
    """The lines of a text by offset."""

    def __init__(self, text: str) -> None:
        """Count the lines of `text`."""
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def start(self, offset: int) -> int:
        """The offset at which the line of `offset` starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """The offset after the line of `offset`, its end included."""
        line_feed = self._text.find("\n", offset)
        return line_feed + 1 if line_feed >= 0 else len(self._text)

    def indent(self, offset: int) -> str | None:
        """The white space before `offset`; `None` where more stands there on its line."""
        before = self._text[self.start(offset) : offset]
        return before if not before.strip(" ") else None


_BETWEEN = re.compile(r"[\s,:]*")


def json_tree(text: str) -> Node:
    """The value that `text` holds, which the reader has found to be sound."""
    return _value(text, _BETWEEN.match(text).end())  # type: ignore[union-attr]


def _value(text: str, start: int) -> Node:
    if text[start] == "{":
        return _object(text, start)
    if text[start] == "[":
        return _json_list(text, start)
    return Node(start, json.JSONDecoder().raw_decode(text, start)[1], is_scalar=True)


def _object(text: str, start: int) -> Node:
    node = Node(start, start, is_flow=True)
    position = _next(text, start + 1)
    while text[position] != "}":
        key, end = json.JSONDecoder().raw_decode(text, position)
        node.keys[key] = position
        node.fields[key] = _value(text, _next(text, end))
        position = _next(text, node.fields[key].end)
    node.end = position + 1
    return node


def _json_list(text: str, start: int) -> Node:
    node = Node(start, start, is_flow=True, is_list=True)
    position = _next(text, start + 1)
    while text[position] != "]":
        node.items.append(_value(text, position))
        position = _next(text, node.items[-1].end)
    node.end = position + 1
    return node


def _next(text: str, position: int) -> int:
    """The offset of the next character that is no white space, comma or colon."""
    match = _BETWEEN.match(text, position)
    return match.end() if match else position
