"""What fitting says of the looks of single elements: private properties of their `style`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exporter.engine.insides import Node

Looks = Sequence[tuple[Node, str]]
"""Elements, and the `style` that each had; empty for none."""


def with_property(nodes: Sequence[Node], name: str, value: str) -> Looks:
    """Give elements a property, in place of one of its name; the looks that they had."""
    looks = [(node, node.get("style", "")) for node in nodes]
    for node, look in looks:
        node.set("style", f"{name}: {value}; {_but(name, look)}".rstrip("; "))
    return looks


def without_property(nodes: Sequence[Node], name: str) -> None:
    """Take a property from elements, and leave their others."""
    put_back([(node, _but(name, node.get("style", "")).rstrip("; ")) for node in nodes])


def _but(name: str, look: str) -> str:
    return re.sub(rf"{name}: [^;]*;? ?", "", look)


def put_back(looks: Looks) -> None:
    """Let elements look as they did."""
    for node, look in looks:
        if look:
            node.set("style", look)
        else:
            node.attrib.pop("style", None)
