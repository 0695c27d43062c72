"""New values into YAML or JSON text, with as little of the text changed as can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from exporter.article import Article
from exporter.article.plain_values import Plain, plain_values
from exporter.readers.data.yaml_spelling import EXTRA, STEP, yaml_entry, yaml_flow, yaml_item
from exporter.readers.reading import Reading
from exporter.roundtrip.merge.in_place import edits_in_place
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.pairing import Step, likeness, steps
from exporter.roundtrip.merge.respelling import Like, as_it_is, json_value, respelt
from exporter.roundtrip.merge.spelt_items import SpeltItems
from exporter.roundtrip.merge.trees import Edit, Lines, Node, edited, json_tree
from exporter.roundtrip.merge.yaml_tree import is_scalar, yaml_tree

_HEADED = re.compile(r'\{"heading": "(?:[^"\\]|\\.)*"')


class TreePatcher:
    """Patches one text, which ends in a new line; `edits` gathers what is to change."""

    def __init__(self, text: str, *, is_json: bool, care: Care, like: Like = as_it_is) -> None:
        """`care` says what keeps its spelling; marks are typed as `like` types them."""
        self.edits: list[Edit] = []
        self._text = text
        self._lines = Lines(text)
        self._is_json = is_json
        self._care = care
        self._like = like
        self._spelt_items: SpeltItems | None = None

    def mapping(self, node: Node, old: dict[str, Plain], new: dict[str, Plain]) -> None:
        """Make the mapping at `node`, which says `old`, say `new`; the text's whole value."""
        if not self._is_json:
            self._spelt_items = SpeltItems(self._text, self._lines, node, old)
        if node.is_flow or not self._block_mapping(node, old, new):
            self._flow(node, old, new)

    def _value(self, node: Node, old: Plain, new: Plain, *, in_flow: bool) -> bool:
        """Make `node` say `new`; `False`, and nothing done, where it must be written anew."""
        if old == new:
            return True
        if self._care is Care.PARTS:
            return False
        if node.is_scalar:
            typed = self._care is Care.SIGNS and self._typed_over(node, old, new, in_flow=in_flow)
            return typed or self._scalar(node, new, in_flow=in_flow)
        match old, new:
            case str(), str() if not node.is_list:
                return self._short(node, old, new, in_flow=in_flow)
            case dict(), dict() if not node.is_list:
                return (self._flow if node.is_flow else self._block_mapping)(node, old, new)
            case list(), list() if len(node.items) == len(old):
                return self._list(node, old, new)
        return False

    def _short(self, node: Node, old: str, new: str, *, in_flow: bool) -> bool:
        """A mapping that says no more than a text does: that text in it."""
        short = next((name for name in ("text", "name") if name in node.fields), None)
        if short is None:
            return False
        return self._value(node.fields[short], old, new, in_flow=in_flow or node.is_flow)

    def _typed_over(self, node: Node, old: Plain, new: Plain, *, in_flow: bool) -> bool:
        """Type only what changed over a scalar that also says it otherwise, as one author does who
        needs no list; `False`, and nothing done, where that gives no scalar of its kind."""
        texts = _as_text(old), _as_text(new)
        if self._is_json or None in texts:
            return False
        raw = self._text[node.start : node.end]
        edits = edits_in_place(raw, (0, len(raw)), str(texts[0]), str(texts[1]))
        if not edits or not is_scalar(edited(raw, edits), in_flow=in_flow):
            return False
        said = edited(raw, edits)
        self.edits.append(Edit(node.start, node.end, said))
        return True

    def _scalar(self, node: Node, new: Plain, *, in_flow: bool) -> bool:
        if isinstance(new, list | dict):
            return False
        raw = self._text[node.start : node.end]
        if self._is_json:
            text = self._flow_text(new, node)
        elif in_flow:
            text = yaml_flow(new)
        else:
            text = respelt(raw, new, keeps_words=self._care.keeps_words, like=self._like)
        self.edits.append(Edit(node.start, node.end, text))
        return True

    def _block_mapping(self, node: Node, old: dict[str, Plain], new: dict[str, Plain]) -> bool:
        gone = [key for key in node.fields if key in old and key not in new]
        if any(self._lines.indent(node.keys[key]) is None for key in gone) or not node.fields:
            return False
        for key in gone:
            last = self._lines.end(node.fields[key].end)
            self.edits.append(Edit(self._lines.start(node.keys[key]), last, ""))
        for key, value in new.items():
            if key not in node.fields:
                if key not in old or value != old[key]:
                    self._new_entry(node, key, value)
            elif key not in old or not self._value(
                node.fields[key], old[key], value, in_flow=False
            ):
                self._rewrite_entry(node, key, value)
        return True

    def _new_entry(self, node: Node, key: str, value: Plain) -> None:
        indent = self._column(node)
        place = self._lines.end(node.end)
        self.edits.append(Edit(place, place, f"{indent}{self._entry(key, value, indent)}\n"))

    def _rewrite_entry(self, node: Node, key: str, value: Plain) -> None:
        start = node.keys[key]
        colon = self._text.index(":", start + len(key))
        text = self._entry(self._text[start:colon], value, self._column(node))
        self.edits.append(Edit(start, max(node.fields[key].end, colon + 1), text))

    def _entry(self, key: str, value: Plain, indent: str) -> str:
        """A key and its value, whose items are spelt as elsewhere in the text."""
        known, keeps = self._spelt_items, self._care.keeps_words
        if known is None:
            return yaml_entry(key, value, indent)
        return known.entry(key, value, indent, self._like, keeps_words=keeps)

    def _column(self, node: Node) -> str:
        start = min(node.keys.values())
        return " " * (start - self._lines.start(start))

    def _list(self, node: Node, old: list[Plain], new: list[Plain]) -> bool:
        if node.is_flow:
            return self._flow(node, old, new)
        dashes = [self._text.rfind("-", 0, item.start) for item in node.items]
        indents = {self._lines.indent(dash) for dash in dashes}
        if not new or None in indents or len(indents) != 1:
            return False
        self._block_list(node, dashes, old, new)
        return True

    def _block_list(
        self, node: Node, dashes: list[int], old: list[Plain], new: list[Plain]
    ) -> None:
        plan = _plan(old, new)
        kept = {step.old for step in plan}
        starts = [self._lines.start(dash) for dash in dashes]
        ends = [self._lines.end(item.end) for item in node.items]
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if index not in kept:
                self.edits.append(Edit(start, end, ""))
        indent = " " * (dashes[0] - starts[0])
        for step in plan:
            value = new[step.new]
            if step.old is not None:
                self._kept_item(node.items[step.old], old[step.old], value)
                continue
            place = starts[0] if step.after < 0 else ends[step.after]
            text = self._new_item(value, indent)
            if step.copied is not None:
                text = self._text[starts[step.copied] : ends[step.copied]]
            self.edits.append(Edit(place, place, text))

    def _new_item(self, value: Plain, indent: str) -> str:
        """An item as it is spelt elsewhere in the text, from where it moved, or else anew."""
        known, keeps = self._spelt_items, self._care.keeps_words
        if known is None:
            return f"{indent}- {yaml_item(value, indent + STEP)}\n"
        return known.lines_of(value, indent, self._like, keeps_words=keeps)

    def _kept_item(self, item: Node, old: Plain, new: Plain) -> None:
        if not self._value(item, old, new, in_flow=False):
            indent = " " * (item.start - self._lines.start(item.start))
            lines = self._new_item(new, indent[: -len(STEP)]) if len(indent) > 1 else ""
            text = lines[len(indent) :].rstrip("\n") if lines else yaml_item(new, indent)
            self.edits.append(Edit(item.start, item.end, text))

    def _flow(self, node: Node, old: Plain, new: Plain) -> bool:
        """Make a value in brackets, or all of JSON, say `new`; its parts keep their spelling."""
        parts: list[str] = []
        match old, new:
            case list(), list():
                parts = self._flow_list(node, old, new)
            case dict(), dict():
                parts = self._entries(node, old, new)
        inner = node.items or list(node.fields.values())
        if not parts or not inner:
            text = self._flow_text(new, node)
        else:
            starts = [item.start for item in node.items] or sorted(node.keys.values())
            between = self._text[inner[0].end : starts[1]] if len(starts) > 1 else ", "
            before = self._text[node.start : starts[0]]
            if len(starts) == 1 and "\n" in before:
                between = "," + before[1:]
            text = before + between.join(parts) + self._text[inner[-1].end : node.end]
        self.edits = [e for e in self.edits if e.end <= node.start or e.start >= node.end]
        self.edits.append(Edit(node.start, node.end, text))
        return True

    def _flow_list(self, node: Node, old: list[Plain], new: list[Plain]) -> list[str]:
        parts: list[str] = []
        for step in _plan(old, new):
            source = step.copied if step.old is None else step.old
            if source is None:
                parts.append(self._flow_text(new[step.new], node.items[0] if node.items else node))
            else:
                parts.append(self._spelt(node.items[source], old[source], new[step.new]))
        return parts

    def _entries(self, node: Node, old: dict[str, Plain], new: dict[str, Plain]) -> list[str]:
        parts: list[str] = []
        for key, inner in node.fields.items():
            if key in new:
                value = self._spelt(inner, old.get(key), new[key])
                parts.append(self._text[node.keys[key] : inner.start] + value)
            elif key not in old:
                parts.append(self._text[node.keys[key] : inner.end])
        first = next(iter(node.fields.values()), node)
        return parts + [
            f"{json.dumps(key)}: {self._flow_text(value, first)}"
            for key, value in new.items()
            if key not in node.fields and (key not in old or value != old[key])
        ]

    def _spelt(self, node: Node, old: Plain, new: Plain) -> str:
        if not self._value(node, old, new, in_flow=True):
            return self._flow_text(new, node)
        return edited(self._text, self.edits, node.start, node.end)

    def _flow_text(self, value: Plain, like: Node) -> str:
        """`value` in brackets, where the value `like` stands or a neighbour of it."""
        if not self._is_json:
            return yaml_flow(value)
        line = self._text[self._lines.start(like.start) :]
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        is_ascii = self._text.isascii() and "\\u" in self._text
        return json_value(value, indent, is_ascii=is_ascii, on_lines="\n" in self._text.strip())


def _as_text(value: Plain) -> str | None:
    """A text, or several that may stand in one; `None` for other values."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(map(str, value))
    return value if isinstance(value, str) else None


def _plan(old: list[Plain], new: list[Plain]) -> list[Step]:
    return steps([_key(value) for value in old], [_key(value) for value in new], _alike)


def _alike(first: str, second: str) -> float:
    """How alike two values of a list are; sections with the same heading are the same, though one
    took in the other ones."""
    begun = _HEADED.match(first)
    return 1.0 if begun and second.startswith(begun[0]) else likeness(first, second)


def _key(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)


def with_own_keys(values: dict[str, Plain], own: Iterable[str]) -> dict[str, Plain]:
    """An article's values with those of a house's fields that have `own` keys beside ours there."""
    extra = values.get(EXTRA)
    if not isinstance(extra, dict):
        return values
    beside = {name: extra[name] for name in own if name in extra}
    below = {name: value for name, value in extra.items() if name not in beside}
    rest = {name: value for name, value in values.items() if name != EXTRA}
    return {**rest, **({EXTRA: below} if below else {}), **beside}


def patched_yaml(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    return _patched(text, yaml_tree(text) or Node(0, 0), current, merged, care)


def patched_json(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    return _patched(text, json_tree(text), current, merged, care, is_json=True)


def _patched(
    text: str, tree: Node, current: Reading, merged: Article, care: Care, *, is_json: bool = False
) -> str:
    patcher = TreePatcher(text, is_json=is_json, care=care)
    own = current.declared & tree.fields.keys()
    old, new = plain_values(current.article), plain_values(merged)
    patcher.mapping(tree, with_own_keys(old, own), with_own_keys(new, own))
    return edited(text, patcher.edits)
