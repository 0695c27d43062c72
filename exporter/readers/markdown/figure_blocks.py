"""`::: figure`: a picture or a table with all that is said of it, each in a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import plain
from exporter.readers.markdown.drafts import BlockDraft, FigureDraft, ParagraphDraft
from exporter.readers.markdown.inline_pictures import is_wide
from exporter.readers.markdown.markdown_signs import CREDIT
from exporter.readers.markdown.quotes import InnerReader
from exporter.readers.markdown.said_lines import Said, split_said
from exporter.readers.reading import PlacedText

_CREDIT = "credit"


@dataclass
class _Shown:
    """The blocks of a figure, and what its lines say of it."""

    blocks: list[BlockDraft] = field(default_factory=list)
    said: dict[str, PlacedText] = field(default_factory=dict)


def figure_block(
    reader: InnerReader, node: SyntaxTreeNode, names: Sequence[str]
) -> list[BlockDraft]:
    """The figure or table; what is neither stays as it is, with a warning."""
    is_table = any(child.type == "table" for child in node.children)
    shown = _Shown(reader.inside(node.children)) if is_table else _shown(reader, node)
    blocks = shown.blocks if is_table else _figure(shown)
    if len(blocks) != 1 or blocks[0]["type"] not in ("figure", "table"):
        message = "a figure is one picture, a caption and a credit; what is in it stays"
        reader.lines.warn("figure-shape", message, reader.lines.place(node))
        return blocks
    if is_wide(" ".join(names)):
        cast("FigureDraft", blocks[0])["wide"] = True
    return blocks


def _shown(reader: InnerReader, node: SyntaxTreeNode) -> _Shown:
    shown = _Shown()
    for child in node.children:
        inline = child.children[0] if child.type == "paragraph" else None
        rest, said = split_said(inline.content) if inline is not None else ("", {})
        if inline is None or not (said or CREDIT.match(rest)):
            shown.blocks += reader.inside([child])
            continue
        _take(reader, inline, rest, said, shown)
    return shown


def _take(
    reader: InnerReader,
    inline: SyntaxTreeNode,
    rest: str,
    said: dict[Said, str],
    shown: _Shown,
) -> None:
    """Add a paragraph that says what it is."""
    if credit := CREDIT.match(rest):
        shown.said[_CREDIT] = reader.lines.text(inline, rest[credit.end() :])
    elif rest:
        shown.blocks += reader.words(inline, rest)
    for name, words in said.items():
        shown.said[name] = reader.lines.text(inline, words)


def _figure(shown: _Shown) -> list[BlockDraft]:
    """The picture with what is said of it; where there is no one picture, all that there is."""
    figures = [block for block in shown.blocks if block["type"] == "figure"]
    captions = [block["text"] for block in shown.blocks if block["type"] == "paragraph"]
    if len(figures) != 1 or len(captions) > 1 or len(shown.blocks) > 2:
        return [*shown.blocks, *map(_paragraph, shown.said.values())]
    caption = {"caption": captions[0]} if captions else {}
    said = {name: plain(text) if name == _CREDIT else text for name, text in shown.said.items()}
    return [cast("FigureDraft", {**figures[0], **caption, **said})]


def _paragraph(text: PlacedText) -> ParagraphDraft:
    return {"type": "paragraph", "text": text}
