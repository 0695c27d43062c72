"""The values of a YAML text, each with the stretch of text that spells it."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from exporter.roundtrip.merge.trees import Node

_EVENTS_OF_A_SCALAR = 8  # a stream, a document, a mapping, a key and its value
_EVENTS_OF_AN_ITEM = 7  # the same with a list around the one value
_VALUES = (MappingStartEvent, SequenceStartEvent, ScalarEvent)


def yaml_tree(text: str) -> Node | None:
    """The value of the one YAML document in `text`, which the reader has found to be sound.

    `None` where there is none.
    """
    events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
    first = next((event for event in events if isinstance(event, _VALUES)), None)
    return None if first is None else _node(first, events, text)


def _node(event: Event, events: Iterator[Event], text: str) -> Node:
    """The node that `event` begins; what is inside is taken from `events`."""
    start: int = event.start_mark.index
    match event:
        case MappingStartEvent():
            return _mapping(Node(start, start, is_flow=bool(event.flow_style)), events, text)
        case SequenceStartEvent():
            node = Node(start, start, is_flow=bool(event.flow_style), is_list=True)
            return _list(node, events, text)
    end: int = event.end_mark.index
    return Node(start, start + len(text[start:end].rstrip()), is_scalar=True)


def _mapping(node: Node, events: Iterator[Event], text: str) -> Node:
    for event in events:
        if isinstance(event, MappingEndEvent):
            node.end = event.end_mark.index if node.is_flow else node.end
            return node
        value = _node(next(events), events, text)
        if isinstance(event, ScalarEvent):
            node.keys[event.value] = event.start_mark.index
            node.fields[event.value] = value
        node.end = max(node.end, value.end, event.end_mark.index)
    return node


def _list(node: Node, events: Iterator[Event], text: str) -> Node:
    for event in events:
        if isinstance(event, SequenceEndEvent):
            node.end = event.end_mark.index if node.is_flow else node.end
            return node
        node.items.append(_node(event, events, text))
        node.end = max(node.end, node.items[-1].end)
    return node


def scalar_value(raw: str) -> str | None:
    """The text that a scalar spelt `raw` says as a key's value; `None` where it is no scalar."""
    scalars = _scalars(f"key: {raw}\n", _EVENTS_OF_A_SCALAR)
    return scalars[1].rstrip("\n") if len(scalars) == 2 else None


def is_scalar(raw: str, *, in_flow: bool) -> bool:
    """Whether `raw` spells one scalar where it stands: in brackets, or as a key's value."""
    if in_flow:
        return len(_scalars(f"[{raw}]", _EVENTS_OF_AN_ITEM)) == 1
    return scalar_value(raw) is not None


def _scalars(text: str, size: int) -> list[str]:
    """The scalars of a text that is `size` events long; none of any other."""
    try:
        events = list(YAML(typ="safe", pure=True).parse(text))
    except YAMLError:
        return []
    scalars = [str(event.value) for event in events if isinstance(event, ScalarEvent)]
    return scalars if len(events) == size else []
