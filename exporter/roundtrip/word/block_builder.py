"""A block being put together again, text by text, in the order of the edited file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporter.roundtrip.word.parts_in_print import TABLE, Path
from exporter.roundtrip.word.roles import Role, Use

Values = dict[str, Any]

_TEXTS = {
    "paragraph": ("text",),
    "code": ("text",),
    "pull_quote": ("text", "attribution"),
    "quote": ("attribution",),
    "callout": ("title",),
    "table": ("caption",),
    "figure": ("caption", "credit"),
    "list": (),
    "rule": (),
}
_CHILDREN = {"quote": "blocks", "callout": "blocks", "list": "items"}
_PROOF = {"figure": "src", "table": TABLE, "rule": "type"}
_PARAGRAPH_OF = {Role.CONTINUED: "items", Role.QUOTE: "quote", Role.CALLOUT: "callout"}
_TEXT_OF = {
    Role.ATTRIBUTION: (("quote", "attribution"),),
    Role.PULL_QUOTE_ATTRIBUTION: (("pull_quote", "attribution"),),
    Role.CAPTION: (("figure", "caption"), ("table", "caption")),
}
SHOWN = "(shown)"
"""A key of our own: whether the thing itself, such as the picture of a figure, is still there."""


class Growing:
    """One block; `path` is its place in the article that went out, `None` for a new one."""

    def __init__(self, block: Values, path: Path | None = None) -> None:
        self.path = path
        self._base = block
        self.block = _shell(block) if path is not None else block
        self._nodes: dict[Path, Values] = {}
        self._trail: list[Values] = [self.block]

    def put(self, inner: Path, value: Any) -> None:
        """Set the text at a path inside of the block; what holds it is made as it was."""
        around = next(size for size in range(0, len(inner), 2) if _is_text(inner[size:]))
        self._descend(inner[:around])
        self._set(self._trail[-1], str(inner[around]), value)

    def open(self, inner: Path) -> None:
        """Make what holds the text at a path, but for the item or paragraph that is the text."""
        around = next(size for size in range(0, len(inner), 2) if _is_text(inner[size:]))
        self._descend(inner[: max(around - 2, 0)])

    def _descend(self, path: Path) -> None:
        """Open the blocks and items along a path."""
        node, base = self.block, self._base
        self._trail = [node]
        for end in range(2, len(path) + 1, 2):
            name, number = str(path[end - 2]), int(path[end - 1])
            base = base[name][number]
            child = self._nodes.get(path[:end])
            if child is None:
                child = self._nodes[path[:end]] = _shell(base)
                node[name].append(child)
            node = child
            self._trail.append(node)

    def _set(self, node: Values, name: str, value: Any) -> None:
        if name == _PROOF.get(node.get("type", "")):
            node[SHOWN] = True
        if isinstance(value, Mapping):
            node.update(value)
        elif name != "type":
            node[name] = value

    def take(self, use: Use, text: str, start: int = 1) -> bool:
        """Let a new line into the block where it belongs there; `False` where it does not."""
        if use.role is Role.LIST:
            return self._take_item(use, text, start)
        if use.role is Role.CODE:
            return self._take_code(text)
        if use.role in _PARAGRAPH_OF:
            return self._take_paragraph(_PARAGRAPH_OF[use.role], text)
        places = _TEXT_OF.get(use.role, ())
        return any(self._take_text(kind, name, text) for kind, name in places)

    def _take_code(self, text: str) -> bool:
        if self.block["type"] != "code" or self.block["text"] is None:
            return False
        self.block["text"] += f"\n{text}"
        return True

    def _innermost(self, kind: str) -> Values | None:
        """The innermost open block of a type, or list item (`items`)."""
        found = (node for node in reversed(self._trail) if node.get("type", "items") == kind)
        return next(found, None)

    def _take_text(self, kind: str, name: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.get(name):
            return False
        node[name] = text
        return True

    def _take_paragraph(self, kind: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.get("attribution"):
            return False
        node["blocks"].append({"type": "paragraph", "text": text})
        self._trail = self._up_to(node)
        return True

    def _take_item(self, use: Use, text: str, start: int) -> bool:
        lists = [node for node in self._trail if node.get("type") == "list"]
        if use.boxed and not lists:
            return self._begin_list(self._innermost("callout"), use, text, start)
        if not lists:
            return False
        if use.level >= len(lists):
            return self._begin_list(lists[-1]["items"][-1], use, text, start)
        around = lists[use.level]
        if around["ordered"] is not use.ordered:
            return False
        item = {"text": text, "blocks": []}
        around["items"].append(item)
        self._trail = [*self._up_to(around), item]
        return True

    def _begin_list(self, around: Values | None, use: Use, text: str, start: int) -> bool:
        if around is None:
            return False
        inner = new_list(use, text, start)
        around["blocks"].append(inner)
        self._trail = [*self._up_to(around), inner, inner["items"][0]]
        return True

    def _up_to(self, node: Values) -> list[Values]:
        """What is open around a node, and the node itself."""
        end = next(index for index, other in enumerate(self._trail) if other is node)
        return self._trail[: end + 1]


def _is_text(rest: Path) -> bool:
    """Whether the rest of a path leads into no further block or item."""
    return len(rest) == 1 or rest[0] not in ("items", "blocks")


def new_list(use: Use, text: str, start: int) -> Values:
    """A list of one item."""
    item = {"text": text, "blocks": []}
    first = start if use.ordered and start >= 0 else 1
    return {"type": "list", "ordered": use.ordered, "start": first, "items": [item]}


def _shell(base: Values) -> Values:
    """A block or list item as it was, without its texts and what stands in it."""
    kind = base.get("type")
    if kind is None:
        return {"text": "", "blocks": []}
    emptied: Values = dict.fromkeys(_TEXTS[kind])
    if kind in _CHILDREN:
        emptied[_CHILDREN[kind]] = []
    if kind in _PROOF:
        emptied[SHOWN] = False
    return {**base, **emptied}


def finished(blocks: list[Values]) -> list[Values]:
    """The blocks without what an editor emptied."""
    return [block for block in map(_finished, blocks) if block is not None]


def _finished(block: Values) -> Values | None:
    kind = block["type"]
    shown = block.pop(SHOWN, True)
    if kind == "list":
        items = [item for item in map(_finished_item, block["items"]) if item is not None]
        return {**block, "items": items} if items else None
    if kind in ("quote", "callout"):
        inner = finished(block["blocks"])
        if inner:
            return {**block, "blocks": inner}
        return _left_over(block["attribution"] if kind == "quote" else block["title"])
    if "text" in _TEXTS[kind] and block["text"] is None:
        return None
    if kind in ("paragraph", "pull_quote") and not block["text"]:
        return None
    return block if shown else _left_over(block.get("caption"))


def _left_over(text: str | None) -> Values | None:
    """Words that stood beside something that is gone."""
    return {"type": "paragraph", "text": text} if text else None


def _finished_item(item: Values) -> Values | None:
    text, blocks = item["text"], finished(item["blocks"])
    if not text and blocks and blocks[0]["type"] == "paragraph":
        text, blocks = blocks[0]["text"], blocks[1:]
    return {"text": text, "blocks": blocks} if text or blocks else None
