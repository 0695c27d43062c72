"""Tables in Markdown, and the line below one that says what it shows and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from exporter.article.attributes import ID, attribute_list, split_attributes
from exporter.article.conventions import TABLE_CAPTION
from exporter.readers.placed import PlacedText

if TYPE_CHECKING:
    from exporter.readers.markdown_blocks import Block, BlockReader

ATTRIBUTES = {"chart": "chart", ID: "label"}


def table(reader: BlockReader, node: SyntaxTreeNode) -> Block:
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


def describe(reader: BlockReader, block: Block, inline: SyntaxTreeNode, content: str) -> None:
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
