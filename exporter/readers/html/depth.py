"""How deep the elements of a page stand in each other, and where that is too deep."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

MAX_DEPTH = 150
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
_NAMES = "area base br col dd dt embed hr img input li link meta option p param source td th tr wbr"
_ALONE = frozenset(_NAMES.split())
"""Elements that hold nothing, or that the next of their kind ends."""


def is_too_deep(page: Element) -> bool:
    """Whether elements of a page nest more than MAX_DEPTH deep."""
    level = [page]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)


def deep_offset(html: str) -> int:
    """Where the tag stands in a page that opens one element too many; 0 where no tag is that."""
    opened: list[str] = []
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if name in _ALONE:
            continue
        if not tag["end"]:
            opened.append(name)
        elif name in opened[-MAX_DEPTH:]:
            while opened.pop() != name:
                pass
        if len(opened) > MAX_DEPTH:
            return tag.start()
    return 0
