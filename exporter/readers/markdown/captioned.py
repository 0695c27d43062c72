"""Figures and tables, and what captions and attributes say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import parse, serialise
from exporter.article.inline.nodes import Emphasis
from exporter.article.links import LABEL
from exporter.diagnostics import Place
from exporter.readers.markdown.drafts import BlockDraft, FigureDraft, TableDraft, with_one_head
from exporter.readers.markdown.inline_pictures import InlinePicture, is_wide
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.markdown_signs import (
    BRACKETED,
    CLASS,
    ID,
    TABLE_CAPTION,
    attribute_list,
    is_half_row,
    is_row,
    split_attributes,
)
from exporter.readers.markdown.said_lines import SAID, begins_said, split_said
from exporter.readers.markdown.tables.cell_tokens import FLATTENED, SPANS
from exporter.readers.reading import PlacedText

_PICTURES = ("figure", "picture_row")
SPANNING = "a cell that spans columns or rows stands in the first of them"
"""What is said of a table whose cells do."""

_TEXTS: Mapping[str, Literal["caption", "subtitle", "note", "source"]] = {
    "caption": "caption",
    **{name: name for name in SAID},
}
_BY_COLUMNS = re.compile(r"[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:|-]*)?(?:\n|\Z)")
_DRAWN = re.compile(r"\+-[-+]*\+[ \t]*\n\|")
_ATTRIBUTES: Mapping[str, Literal["chart", "label"]] = {"chart": "chart", ID: "label"}


_SAID = ("caption", *SAID, "credit", "label", "link", "width", "height", "align")


def figure(picture: InlinePicture, place: Place) -> FigureDraft:
    """The figure of a picture that stood at `place`."""
    src = PlacedText(picture.src, place)
    draft: FigureDraft = {"type": "figure", "src": src, "alt": PlacedText(picture.alt, place)}
    said = {name: PlacedText(value, place) for name in _SAID if (value := getattr(picture, name))}
    wide = {"wide": True} if picture.wide else {}
    return cast(FigureDraft, {**draft, **said, **wide})


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
    _tell_shape(lines, node)
    rows = [_row(lines, row, figures) for part in node.children for row in part.children]
    head = node.children[0].children[0].children
    align = [str(cell.attrs.get("style", "")).rpartition(":")[2] or "left" for cell in head]
    header, *others = widened(rows, max(map(len, rows)), lines.place(node))
    align += ["left"] * (len(header) - len(align))
    return [{"type": "table", "header": header, "rows": others, "align": align}, *figures]


def widened(rows: Sequence[list[PlacedText]], width: int, place: Place) -> list[list[PlacedText]]:
    """`rows` with empty cells at their ends, up to `width`."""
    nothing = PlacedText("", place)
    return [[*row, *[nothing] * (width - len(row))] for row in rows]


def _tell_shape(lines: LineReader, node: SyntaxTreeNode) -> None:
    """Say what cells held that those of ours cannot."""
    if node.meta.get(SPANS):
        lines.warn("cell-spans", SPANNING, lines.place(node))
    for line in node.meta.get(FLATTENED, ())[:1]:
        message = "a cell holds more than paragraphs; each item or block of it is set as a line"
        lines.warn("cell-flattened", message, lines.place_of_line(line))


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
    """Whether the paragraph below a table is its caption, its attributes alone, or says its source
    and the like."""
    if attribute_list(content) == content.strip():
        return True
    if begins_said(content):
        return not split_said(content)[1].keys() & table.keys()
    return "caption" not in table and bool(TABLE_CAPTION.match(content))


def announces(nodes: Sequence[SyntaxTreeNode], index: int) -> bool:
    """Whether the paragraph at `index` is of the table that comes next: its caption, its head."""
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    if after is None or after.type != "table":
        return False
    content = nodes[index].children[0].content
    if TABLE_CAPTION.match(content) or is_bracketed(nodes[index], after):
        return True
    return is_rows(content) and touches(nodes[index], after)


def is_bracketed(paragraph: SyntaxTreeNode, table: SyntaxTreeNode) -> bool:
    """Whether a paragraph that touches a table is its caption in brackets."""
    is_caption = BRACKETED.fullmatch(paragraph.children[0].content)
    return bool(is_caption) and table.type == "table" and touches(paragraph, table)


def touches(paragraph: SyntaxTreeNode, table: SyntaxTreeNode) -> bool:
    """Whether no line stands between the two."""
    (start, end), (top, bottom) = paragraph.map or (0, 0), table.map or (0, 0)
    return start == bottom or end == top


def describe(lines: LineReader, table: TableDraft, inline: SyntaxTreeNode, content: str) -> None:
    """Give a table what a paragraph says: its caption, attributes, source and the like."""
    content, said = split_said(content)
    for name, words in said.items():
        text, attributes = split_attributes(words)
        table[name] = lines.text(inline, text)
        _attribute(lines, table, inline, attributes, words)
    opening = TABLE_CAPTION.match(content)
    words, attributes = split_attributes(content[opening.end() :] if opening else content)
    if bracketed := BRACKETED.fullmatch(content):
        words, label = bracketed["words"], bracketed["label"] or ""
        attributes = {ID: label} if LABEL.fullmatch(label) else {}
    if words and (caption := lines.text(inline, words)):
        table["caption"] = caption
    _attribute(lines, table, inline, attributes, content)


def _attribute(
    lines: LineReader,
    table: TableDraft,
    inline: SyntaxTreeNode,
    attributes: Mapping[str, str],
    content: str,
) -> None:
    """Give a table the attributes that end `content`."""
    place = lines.place_of(inline, attribute_list(content))
    for name, value in attributes.items():
        if name in _TEXTS:
            table[_TEXTS[name]] = lines.text(inline, value)
        elif name in _ATTRIBUTES:
            table[_ATTRIBUTES[name]] = PlacedText(value, place)
        elif name == CLASS and is_wide(value):
            table["wide"] = True
        elif name != CLASS:
            message = f"a table has no attribute {name!r}; it is left out"
            lines.warn("unknown-attribute", message, place)


def more_rows(lines: LineReader, table: TableDraft, inline: SyntaxTreeNode) -> None:
    """Add the rows of a table's further body, which MultiMarkdown parts by a blank line."""
    content, _, caption = _rows_and_caption(inline.content)
    below = _rows_in(lines, inline, content)
    _fill(table, [table["header"], *table["rows"], *below], lines.place(inline))
    if caption:
        describe(lines, table, inline, caption)


def heads(lines: LineReader, table: TableDraft, inline: SyntaxTreeNode) -> None:
    """Put the rows of a paragraph that touches a table from above over its head."""
    above = _rows_in(lines, inline, inline.content)
    _fill(table, [*above, table["header"], *table["rows"]], lines.place(inline), len(above) + 1)
    if "||" in inline.content:
        lines.warn("cell-spans", SPANNING, lines.place(inline))


def _fill(table: TableDraft, rows: list[list[PlacedText]], place: Place, head: int = 1) -> None:
    """Let a table have `rows`, the first `head` of them as its head, all of one width."""
    width = max(map(len, rows))
    table["header"], *table["rows"] = with_one_head(widened(rows, width, place), head)
    table["align"] = [*table.get("align", []), *["left"] * width][:width]


def _rows_in(lines: LineReader, inline: SyntaxTreeNode, content: str) -> list[list[PlacedText]]:
    start = inline.map[0] if inline.map else 0
    return [
        [lines.text(inline, cell) for cell in lines.cells_at(start + number)]
        for number in range(content.count("\n") + 1)
    ]


def _rows_and_caption(content: str) -> tuple[str, str, str]:
    """The lines of a paragraph, and the last one apart where it is a caption."""
    before, end, last = content.rpartition("\n")
    if before and (BRACKETED.fullmatch(last) or TABLE_CAPTION.match(last)):
        return before, end, last
    return content, "", ""


def is_rows(content: str) -> bool:
    """Whether every line of a paragraph begins and ends with a bar, as rows of a table do."""
    rows, _, _ = _rows_and_caption(content)
    return all(is_row(line.strip()) for line in rows.split("\n"))


def no_table(content: str) -> tuple[str, str | None] | None:
    """Why a paragraph is no table although it looks like one, and what to do; `None` of others."""
    if _BY_COLUMNS.match(content):
        return "its first two lines differ in columns", None
    if _DRAWN.match(content):
        return "its lines do not meet", "let the bars stand below each other, and below a +"
    if "\n" in content and (is_rows(content) or all(map(is_half_row, content.split("\n")))):
        return "no line of hyphens stands below its head", "write one below it: |---|---|"
    return None
