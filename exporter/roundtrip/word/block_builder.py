"""A block being put together again, text by text, in the order of the edited file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from exporter.article import Block
from exporter.article.places import Loc
from exporter.roundtrip.word.parts_in_print import TABLE, Values
from exporter.roundtrip.word.roles import Role, Use

ITEM = "item"
"""The kind of a node that is an item of a list and no block."""

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
    ITEM: ("text",),
}
_CHILDREN = {"quote": "blocks", "callout": "blocks", "list": "items", ITEM: "blocks"}
_PROOF = {"figure": "src", "table": TABLE, "rule": "type"}
_PARAGRAPH_OF = {Role.CONTINUED: ITEM, Role.QUOTE: "quote", Role.CALLOUT: "callout"}
_TEXT_OF = {
    Role.ATTRIBUTION: (("quote", "attribution"),),
    Role.PULL_QUOTE_ATTRIBUTION: (("pull_quote", "attribution"),),
    Role.CAPTION: (("figure", "caption"), ("table", "caption")),
}


@dataclass
class Node:
    """A block while it is put together: its type, its texts, and the blocks or items inside it.

    `given` are its other fields; `is_shown` says that the thing itself, such as the picture of a
    figure, is still there.
    """

    kind: str
    texts: dict[str, str | None] = field(default_factory=dict)
    given: Values = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    is_shown: bool = True

    @classmethod
    def shell(cls, base: BaseModel) -> Node:
        """A block or list item as it was, without its texts and what stands in it."""
        given = base.model_dump()
        kind = str(given.pop("type", ITEM))
        empty: str | None = "" if kind == ITEM else None
        texts: dict[str, str | None] = dict.fromkeys(_TEXTS[kind], empty)
        inside = {*texts, _CHILDREN.get(kind, "")}
        kept = {name: value for name, value in given.items() if name not in inside}
        return cls(kind, texts, kept, is_shown=kind not in _PROOF)

    def set(self, name: str, value: object) -> None:
        """Give a field its value, or several that a mapping names."""
        self.is_shown = self.is_shown or name == _PROOF.get(self.kind)
        if isinstance(value, Mapping):
            for inner, one in value.items():
                self._set(str(inner), one)
        elif name != "type":
            self._set(name, value)

    def _set(self, name: str, value: object) -> None:
        if name in self.texts:
            self.texts[name] = value if isinstance(value, str) else None
        else:
            self.given[name] = value

    @property
    def values(self) -> Values:
        """The block as plain values, which the model validates."""
        values: Values = {**self.texts, **self.given}
        if self.kind != ITEM:
            values["type"] = self.kind
        if self.kind in _CHILDREN:
            values[_CHILDREN[self.kind]] = [child.values for child in self.children]
        return values


class BlockBuilder:
    """One block; `loc` is where it stood in the article that went out, `None` for a new one."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.loc: Loc | None = None
        self._base: BaseModel | None = None
        self._nodes: dict[Loc, Node] = {}
        self._trail: list[Node] = [node]

    @classmethod
    def again(cls, block: Block, loc: Loc) -> BlockBuilder:
        """A block that went out, to be filled with its texts again."""
        builder = cls(Node.shell(block))
        builder.loc, builder._base = loc, block
        return builder

    def put(self, inner: Loc, value: object) -> None:
        """Set the text at a loc inside of the block; what holds it is made as it was."""
        around = _length_around(inner)
        self._descend(inner[:around])
        self._trail[-1].set(str(inner[around]), value)

    def open(self, inner: Loc) -> None:
        """Make what holds the text at a loc, but for the item or paragraph that is the text."""
        self._descend(inner[: max(_length_around(inner) - 2, 0)])

    def _descend(self, inner: Loc) -> None:
        """Open the blocks and items along a loc."""
        node, base = self.node, self._base
        self._trail = [node]
        for end in range(2, len(inner) + 1, 2):
            base = getattr(base, str(inner[end - 2]))[inner[end - 1]]
            child = self._nodes.get(inner[:end])
            if child is None:
                child = self._nodes[inner[:end]] = Node.shell(base)
                node.children.append(child)
            node = child
            self._trail.append(node)

    def take(self, use: Use, text: str, start: int = 1) -> bool:
        """Let a new line into the block where it belongs there; `False` where it does not."""
        match use.role:
            case Role.LIST:
                return self._take_item(use, text, start)
            case Role.CODE:
                return self._take_code(text)
            case role if role in _PARAGRAPH_OF:
                return self._take_paragraph(_PARAGRAPH_OF[role], text)
            case role:
                texts = _TEXT_OF.get(role, ())
                return any(self._take_text(kind, name, text) for kind, name in texts)

    def _take_code(self, text: str) -> bool:
        known = self.node.texts.get("text")
        if self.node.kind != "code" or known is None:
            return False
        self.node.texts["text"] = f"{known}\n{text}"
        return True

    def _innermost(self, kind: str) -> Node | None:
        """The innermost open block of a type, or list item."""
        return next((node for node in reversed(self._trail) if node.kind == kind), None)

    def _take_text(self, kind: str, name: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.texts[name]:
            return False
        node.texts[name] = text
        return True

    def _take_paragraph(self, kind: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.texts.get("attribution"):
            return False
        node.children.append(paragraph(text))
        self._trail = self._up_to(node)
        return True

    def _take_item(self, use: Use, text: str, start: int) -> bool:
        lists = [node for node in self._trail if node.kind == "list"]
        if use.boxed and not lists:
            return self._begin_list(self._innermost("callout"), use, text, start)
        if not lists:
            return False
        if use.level >= len(lists):
            return self._begin_list(lists[-1].children[-1], use, text, start)
        return self._add_item(lists[use.level], use, text)

    def _add_item(self, around: Node, use: Use, text: str) -> bool:
        if around.given["ordered"] is not use.ordered:
            return False
        item = Node(ITEM, {"text": text})
        around.children.append(item)
        self._trail = [*self._up_to(around), item]
        return True

    def _begin_list(self, around: Node | None, use: Use, text: str, start: int) -> bool:
        if around is None:
            return False
        inner = new_list(use, text, start)
        around.children.append(inner)
        self._trail = [*self._up_to(around), inner, inner.children[0]]
        return True

    def _up_to(self, node: Node) -> list[Node]:
        """What is open around a node, and the node itself."""
        end = next(index for index, other in enumerate(self._trail) if other is node)
        return self._trail[: end + 1]


def _length_around(inner: Loc) -> int:
    """How much of a loc leads to what holds the text itself."""
    return next(size for size in range(0, len(inner), 2) if _is_text(inner[size:]))


def _is_text(rest: Loc) -> bool:
    """Whether the rest of a loc leads into no further block or item."""
    return len(rest) == 1 or rest[0] not in ("items", "blocks")


def paragraph(text: str) -> Node:
    """A new paragraph."""
    return Node("paragraph", {"text": text})


def new_list(use: Use, text: str, start: int) -> Node:
    """A list of one item."""
    first = start if use.ordered and start >= 0 else 1
    return Node("list", {}, {"ordered": use.ordered, "start": first}, [Node(ITEM, {"text": text})])


def finished(nodes: Iterable[Node]) -> list[Node]:
    """The blocks without what an editor emptied."""
    return [node for node in map(_finished, nodes) if node is not None]


def _finished(node: Node) -> Node | None:
    match node.kind:
        case "list":
            items = [item for item in map(_finished_item, node.children) if item is not None]
            return replace(node, children=items) if items else None
        case "quote" | "callout":
            inner = finished(node.children)
            (beside,) = node.texts.values()
            return replace(node, children=inner) if inner else _left_over(beside)
        case "code":
            return None if node.texts["text"] is None else node
        case "paragraph" | "pull_quote":
            return node if node.texts["text"] else None
        case _:
            return node if node.is_shown else _left_over(node.texts.get("caption"))


def _left_over(text: str | None) -> Node | None:
    """Words that stood beside something that is gone."""
    return paragraph(text) if text else None


def _finished_item(item: Node) -> Node | None:
    text, blocks = item.texts["text"], finished(item.children)
    if not text and blocks and blocks[0].kind == "paragraph":
        text, blocks = blocks[0].texts["text"], blocks[1:]
    return replace(item, texts={"text": text}, children=blocks) if text or blocks else None
