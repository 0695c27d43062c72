"""Figures and tables, and what captions and attributes say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import parse, serialise
from exporter.article.inline.nodes import Emphasis
from exporter.diagnostics import Place
from exporter.readers.markdown.conventions import (
    ID,
    TABLE_CAPTION,
    attribute_list,
    split_attributes,
)
from exporter.readers.markdown.drafts import BlockDraft, FigureDraft, TableDraft
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.pictures import InlinePicture
from exporter.readers.reading import PlacedText

_PICTURES = ("figure", "picture_row")
_ATTRIBUTES: Mapping[str, Literal["chart", "label"]] = {"chart": "chart", ID: "label"}


_SAID = ("caption", "credit", "label", "link", "width", "height", "align")


def figure(picture: InlinePicture, place: Place) -> FigureDraft:
    """The figure of a picture that stood at `place`."""
    src = PlacedText(picture.src, place)
    draft: FigureDraft = {"type": "figure", "src": src, "alt": PlacedText(picture.alt, place)}
    said = {name: PlacedText(value, place) for name in _SAID if (value := getattr(picture, name))}
    return cast(FigureDraft, {**draft, **said})


def caption_in(text: PlacedText, content: str) -> PlacedText | None:
    """The caption that `text` is: all in italics, on other lines of `content` than its picture."""
    nodes = parse(text)
    if "\n" in content and len(nodes) == 1 and isinstance(nodes[0], Emphasis):
        return PlacedText(serialise(nodes[0].children), text.place, text.raw)
    return None


def table(lines: LineReader, node: SyntaxTreeNode) -> list[TableDraft | FigureDraft]:
    """The table of a table node, as yet without its caption, and the pictures of its cells.

    Cells beyond its head widen it.
    """
    figures: list[FigureDraft] = []
    rows = [_row(lines, row, figures) for part in node.children for row in part.children]
    head = node.children[0].children[0].children
    align = [str(cell.attrs.get("style", "")).rpartition(":")[2] or "left" for cell in head]
    width = max(map(len, rows))
    nothing = PlacedText("", lines.place(node))
    header, *others = ([*row, *[nothing] * (width - len(row))] for row in rows)
    align += ["left"] * (width - len(align))
    return [{"type": "table", "header": header, "rows": others, "align": align}, *figures]


def _row(lines: LineReader, row: SyntaxTreeNode, figures: list[FigureDraft]) -> list[PlacedText]:
    """The cells of a row, with those that markdown-it leaves out since the head has fewer."""
    cells = [_cell(lines, cell.children[0], figures) for cell in row.children]
    is_head = row.parent is not None and row.parent.type == "thead"
    spare = [] if is_head else lines.cells(row)[len(cells) :]
    if any(spare):
        message = f"this row has {len(cells) + len(spare)} cells, but the head of its table has"
        lines.warn("table-cells", f"{message} {len(cells)}; it was widened", lines.place(row))
        cells += [lines.text(row.children[-1].children[0], cell) for cell in spare]
    return cells


def _cell(lines: LineReader, node: SyntaxTreeNode, figures: list[FigureDraft]) -> PlacedText:
    """The words of a cell; its pictures are added to `figures`."""
    text, pictures = lines.line(node)
    for picture in pictures:
        message = f"the picture {picture.src!r} stands in a table; it follows the table"
        lines.warn("image-moved", message, text.place)
    figures += (figure(picture, text.place) for picture in pictures)
    return text


def table_above(blocks: Sequence[BlockDraft]) -> TableDraft | None:
    """The table that stands last, the pictures of its cells not counted."""
    others = (block for block in reversed(blocks) if block["type"] not in _PICTURES)
    last = next(others, None)
    return last if last and last["type"] == "table" else None


def describes(content: str, table: TableDraft) -> bool:
    """Whether the paragraph below a table is its caption, or its attributes alone."""
    if "caption" in table:
        return False
    return bool(TABLE_CAPTION.match(content)) or attribute_list(content) == content.strip()


def describe(lines: LineReader, table: TableDraft, inline: SyntaxTreeNode, content: str) -> None:
    """Give a table the caption and the attributes that a paragraph says."""
    opening = TABLE_CAPTION.match(content)
    words, attributes = split_attributes(content[opening.end() :] if opening else content)
    if words:
        table["caption"] = lines.text(inline, words)
    place = lines.place_of(inline, attribute_list(content))
    for name, value in attributes.items():
        if name in _ATTRIBUTES:
            table[_ATTRIBUTES[name]] = PlacedText(value, place)
        else:
            message = f"a table has no attribute {name!r}; it is left out"
            lines.warn("unknown-attribute", message, place)
