"""`:::` blocks: callouts, pull quotes, figures with a caption and a credit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from exporter.article.blocks import CALLOUT_KINDS
from exporter.article.figures import MAX_ROW
from exporter.diagnostics.hints import did_you_mean
from exporter.readers.markdown.callouts import (
    OPTIONS,
    Heading,
    callout,
    heading_of,
    kind_in_options,
    nearest,
    shifted,
)
from exporter.readers.markdown.drafts import BlockDraft, PullQuoteDraft, bold_paragraph
from exporter.readers.markdown.figure_blocks import figure_block
from exporter.readers.markdown.markdown_signs import CALLOUT, FIGURE, PULL_QUOTE
from exporter.readers.markdown.picture_directives import picture_directive
from exporter.readers.markdown.picture_rows import ROW, in_layout, in_rows
from exporter.readers.markdown.quotes import InnerReader, attributed, quoted
from exporter.readers.markdown.site_syntax import TAB
from exporter.readers.markdown.syntax import document_parser

_DIVISION = re.compile(
    r"\{(?:\s*(?:#[\w:-]+|\.(?!content-)[\w-]+|(?!when|unless)[\w-]+=(?:\"[^\"]*\"|\S+)))+\s*\}"
)
_NAMES = re.compile(r"[\w-]+")


def container(reader: InnerReader, node: SyntaxTreeNode) -> list[BlockDraft]:
    """The blocks of a `:::` block; of one that we do not know, its content, with a warning."""
    lines = reader.lines
    if not lines.is_closed(node):
        message = "this block has no end"
        lines.warn("unclosed-block", message, lines.place(node), "add a line :::")
    if picture := picture_directive(reader, node):
        return picture
    names = [name.lower().replace("_", "-") for name in _NAMES.findall(node.info)]
    read = _CONTAINERS.get(names[0]) if names else None
    if read:
        return read(reader, node, names)
    if said := heading_of(node.info):
        return _callout(reader, node, said)
    if _DIVISION.fullmatch(node.info.strip()):  # one of pandoc's, named for a stylesheet
        return in_layout(reader.inside(node.children), node.info)
    message = f"there is no block '::: {node.info.strip()}'; what is in it stays"
    known = [*_CONTAINERS, *CALLOUT_KINDS]
    hint = did_you_mean(names[0], known) if names else None
    lines.warn(
        "unknown-container", message, lines.place(node), hint or f"known are {', '.join(known)}"
    )
    return reader.inside(node.children)


def _ours(reader: InnerReader, node: SyntaxTreeNode, names: Sequence[str]) -> list[BlockDraft]:
    """`::: callout warning`."""
    kind = next((name for name in names if name in CALLOUT_KINDS), "note")
    return _callout(reader, node, Heading(nearest(kind), ""))


def _callout(reader: InnerReader, node: SyntaxTreeNode, said: Heading) -> list[BlockDraft]:
    nodes = list(node.children)
    title = reader.lines.text(node, said.title) if said.title else None
    if title is None and nodes and nodes[0].type == "heading":
        title = reader.lines.text(nodes.pop(0).children[0])
    kind, before = said.kind, []
    first = nodes[0].children[0] if nodes and nodes[0].type == "paragraph" else None
    if first is not None and (options := OPTIONS.match(first.content)):
        kind = kind_in_options(options.group()) or kind
        nodes.pop(0)
        rest = first.content[options.end() :]
        before = list(reader.words(first, rest)) if rest else []
    return callout(kind, title, [*before, *reader.inside(nodes)])


def admonition(reader: InnerReader, node: SyntaxTreeNode) -> list[BlockDraft]:
    """`!!! note "Title"` and `??? note` of MkDocs; a kind alone is no title."""
    kind = str(node.meta.get("tag", "")).split(" ")[0]
    nodes = [child for child in node.children if child.type != "admonition_title"]
    titles = [child.children[0] for child in node.children if child.type == "admonition_title"]
    title = reader.lines.text(titles[0]) if titles else None
    if kind == TAB and title:
        return [bold_paragraph(title), *reader.inside(nodes)]
    is_kind = title is not None and title.casefold() == kind.casefold()
    return callout(nearest(kind), None if is_kind else title, reader.inside(nodes))


def directive(reader: InnerReader, node: SyntaxTreeNode) -> list[BlockDraft] | None:
    """A picture or a callout in a fence, as MyST may write it; `None` for code."""
    if picture := picture_directive(reader, node):
        return picture
    said = heading_of(node.info) if node.info.lstrip().startswith("{") else None
    if said is None:
        return None
    options = OPTIONS.match(node.content)
    start = options.end() if options else 0
    lines = (node.map[0] if node.map else 0) + 1 + node.content.count("\n", 0, start)
    tokens = document_parser().parse(node.content[start:], {})
    nodes = SyntaxTreeNode(tokens).children
    shifted(nodes, lines)
    title = reader.lines.text(node, said.title) if said.title else None
    kind = (kind_in_options(options.group()) if options else None) or said.kind
    return callout(kind, title, reader.inside(nodes))


def _pull_quote(reader: InnerReader, node: SyntaxTreeNode, _: Sequence[str]) -> list[BlockDraft]:
    blocks, attribution = attributed(reader, node.children)
    first = blocks[0] if len(blocks) == 1 else None
    if first is None or first["type"] != "paragraph":
        message = "a pull quote is one paragraph; it is set as a quote"
        reader.lines.warn("pull-quote-shape", message, reader.lines.place(node))
        return [quoted(blocks, attribution)] if blocks else []
    draft: PullQuoteDraft = {"type": "pull_quote", "text": first["text"]}
    return [{**draft, "attribution": attribution} if attribution else draft]


def _row(reader: InnerReader, node: SyntaxTreeNode, _: Sequence[str]) -> list[BlockDraft]:
    """Pictures side by side, each of which may be a `::: figure`."""
    return in_rows(reader.inside(node.children), columns=MAX_ROW)


_Reader = Callable[[InnerReader, SyntaxTreeNode, Sequence[str]], list[BlockDraft]]
_CONTAINERS: Mapping[str, _Reader] = {
    CALLOUT: _ours,
    PULL_QUOTE: _pull_quote,
    FIGURE: figure_block,
    ROW: _row,
}
"""How each `:::` block is read, by its first name."""
