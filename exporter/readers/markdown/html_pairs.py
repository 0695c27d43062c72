"""HTML that one block of a Markdown file opens and another one closes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

_OPENING = re.compile(r"\s*<(?P<name>[a-zA-Z][\w-]*)(\s[^>]*)?>\s*")
_CLOSING = re.compile(r"\s*</(?P<name>[a-zA-Z][\w-]*)\s*>\s*")


def pairs_in(nodes: Sequence[SyntaxTreeNode]) -> Mapping[int, tuple[str, int]]:
    """The name of the tag that an HTML block only opens, and where it is closed, by the block.

    A block that holds more than one opening tag, or that nothing closes, is not among them.
    """
    pairs: dict[int, tuple[str, int]] = {}
    opened: dict[str, list[int]] = {}
    for index, node in enumerate(nodes):
        if node.type != "html_block":
            continue
        if opening := _OPENING.fullmatch(node.content):
            opened.setdefault(opening["name"].lower(), []).append(index)
        elif closing := _CLOSING.fullmatch(node.content):
            name = closing["name"].lower()
            if opened.get(name):
                pairs[opened[name].pop()] = name, index
    return pairs
