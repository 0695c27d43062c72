"""Blocks between `:::` lines: callouts, pull quotes, and figures with a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markdown_it.tree import SyntaxTreeNode

from exporter.article.conventions import CALLOUT, CALLOUT_KINDS, CREDIT, FIGURE, PULL_QUOTE
from exporter.article.inline import plain

if TYPE_CHECKING:
    from exporter.readers.markdown_blocks import Block, BlockReader

_NAMES = re.compile(r"[\w-]+")


def container(reader: BlockReader, node: SyntaxTreeNode) -> list[Block]:
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


def _callout(reader: BlockReader, node: SyntaxTreeNode, names: Sequence[str]) -> list[Block]:
    kind = next((name for name in names if name in CALLOUT_KINDS), "note")
    nodes = list(node.children)
    callout: dict[str, Any] = {"type": "callout", "kind": kind}
    if nodes and nodes[0].type == "heading":
        callout["title"] = reader.text(nodes.pop(0).children[0]) or None
    callout["blocks"] = reader.inside(nodes)
    return [callout] if callout["blocks"] or callout.get("title") else []


def _pull_quote(reader: BlockReader, node: SyntaxTreeNode) -> list[Block]:
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


def _figure(reader: BlockReader, node: SyntaxTreeNode) -> list[Block]:
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
