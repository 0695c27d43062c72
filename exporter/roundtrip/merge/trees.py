"""The values of a YAML or JSON text, each with the stretch of text that spells it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any


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
        found = self._text.find("\n", offset)
        return found + 1 if found >= 0 else len(self._text)

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


_EVENTS_OF_A_SCALAR = 8  # a stream, a document, a mapping, a key and its value

if TYPE_CHECKING:
    from ruamel.yaml.events import Event


def yaml_tree(text: str) -> Node | None:
    """The value of the one YAML document in `text`, which the reader has found to be sound."""
    from ruamel.yaml import YAML  # slow to load

    events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))
    for event in events:
        if _name(event) in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            return _node(event, events, text)
    return None


def _node(event: Any, events: Iterator[Any], text: str) -> Node:
    start = event.start_mark.index
    match _name(event):
        case "MappingStartEvent":
            return _mapping(Node(start, start, is_flow=bool(event.flow_style)), events, text)
        case "SequenceStartEvent":
            node = Node(start, start, is_flow=bool(event.flow_style), is_list=True)
            return _yaml_list(node, events, text)
    end = event.end_mark.index
    return Node(start, start + len(text[start:end].rstrip()), is_scalar=True)


def _mapping(node: Node, events: Iterator[Any], text: str) -> Node:
    node.end = node.start
    for event in events:
        if _name(event) == "MappingEndEvent":
            node.end = event.end_mark.index if node.is_flow else node.end
            return node
        value = _node(next(events), events, text)
        node.keys[event.value] = event.start_mark.index
        node.fields[event.value] = value
        node.end = max(node.end, value.end, event.end_mark.index)
    return node


def _yaml_list(node: Node, events: Iterator[Any], text: str) -> Node:
    for event in events:
        if _name(event) == "SequenceEndEvent":
            node.end = event.end_mark.index if node.is_flow else node.end
            return node
        node.items.append(_node(event, events, text))
        node.end = max(node.end, node.items[-1].end)
    return node


def _name(event: Event) -> str:
    return type(event).__name__


def scalar_value(raw: str) -> str | None:
    """The text that a scalar spelt `raw` says as a key's value; `None` where it is no scalar."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        events = list(YAML(typ="safe", pure=True).parse(f"key: {raw}\n"))
    except YAMLError:
        return None
    scalars = [event for event in events if _name(event) == "ScalarEvent"]
    if len(scalars) != 2 or len(events) != _EVENTS_OF_A_SCALAR:
        return None
    return str(scalars[1].value).rstrip("\n")
