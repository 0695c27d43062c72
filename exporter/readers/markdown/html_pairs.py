"""HTML that one block of a Markdown file opens and another one closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

_OPENING = re.compile(r"\s*<(?P<name>[a-zA-Z][\w-]*)(\s[^>]*)?>\s*")


def pair_at(nodes: Sequence[SyntaxTreeNode], start: int) -> tuple[str, int] | None:
    """The name of the tag that the HTML block at `start` only opens, and where it is closed.

    `None` where the block holds more than one opening tag, or nothing closes it.
    """
    opening = _OPENING.fullmatch(nodes[start].content)
    if opening is None:
        return None
    name = opening["name"].lower()
    closing = re.compile(rf"\s*</{re.escape(name)}\s*>\s*", re.IGNORECASE)
    depth = 0
    for index in range(start, len(nodes)):
        if nodes[index].type == "html_block":
            depth += _opens(nodes[index].content, name)
            depth -= bool(closing.fullmatch(nodes[index].content))
            if not depth:
                return name, index
    return None


def _opens(content: str, name: str) -> bool:
    opening = _OPENING.fullmatch(content)
    return opening is not None and opening["name"].lower() == name
