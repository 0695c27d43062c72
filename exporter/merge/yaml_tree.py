"""YAML as a tree of values with the text that spells each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from exporter.merge.trees import Node

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
            return _list(node, events, text)
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


def _list(node: Node, events: Iterator[Any], text: str) -> Node:
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
