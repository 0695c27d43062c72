"""Blocks, sections and questions while they are put together, and what is left of them then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from exporter.article.numbering import Numbering, can_write
from exporter.roundtrip.word.parts_in_print import TABLE, Values
from exporter.roundtrip.word.roles import Use

ITEM = "item"
"""The kind of a node that is an item of a list and no block."""
DEFINITION = "definition"
"""The kind of a node that is a term with its definition."""

_TEXTS = {
    "paragraph": ("text",),
    "code": ("text",),
    "pull_quote": ("text", "attribution"),
    "quote": ("attribution",),
    "callout": ("title",),
    "table": ("caption", "subtitle", "note", "source"),
    "figure": ("caption", "subtitle", "credit", "note", "source"),
    "picture_row": (),
    "list": (),
    "rule": (),
    "page_break": (),
    ITEM: ("text",),
    "definition_list": (),
    DEFINITION: ("term",),
}
_CHILDREN = {"quote": "blocks", "callout": "blocks", "list": "items", ITEM: "blocks"}
_CHILDREN |= {"picture_row": "figures"}
_CHILDREN |= {"definition_list": "items", DEFINITION: "blocks"}
_PROOF = {"figure": "src", "table": TABLE, "rule": "type", "page_break": "type"}


@dataclass
class BlockNode:
    """A block while it is put together: its type, its texts, and the blocks or items inside it.

    `given` are its other fields; `is_shown` says that the thing itself, such as the picture of a
    figure, is still there. `level` and `series` are how deep a new list stands in its document,
    and which one it is there; `numbering` is how that writes its numbers.
    """

    kind: str
    texts: dict[str, str | None] = field(default_factory=dict)
    given: Values = field(default_factory=dict)
    children: list[BlockNode] = field(default_factory=list)
    is_shown: bool = True
    level: int | None = None
    series: str = ""
    numbering: Numbering | None = None

    @classmethod
    def shell(cls, base: BaseModel) -> BlockNode:
        """A block or list item as it was, without its texts and what stands in it."""
        given = base.model_dump()
        kind = str(given.pop("type", DEFINITION if "term" in given else ITEM))
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
            said = [self.texts[name], value]  # a new line may stand above
            known = [one for one in said if isinstance(one, str)]
            self.texts[name] = " ".join(filter(None, known)) if known else None
        else:
            self.given[name] = value

    @property
    def values(self) -> Values:
        """The block as plain values, which the model validates."""
        values: Values = {**self.texts, **self.given}
        if self.kind not in (ITEM, DEFINITION):
            values["type"] = self.kind
        if self.kind in _CHILDREN:
            values[_CHILDREN[self.kind]] = [child.values for child in self.children]
        return values


@dataclass
class SectionNode:
    """A section while it is put together; without a heading, the one that opens the article.

    `level` is that of its heading as its style has it, which may skip some."""

    heading: object = None
    label: str | None = None
    level: int = 1
    blocks: list[BlockNode] = field(default_factory=list)
    sections: list[SectionNode] = field(default_factory=list)

    @property
    def values(self) -> Values:
        """The section as plain values."""
        blocks = [block.values for block in self.blocks]
        sections = [section.values for section in self.sections]
        label = {} if self.heading is None else {"label": self.label}
        return {"heading": self.heading, **label, "blocks": blocks, "sections": sections}


@dataclass
class QuestionNode:
    """A question while its answer is put together."""

    question: object
    answer: list[BlockNode] = field(default_factory=list)

    @property
    def values(self) -> Values:
        """The question as plain values."""
        return {"question": self.question, "answer": [block.values for block in self.answer]}


def paragraph(text: str) -> BlockNode:
    """A new paragraph."""
    return BlockNode("paragraph", {"text": text})


def new_exhibit(kind: str, given: Values) -> BlockNode:
    """A figure or a table of which nothing is said yet."""
    return BlockNode(kind, dict.fromkeys(_TEXTS[kind]), given)


def new_list(use: Use, text: str, around: BlockNode | None = None) -> BlockNode:
    """A list of one item; small letters are what one inside an item has anyway."""
    first = use.start if use.ordered and use.start >= 0 else 1
    given: Values = {"ordered": use.ordered, "start": first}
    is_usual = use.numbering == "lower-alpha" and around is not None and around.kind == ITEM
    if use.numbering and use.ordered and not is_usual:
        given["numbering"] = use.numbering
    node = BlockNode("list", {}, given, [new_item(use, text)], level=use.level)
    node.series, node.numbering = use.series, use.numbering
    return node


def new_definition(term: str) -> BlockNode:
    """A term, whose definition is to follow."""
    return BlockNode(DEFINITION, {"term": term})


def new_item(use: Use, text: str) -> BlockNode:
    """An item of a list; a task where a box stands before it."""
    return BlockNode(ITEM, {"text": text}, {"checked": use.checked})


def finished(nodes: Iterable[BlockNode]) -> list[BlockNode]:
    """The blocks without what an editor emptied."""
    return [part for node in nodes for part in _parts(node)]


def _parts(node: BlockNode) -> list[BlockNode]:
    """What is left of a block; of a row of pictures, words that stood below one that is gone."""
    if node.kind in ("figure", "table") and not node.is_shown:
        return [paragraph(text) for name, text in node.texts.items() if text and name != "credit"]
    if node.kind == "definition_list":
        return _definition_parts(node)
    if node.kind != "picture_row":
        left = _finished(node)
        return [] if left is None else [left]
    inner = finished(node.children)
    figures = [one for one in inner if one.kind == "figure"]
    words = [one for one in inner if one.kind != "figure"]
    return [*([replace(node, children=figures)] if len(figures) > 1 else figures), *words]


def _finished(node: BlockNode) -> BlockNode | None:
    match node.kind:
        case "list":
            items = [item for item in map(_finished_item, node.children) if item is not None]
            return (
                replace(node, children=items, given=_counting(node, len(items))) if items else None
            )
        case "quote" | "callout":
            inner = finished(node.children)
            (beside,) = node.texts.values()
            return replace(node, children=inner) if inner else _left_over(beside)
        case "code":
            return None if node.texts["text"] is None else node
        case "paragraph" | "pull_quote":
            return node if node.texts["text"] else _left_over(node.texts.get("attribution"))
        case _:
            return node if node.is_shown else None


def _definition_parts(node: BlockNode) -> list[BlockNode]:
    """The list, parted where a term lost its definition, or a definition its term: those stand as
    paragraphs of their own."""
    parts: list[BlockNode] = []
    for item in node.children:
        term, inner = item.texts["term"], finished(item.children)
        if not term or not inner:
            parts += [*([paragraph(term)] if term else []), *inner]
        elif parts and parts[-1].kind == "definition_list":
            parts[-1].children.append(replace(item, children=inner))
        else:
            parts.append(replace(node, children=[replace(item, children=inner)]))
    return parts


def _left_over(text: str | None) -> BlockNode | None:
    """Words that stood beside something that is gone."""
    return paragraph(text) if text else None


def _counting(node: BlockNode, count: int) -> Values:
    """What a list says of its numbers; in figures where its letters do not go as far."""
    start, numbering = node.given["start"], node.given.get("numbering")
    if numbering is None:
        return node.given
    if node.given["ordered"] and isinstance(start, int) and can_write(str(numbering), start, count):
        return node.given
    return {**node.given, "numbering": None}


def _finished_item(item: BlockNode) -> BlockNode | None:
    text, blocks = item.texts["text"], finished(item.children)
    if not text and blocks and blocks[0].kind == "paragraph":
        text, blocks = blocks[0].texts["text"], blocks[1:]
    given = item.given if text else {**item.given, "checked": None}
    return (
        replace(item, texts={"text": text}, given=given, children=blocks)
        if text or blocks
        else None
    )


def finished_sections(sections: list[SectionNode]) -> list[SectionNode]:
    """The sections without what an editor emptied."""
    emptied = (
        replace(
            section,
            blocks=finished(section.blocks),
            sections=finished_sections(section.sections),
        )
        for section in sections
    )
    return [section for section in emptied if section.heading is not None or section.blocks]
