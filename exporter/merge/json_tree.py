"""JSON as a tree of values with the text that spells each."""

from __future__ import annotations

import json
import re

from exporter.merge.trees import Node

_BETWEEN = re.compile(r"[\s,:]*")


def json_tree(text: str) -> Node:
    """The value that `text` holds, which the reader has found to be sound."""
    return _value(text, _BETWEEN.match(text).end())  # type: ignore[union-attr]


def _value(text: str, start: int) -> Node:
    if text[start] == "{":
        return _object(text, start)
    if text[start] == "[":
        return _list(text, start)
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


def _list(text: str, start: int) -> Node:
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
