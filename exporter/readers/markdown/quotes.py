"""Quotations and what is written like one: their last line may say whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from markdown_it.tree import SyntaxTreeNode

from exporter.readers.markdown.callouts import ALERT, callout, nearest
from exporter.readers.markdown.drafts import BlockDraft, QuoteDraft
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.markdown_signs import ATTRIBUTION
from exporter.readers.reading import PlacedText


class InnerReader(Protocol):
    """The reader of blocks, as far as blocks that hold others need it."""

    lines: LineReader

    def inside(self, nodes: Sequence[SyntaxTreeNode]) -> list[BlockDraft]:
        """The blocks of `nodes` where no heading may stand: a heading is a paragraph in bold."""

    def words(self, inline: SyntaxTreeNode, content: str) -> Iterable[BlockDraft]:
        """A paragraph and the pictures in it; pictures alone are figures."""


def quote(reader: InnerReader, node: SyntaxTreeNode) -> Iterator[BlockDraft]:
    """The quote of a blockquote, or the callout that GitHub writes so; nothing if it is empty."""
    nodes = list(node.children)
    first = nodes[0].children[0] if nodes and nodes[0].type == "paragraph" else None
    if first is not None and (alert := ALERT.match(first.content)):
        yield from _alert(reader, nodes, first, alert)
        return
    blocks, attribution = attributed(reader, nodes)
    if blocks:
        yield quoted(blocks, attribution)


def quoted(blocks: list[BlockDraft], attribution: PlacedText | None) -> QuoteDraft:
    """A quote of `blocks`."""
    draft: QuoteDraft = {"type": "quote", "blocks": blocks}
    return {**draft, "attribution": attribution} if attribution else draft


def attributed(
    reader: InnerReader, nodes: Sequence[SyntaxTreeNode]
) -> tuple[list[BlockDraft], PlacedText | None]:
    """The blocks of a quotation, and who said it, where its last line says so after a dash."""
    last = nodes[-1].children[0] if nodes and nodes[-1].type == "paragraph" else None
    before, _, line = last.content.rpartition("\n") if last else ("", "", "")
    dash = ATTRIBUTION.match(line)
    if last is None or not dash or (not before and len(nodes) == 1):
        return reader.inside(nodes), None
    blocks = reader.inside(nodes[:-1])
    if before:
        blocks.extend(reader.words(last, before))
    return blocks, reader.lines.text(last, line[dash.end() :])


def _alert(
    reader: InnerReader, nodes: list[SyntaxTreeNode], first: SyntaxTreeNode, alert: re.Match[str]
) -> Iterator[BlockDraft]:
    """A callout as GitHub and Obsidian write it: `> [!NOTE]- Title`; a quote may be one too."""
    rest = first.content[alert.end() :]
    title = reader.lines.text(first, alert["title"]) if alert["title"].strip() else None
    blocks = [*(reader.words(first, rest) if rest else ()), *reader.inside(nodes[1:])]
    if blocks and alert["kind"].lower() in ("quote", "cite"):
        yield quoted(blocks, title)
    else:
        yield from callout(nearest(alert["kind"]), title, blocks)
