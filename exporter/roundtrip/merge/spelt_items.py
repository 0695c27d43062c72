"""Items of a YAML text's lists as they are spelt there, for what moved into another list: a block,
or the blocks of a section that an editor parted in two."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from exporter.article.plain_values import Plain
from exporter.readers.data.yaml_spelling import EXTRA, STEP, yaml_entry, yaml_item
from exporter.roundtrip.merge.respelling import Like, respelt
from exporter.roundtrip.merge.trees import Lines, Node

_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*-\s+")
_ALIKE = 0.6  # of the words of two texts, for one to be the other with edits
_MOST_COMPARED = 2_000  # texts


class SpeltItems:
    """The items of a `text` that stand on lines of their own; `node` is its value, which says
    `value`."""

    def __init__(self, text: str, lines: Lines, node: Node, value: Plain) -> None:
        self._text = text
        self._texts: list[tuple[str, Counter[str]]] = []
        self._lines = lines
        self._spelt: dict[str, tuple[str, str]] = {}
        for dash, item, said in _items(text, node, value):
            indent = lines.indent(dash)
            if indent is not None:
                lines_of_it = text[lines.start(dash) : lines.end(item.end)]
                self._spelt.setdefault(_key(said), (indent, lines_of_it))
                if isinstance(said, str) and len(self._texts) < _MOST_COMPARED:
                    self._texts.append((said, _words(said)))

    def at(self, indent: str, value: Plain) -> str | None:
        """The lines that spell an item of a value, at an indent; `None` where there is none, or
        where its lines cannot be set in."""
        known, spelt = self._spelt.get(_key(value), ("", ""))
        lines = spelt.splitlines(keepends=True)
        if not lines or any(line.strip() and not line.startswith(known) for line in lines):
            return None
        return "".join(indent + line[len(known) :] if line.strip() else line for line in lines)

    def lines_of(self, value: Plain, indent: str, like: Like, *, keeps_words: bool) -> str:
        """The lines of an item at an indent: as it is spelt in the text, with what was edited in
        it, or with what is known of its parts; `like` and `keeps_words` are those of `respelt`."""
        known = self.at(indent, value)
        if known is None and isinstance(value, str):
            known = self._edited(value, indent, like, keeps_words=keeps_words)
        if known is not None:
            return known
        if not isinstance(value, dict):
            return f"{indent}- {yaml_item(value, indent + STEP)}\n"
        entries = (
            self.entry(name, part, indent + STEP, like, keeps_words=keeps_words)
            for name, part in value.items()
        )
        return f"{indent}- " + f"\n{indent}{STEP}".join(entries) + "\n"

    def entry(self, name: str, value: Plain, indent: str, like: Like, *, keeps_words: bool) -> str:
        """`name: value` as `yaml_entry` has it, items of lists as they are spelt in the text."""
        if not isinstance(value, list) or not value or name == EXTRA:
            return yaml_entry(name, value, indent)
        inner = (self.lines_of(one, indent + STEP, like, keeps_words=keeps_words) for one in value)
        return f"{name}:\n{''.join(inner)}".removesuffix("\n")

    def _edited(self, value: str, indent: str, like: Like, *, keeps_words: bool) -> str | None:
        """The text that has most of the words of another one, with these; `None` without one."""
        words = _words(value)
        alike, old = max(((_share(words, own), said) for said, own in self._texts), default=(0, ""))
        lines = self.at(indent, old) if alike >= _ALIKE else None
        dash = _DASH.match(lines) if lines else None
        if lines is None or dash is None:
            return None
        raw = lines[dash.end() :].rstrip()
        return f"{dash[0]}{respelt(raw, value, keeps_words=keeps_words, like=like)}\n"


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _share(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


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
