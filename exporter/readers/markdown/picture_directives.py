"""Pictures as MyST writes them: `{figure}` and `{image}`, between colons or in a fence."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import escape
from exporter.article.links import tidy
from exporter.readers.markdown.callouts import OPTIONS, shifted
from exporter.readers.markdown.captioned import figure
from exporter.readers.markdown.drafts import BlockDraft
from exporter.readers.markdown.quotes import InnerReader
from exporter.readers.markdown.syntax import document_parser

_DIRECTIVE = re.compile(r"\{(?:figure|image)\}[ \t]*(?P<src>\S[^\n]*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):[ \t]*(?P<value>[^\n]*)")


def picture_directive(reader: InnerReader, node: SyntaxTreeNode) -> list[BlockDraft] | None:
    """A picture with its options, its caption and what follows; `None` for any other block."""
    said = _DIRECTIVE.fullmatch(node.info.strip())
    if said is None:
        return None
    options, below = _in_fence(reader, node) if node.type == "fence" else _between(reader, node)
    place = reader.lines.place(node)
    inline = reader.lines.inline(place)
    link = options.get("target", "")
    attributes = {**options, "id": options.get("name", "")}
    alt = escape(options.get("alt", ""))
    target = tidy(inline.target(link)) if link else ""
    inline.picture(said["src"].strip(), alt, "", attributes, target)
    draft = figure(inline.pictures[0], place)
    if below and below[0]["type"] == "paragraph":
        draft["caption"] = below[0]["text"]
        below = below[1:]
    return [draft, *below]


def _in_fence(reader: InnerReader, node: SyntaxTreeNode) -> tuple[dict[str, str], list[BlockDraft]]:
    start = OPTIONS.match(node.content)
    end = start.end() if start else 0
    nodes = SyntaxTreeNode(document_parser().parse(node.content[end:], {})).children
    lines = (node.map[0] if node.map else 0) + 1 + node.content.count("\n", 0, end)
    shifted(nodes, lines)
    return _options(node.content[:end]), reader.inside(nodes)


def _between(reader: InnerReader, node: SyntaxTreeNode) -> tuple[dict[str, str], list[BlockDraft]]:
    first = node.children[0] if node.children else None
    inline = first.children[0] if first is not None and first.type == "paragraph" else None
    start = OPTIONS.match(inline.content) if inline is not None else None
    if inline is None or start is None:
        return {}, reader.inside(node.children)
    rest = inline.content[start.end() :]
    words = list(reader.words(inline, rest)) if rest else []
    return _options(start.group()), [*words, *reader.inside(node.children[1:])]


def _options(text: str) -> dict[str, str]:
    return {one["name"].lower(): one["value"].strip() for one in _OPTION.finditer(text)}
