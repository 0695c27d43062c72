"""`:::` blocks: callouts, pull quotes, figures with a caption and a credit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from exporter.article.blocks import CALLOUT_KINDS
from exporter.article.inline import plain
from exporter.readers.markdown.conventions import CALLOUT, CREDIT, FIGURE, PULL_QUOTE
from exporter.readers.markdown.drafts import BlockDraft, CalloutDraft, PullQuoteDraft
from exporter.readers.markdown.quotes import InnerReader, attributed, quoted

_NAMES = re.compile(r"[\w-]+")


def container(reader: InnerReader, node: SyntaxTreeNode) -> list[BlockDraft]:
    """The blocks of a `:::` block; of one that we do not know, its content, with a warning."""
    lines = reader.lines
    if not lines.is_closed(node):
        message = "this block has no end"
        lines.warn("unclosed-block", message, lines.place(node), "add a line :::")
    names = [name.lower().replace("_", "-") for name in _NAMES.findall(node.info)]
    read = _CONTAINERS.get(names[0]) if names else None
    if read:
        return read(reader, node, names)
    message = f"there is no block '::: {node.info.strip()}'; what is in it stays"
    hint = f"known are {', '.join(_CONTAINERS)}"
    lines.warn("unknown-container", message, lines.place(node), hint)
    return reader.inside(node.children)


def _callout(reader: InnerReader, node: SyntaxTreeNode, names: Sequence[str]) -> list[BlockDraft]:
    kind = next((name for name in names if name in CALLOUT_KINDS), "note")
    nodes = list(node.children)
    has_title = bool(nodes) and nodes[0].type == "heading"
    title = reader.lines.text(nodes.pop(0).children[0]) if has_title else None
    callout: CalloutDraft = {"type": "callout", "kind": kind, "blocks": reader.inside(nodes)}
    if title:
        callout = {**callout, "title": title}
    return [callout] if callout["blocks"] or title else []


def _pull_quote(reader: InnerReader, node: SyntaxTreeNode, _: Sequence[str]) -> list[BlockDraft]:
    blocks, attribution = attributed(reader, node.children)
    first = blocks[0] if len(blocks) == 1 else None
    if first is None or first["type"] != "paragraph":
        message = "a pull quote is one paragraph; it is set as a quote"
        reader.lines.warn("pull-quote-shape", message, reader.lines.place(node))
        return [quoted(blocks, attribution)] if blocks else []
    draft: PullQuoteDraft = {"type": "pull_quote", "text": first["text"]}
    return [{**draft, "attribution": attribution} if attribution else draft]


def _figure(reader: InnerReader, node: SyntaxTreeNode, _: Sequence[str]) -> list[BlockDraft]:
    """A picture, then a caption, then `Credit: ...`, each a paragraph or absent."""
    blocks: list[BlockDraft] = []
    credit = None
    for child in node.children:
        raw = child.children[0].content if child.type == "paragraph" else ""
        if match := CREDIT.match(raw):
            credit = plain(reader.lines.text(child.children[0], raw[match.end() :]))
        else:
            blocks += reader.inside([child])
    figures = [block for block in blocks if block["type"] == "figure"]
    captions = [block["text"] for block in blocks if block["type"] == "paragraph"]
    if len(figures) != 1 or len(captions) > 1 or len(blocks) > 2:
        message = "a figure is one picture, a caption and a credit; what is in it stays"
        reader.lines.warn("figure-shape", message, reader.lines.place(node))
        return blocks
    figure = figures[0]
    if captions:
        figure["caption"] = captions[0]
    return [{**figure, "credit": credit} if credit else figure]


_Reader = Callable[[InnerReader, SyntaxTreeNode, Sequence[str]], list[BlockDraft]]
_CONTAINERS: Mapping[str, _Reader] = {
    CALLOUT: _callout,
    **dict.fromkeys(CALLOUT_KINDS, _callout),
    PULL_QUOTE: _pull_quote,
    FIGURE: _figure,
}
"""How each `:::` block is read, by its first name."""
