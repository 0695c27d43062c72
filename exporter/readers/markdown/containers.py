"""Blocks of several lines: `:::` containers, figures with captions, tables with a line below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import parse, plain, serialise
from exporter.article.inline.nodes import Emphasis
from exporter.diagnostics import Place
from exporter.readers.markdown.conventions import (
    CALLOUT,
    CALLOUT_KINDS,
    CREDIT,
    FIGURE,
    ID,
    PULL_QUOTE,
    TABLE_CAPTION,
    attribute_list,
    split_attributes,
)
from exporter.readers.markdown.inline_text import FoundPicture
from exporter.readers.reading import PlacedText

Block = dict[str, Any]
"""A block of the model as plain values, its texts placed."""


class Blocks(Protocol):
    """The reader of blocks, as far as blocks of several lines need it."""

    def text(self, node: SyntaxTreeNode, content: str | None = None) -> PlacedText:
        """The inline text of an inline node, or of `content` in its stead, without pictures."""

    def inside(self, nodes: Sequence[SyntaxTreeNode]) -> list[Block]:
        """The blocks of `nodes` where no heading may stand: a heading is a paragraph in bold."""

    def attributed(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[list[Block], PlacedText | None]:
        """The blocks of a quote, and who said it."""

    def place(self, node: SyntaxTreeNode) -> Place:
        """Where a block starts: the first character of its line that is no white space."""

    def place_of(self, node: SyntaxTreeNode, content: str | None = None) -> Place:
        """Where an inline node starts, or the first line of `content` in it."""

    def warn(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Note a warning."""


def figure(picture: FoundPicture, place: Place) -> dict[str, Any]:
    """The figure of a picture that stood at `place`."""
    src = PlacedText(picture.src, place)
    block: dict[str, Any] = {"type": "figure", "src": src, "alt": PlacedText(picture.alt, place)}
    if picture.caption:
        block["caption"] = PlacedText(picture.caption, place)
    if picture.label:
        block["label"] = PlacedText(picture.label, place)
    return block


def caption_in(text: PlacedText, content: str) -> PlacedText | None:
    """The caption that `text` is: all in italics, on other lines of `content` than its picture."""
    nodes = parse(text)
    if "\n" in content and len(nodes) == 1 and isinstance(nodes[0], Emphasis):
        return PlacedText(serialise(nodes[0].children), text.place, text.raw)
    return None


ATTRIBUTES = {"chart": "chart", ID: "label"}


def table(reader: Blocks, node: SyntaxTreeNode) -> Block:
    """The table of a table node, as yet without its caption."""
    rows = [
        [reader.text(cell.children[0]) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    head = node.children[0].children[0].children
    align = [str(cell.attrs.get("style", "")).rpartition(":")[2] or "left" for cell in head]
    return {"type": "table", "header": rows[0], "rows": rows[1:], "align": align}


def belongs_to_table(content: str, block: Block | None) -> bool:
    """Whether a paragraph is the caption of the table before it, or its attributes alone."""
    if block is None or block["type"] != "table" or "caption" in block:
        return False
    return bool(TABLE_CAPTION.match(content)) or attribute_list(content) == content.strip()


def describe(reader: Blocks, block: Block, inline: SyntaxTreeNode, content: str) -> None:
    """Give a table the caption and the attributes that a paragraph says."""
    opening = TABLE_CAPTION.match(content)
    words, attributes = split_attributes(content[opening.end() :] if opening else content)
    if words:
        block["caption"] = reader.text(inline, words)
    place = reader.place_of(inline, attribute_list(content))
    for name, value in attributes.items():
        if name in ATTRIBUTES:
            block[ATTRIBUTES[name]] = PlacedText(value, place)
        else:
            message = f"a table has no attribute {name!r}; it is left out"
            reader.warn("unknown-attribute", message, place)


_NAMES = re.compile(r"[\w-]+")


def container(reader: Blocks, node: SyntaxTreeNode) -> list[Block]:
    """The blocks of a `:::` block; of one that we do not know, its content, with a warning."""
    names = [name.lower().replace("_", "-") for name in _NAMES.findall(node.info)]
    if names and names[0] in (CALLOUT, *CALLOUT_KINDS):
        return _callout(reader, node, names)
    if names[:1] == [PULL_QUOTE]:
        return _pull_quote(reader, node)
    if names[:1] == [FIGURE]:
        return _figure(reader, node)
    hint = f"known are {', '.join((CALLOUT, *CALLOUT_KINDS, PULL_QUOTE, FIGURE))}"
    message = f"there is no block '::: {node.info.strip()}'; what is in it stays"
    reader.warn("unknown-container", message, reader.place(node), hint)
    return reader.inside(node.children)


def _callout(reader: Blocks, node: SyntaxTreeNode, names: Sequence[str]) -> list[Block]:
    kind = next((name for name in names if name in CALLOUT_KINDS), "note")
    nodes = list(node.children)
    callout: dict[str, Any] = {"type": "callout", "kind": kind}
    if nodes and nodes[0].type == "heading":
        callout["title"] = reader.text(nodes.pop(0).children[0]) or None
    callout["blocks"] = reader.inside(nodes)
    return [callout] if callout["blocks"] or callout.get("title") else []


def _pull_quote(reader: Blocks, node: SyntaxTreeNode) -> list[Block]:
    blocks, attribution = reader.attributed(node.children)
    if len(blocks) != 1 or blocks[0]["type"] != "paragraph":
        message = "a pull quote is one paragraph; it is set as a quote"
        reader.warn("pull-quote-shape", message, reader.place(node))
        quote: dict[str, Any] = {"type": "quote", "blocks": blocks}
    else:
        quote = {"type": "pull_quote", "text": blocks[0]["text"]}
    if attribution:
        quote["attribution"] = attribution
    return [quote] if quote.get("blocks") or quote.get("text") else []


def _figure(reader: Blocks, node: SyntaxTreeNode) -> list[Block]:
    """A picture, then a caption, then `Credit: ...`, each a paragraph or absent."""
    blocks: list[Block] = []
    credit = None
    for child in node.children:
        raw = child.children[0].content if child.type == "paragraph" else ""
        if match := CREDIT.match(raw):
            credit = plain(reader.text(child.children[0], raw[match.end() :]))
        else:
            blocks += reader.inside([child])
    figures = [block for block in blocks if block["type"] == "figure"]
    captions = [block["text"] for block in blocks if block["type"] == "paragraph"]
    if len(figures) != 1 or len(captions) > 1 or len(blocks) > 2:
        message = "a figure is one picture, a caption and a credit; what is in it stays"
        reader.warn("figure-shape", message, reader.place(node))
        return blocks
    figure = figures[0]
    if captions:
        figure["caption"] = captions[0]
    return [{**figure, "credit": credit} if credit else figure]
