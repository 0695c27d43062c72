"""Items of a YAML text's lists as they are spelt there, for one that moved into another list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from exporter.article.plain_values import Plain
from exporter.roundtrip.merge.trees import Lines, Node


class SpeltItems:
    """The items of a `text` that stand on lines of their own; `node` is its value, which says
    `value`."""

    def __init__(self, text: str, lines: Lines, node: Node, value: Plain) -> None:
        self._text = text
        self._lines = lines
        self._spelt: dict[str, tuple[str, str]] = {}
        for dash, item, said in _items(text, node, value):
            indent = lines.indent(dash)
            if indent is not None:
                lines_of_it = text[lines.start(dash) : lines.end(item.end)]
                self._spelt.setdefault(_key(said), (indent, lines_of_it))

    def at(self, indent: str, value: Plain) -> str | None:
        """The lines that spell an item of a value, at an indent; `None` where there is none, or
        where its lines cannot be set in."""
        known, spelt = self._spelt.get(_key(value), ("", ""))
        lines = spelt.splitlines(keepends=True)
        if not lines or any(line.strip() and not line.startswith(known) for line in lines):
            return None
        return "".join(indent + line[len(known) :] if line.strip() else line for line in lines)


def _items(text: str, node: Node, value: Plain) -> Iterator[tuple[int, Node, Plain]]:
    """The items of all lists without brackets, each with its dash and what it says."""
    match value:
        case dict() if not node.is_flow:
            for name, inner in node.fields.items():
                if name in value:
                    yield from _items(text, inner, value[name])
        case list() if not node.is_flow and len(node.items) == len(value):
            for item, said in zip(node.items, value, strict=True):
                yield text.rfind("-", 0, item.start), item, said
                yield from _items(text, item, said)


def _key(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)
