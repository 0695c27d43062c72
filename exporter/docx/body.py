"""The blocks of a document in reading order: lines of text and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from lxml import etree

from exporter.docx.code_styles import CODE_STYLES, style_in_use
from exporter.docx.controls import asks, is_unfilled
from exporter.docx.elements import COMPATIBILITY, Xml, below, local, number, qn, value
from exporter.docx.page_breaks import (
    PAGE_BREAK,
    RULE,
    breaks_around,
    is_ruled,
    is_ruled_below,
)
from exporter.docx.paragraphs import pieces_of
from exporter.docx.pieces import Piece, Pieces, begun, tidied, words
from exporter.docx.story import NO_LIST, ListPlace, Story, list_place
from exporter.docx.table_grids import cells_of, has_picture, only_paragraph, rows_of
from exporter.docx.typed_numbers import typed

FIGURE_STYLES = frozenset({"figure", "missing picture"})
CAPTION = "caption"
LINES_OF_FIGURES = frozenset(
    {CAPTION, "figure title", "figure subtitle", "figure credit", "figure note", "figure source"}
)
CELL_STYLES = frozenset({"table head", "table cell"})
PANEL_STYLES = frozenset({"publication", "issue line", "key points title", "key point"})
"""Styles that our mastheads and panels have, and no cell of a table."""
_TOGETHER = frozenset({"ins", "moveTo", "smartTag", "customXml", "dir", "bdo"})
_CONTENTS = "Table of Contents"
CONTENTS_STYLE = re.compile(r"toc (?:heading|\d)|contents (?:title|heading|\d)")
_UNSEEN = "\u00ad"
_DEEPEST = 40  # blocks inside blocks; Word itself shows no more
_MOST_COLUMNS = 63  # ISO 29500-1, 17.4.16, and what Word allows


@dataclass(frozen=True)
class DocxLine:
    """A paragraph: the name of its style, its text, and what tells its kind.

    `outline` is its heading level from 0; `ruled` that it draws a line across the page; `ends_page`
    that it does nothing but begin a page; `align` the value of `w:jc`; `source` its XML.
    `is_unlisted` is a paragraph that somebody took out of its style's list; `label` what links call
    a heading that they lead to.
    """

    style: str
    pieces: Pieces
    source: Xml = field(compare=False, repr=False)
    place: ListPlace | None = None
    outline: int | None = None
    ruled: bool = False
    ends_page: bool = False
    align: str = ""
    is_unlisted: bool = False
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class DocxCell:
    """A table cell: its paragraphs and how many columns it takes.

    `merged` is a cell that goes on from the row above.
    """

    lines: tuple[DocxLine, ...]
    span: int = 1
    merged: bool = False


@dataclass(frozen=True)
class DocxTable:
    """A table, row by row."""

    rows: tuple[tuple[DocxCell, ...], ...]
    source: Xml = field(compare=False, repr=False)


Item = DocxLine | DocxTable


class TooDeepError(Exception):
    """Blocks stand in blocks deeper than anybody writes."""


def items_of(body: Xml, story: Story, depth: int = 0) -> Iterator[Item]:
    """The lines and tables of a body, a cell or a text box; empty lines and the contents left out.

    Code is one line of several, whatever paragraphs they stand in. Raises TooDeepError.
    """
    code: list[DocxLine] = []
    for item in _items_of(body, story, depth):
        is_code = isinstance(item, DocxLine) and item.style in CODE_STYLES
        if code and not (is_code and _follows(item.source, code[-1].source)):
            yield from _together(code)
            code = []
        if isinstance(item, DocxLine) and is_code:
            code.append(item)
        else:
            yield item
    yield from _together(code)


def _follows(paragraph: Xml, before: Xml) -> bool:
    """Whether nothing stands between two paragraphs."""
    return next(before.itersiblings(qn("w:p"), qn("w:tbl")), None) is paragraph


def _together(code: list[DocxLine]) -> Iterator[DocxLine]:
    """Lines of code as one; none where none has words."""
    pieces: list[Piece] = []
    for line in code:
        pieces += [] if line is code[0] else [Piece("\n")]
        is_said = words(line.pieces).strip()
        pieces += line.pieces if is_said else (one for one in line.pieces if not one.is_text)
    if words(pieces).strip() or any(not piece.is_text for piece in pieces):
        yield replace(code[0], pieces=tuple(pieces))


def _items_of(body: Xml, story: Story, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        raise TooDeepError
    initial: Pieces = ()
    for child in body:
        if local(child) != "p":
            yield from _group(child, story, depth)
        elif _is_initial(child):
            initial = line_of(child, story).pieces
        else:
            yield from with_breaks(child, _ruled(_begun_by(initial, line_of(child, story)), depth))
            yield from _text_boxes(child, story, depth)
            initial = ()


def with_breaks(paragraph: Xml, lines: Iterator[DocxLine]) -> Iterator[DocxLine]:
    """The lines of a paragraph between the page breaks before and after its words."""
    before, after = breaks_around(paragraph)
    said = list(lines)
    has_own = any(line.ends_page for line in said)
    for place, breaks in (("before", before), ("after", after)):
        if place == "after":
            yield from said
        if breaks and not has_own:
            yield DocxLine(PAGE_BREAK, (), etree.Element(paragraph.tag), ends_page=True)


def _begun_by(initial: Pieces, line: DocxLine) -> Iterator[DocxLine]:
    """A line with the drop cap that it begins with; none for an empty one, but for its number in a
    cell, as of a table whose rows are counted so."""
    if initial:
        line = replace(line, pieces=begun(initial, line.pieces))
    if line.place and line.place.ordered and not line.pieces and _is_in_cell(line.source):
        line = replace(line, pieces=tidied([Piece(typed(line.place))]), place=None)
    if _shows(line.pieces) or line.ruled or line.ends_page or line.style in CODE_STYLES:
        yield line


def _is_in_cell(paragraph: Xml) -> bool:
    around = paragraph.getparent()
    return around is not None and local(around) == "tc"


def _ruled(lines: Iterator[DocxLine], depth: int) -> Iterator[DocxLine]:
    """The lines, and a rule after one of plain text that somebody set above it by a border."""
    for line in lines:
        yield line
        is_text = line.pieces and line.outline is None and line.style not in CODE_STYLES
        if is_text and not depth and is_ruled_below(line.source):
            yield DocxLine(RULE, (), etree.Element(line.source.tag), ruled=True)


def _shows(pieces: Pieces) -> bool:
    """Whether there is more than a hyphen that nobody sees, with which our columns end."""
    return bool(pieces) and (words(pieces) != _UNSEEN or not all(one.is_text for one in pieces))


def _group(child: Xml, story: Story, depth: int) -> Iterator[Item]:
    """What holds paragraphs, or is no text at all."""
    match local(child):
        case "tbl":
            yield from _table(child, story, depth)
        case "sdt":
            yield from _control(child, story, depth)
        case "AlternateContent":
            yield from _first_form(child, story, depth)
        case name if name in _TOGETHER:
            yield from items_of(child, story, depth + 1)


def _control(control: Xml, story: Story, depth: int) -> Iterator[Item]:
    """What stands in a content control; of the frame around the contents what is not theirs."""
    content = below(control, "sdtContent")
    if content is not None and not is_unfilled(control, story):
        items = items_of(content, story, depth + 1)
        yield from _beside_contents(items, story) if _is_contents(control) else items


def line_of(paragraph: Xml, story: Story) -> DocxLine:
    """A paragraph's line; it may be empty."""
    identifier = value(paragraph, "pPr/pStyle")
    place = list_place(paragraph, identifier, story)
    style = style_in_use(paragraph, story.styles.name(identifier), place)
    outline = number(value(paragraph, "pPr/outlineLvl"))
    return DocxLine(
        style,
        pieces_of(paragraph, story, keep_blanks=style in CODE_STYLES),
        paragraph,
        place,
        story.styles.outline(identifier) if outline is None else outline,
        style in (RULE, "horizontal line") or is_ruled(paragraph, style),
        style == PAGE_BREAK,
        value(paragraph, "pPr/jc") or "",
        value(paragraph, "pPr/numPr/numId") == NO_LIST,
        story.labels.get(paragraph, ""),
    )


def _is_initial(paragraph: Xml) -> bool:
    """Whether a paragraph is the drop cap of the next one."""
    frame = below(paragraph, "pPr/framePr")
    return frame is not None and frame.get(qn("w:dropCap")) in ("drop", "margin")


def _is_contents(control: Xml) -> bool:
    return value(control, "sdtPr/docPartObj/docPartGallery") == _CONTENTS


def _beside_contents(items: Iterator[Item], story: Story) -> Iterator[Item]:
    """What stands in the frame of the contents and is not theirs.

    LibreOffice lets the frame reach to the next section. The entries are a field's, and hidden.
    """
    opened = story.fields.depth
    for item in items:
        if not isinstance(item, DocxLine) or not CONTENTS_STYLE.fullmatch(item.style):
            yield item
    story.fields.close(opened)


def _first_form(choice: Xml, story: Story, depth: int) -> Iterator[Item]:
    for form in choice.iterchildren(f"{COMPATIBILITY}*"):
        yield from items_of(form, story, depth + 1)
        return


def _text_boxes(paragraph: Xml, story: Story, depth: int) -> Iterator[Item]:
    """What stands in text boxes that a paragraph holds; old and new forms of one are one box."""
    for box in paragraph.iter(qn("w:txbxContent")):
        around = [local(outer) for outer in box.iterancestors() if outer is not paragraph]
        inner = around.index("p") if "p" in around else len(around)
        if "Fallback" not in around[:inner] and "txbxContent" not in around[:inner]:
            yield from items_of(box, story, depth + 1)


def _table(table: Xml, story: Story, depth: int) -> Iterator[Item]:
    """A table; what stands in one of a single cell, which only draws a box, stands by itself, and
    so do panels below each other, pictures side by side, and what a template asks for."""
    rows = list(rows_of(table))
    cells = [cell for row in rows for cell in cells_of(row)]
    is_box = len(cells) == 1 and not _has_style(CELL_STYLES, cells, story)
    is_stack = len(cells) == len(rows) and not story.panels_are_tables
    is_box = is_box or (is_stack and _has_style(PANEL_STYLES, cells, story))
    if is_box or asks(table) or (len(rows) == 1 and _shows_pictures(cells, story)):
        for cell in cells:
            yield from items_of(cell, story, depth + 1)
        return
    if captioned := list(_captioned_pictures(rows, story)):
        yield from captioned
        return
    read = DocxTable(tuple(tuple(_row(row, story, depth)) for row in rows), table)
    if any(cell.lines for row in read.rows for cell in row):
        yield read


def _captioned_pictures(rows: Sequence[Xml], story: Story) -> Iterator[DocxLine]:
    """Pictures side by side and the words below each, of a table that only sets them so."""
    grid = [[only_paragraph(cell) for cell in cells_of(row)] for row in rows]
    if len(grid) != 2 or len(grid[0]) != len(grid[1]):
        return
    pairs = list(zip(*grid, strict=True))
    if all(map(has_picture, grid[0])) and None not in grid[1]:
        for picture, caption in pairs:
            if picture is not None and caption is not None:
                yield line_of(picture, story)
                yield replace(line_of(caption, story), style=CAPTION)


def _has_style(wanted: AbstractSet[str], cells: Sequence[Xml], story: Story) -> bool:
    """Whether a paragraph in cells has one of some styles."""
    styles = (value(line, "pPr/pStyle") for cell in cells for line in cell.findall(qn("w:p")))
    return any(story.styles.name(style) in wanted for style in styles)


def _shows_pictures(cells: Sequence[Xml], story: Story) -> bool:
    """Whether nothing but figures as we set them stands in the cells of a row."""
    lines = [line for cell in cells for line in cell.findall(qn("w:p"))]
    styles = [story.styles.name(value(line, "pPr/pStyle")) for line in lines]
    shown = {style for style, line in zip(styles, lines, strict=True) if len(line)}
    return not FIGURE_STYLES.isdisjoint(styles) and shown <= FIGURE_STYLES | LINES_OF_FIGURES


def _row(row: Xml, story: Story, depth: int) -> Iterator[DocxCell]:
    for _ in range(min(number(value(row, "trPr/gridBefore")) or 0, _MOST_COLUMNS)):
        yield DocxCell(())
    for cell in cells_of(row):
        lines = tuple(_flat(items_of(cell, story, depth + 1), story))
        span = number(value(cell, "tcPr/gridSpan")) or 1
        merge = below(cell, "tcPr/vMerge")
        merged = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        yield DocxCell(lines, min(max(span, 1), _MOST_COLUMNS), merged)


def _flat(items: Iterator[Item], story: Story) -> Iterator[DocxLine]:
    """The lines of a cell; those of a table inside it one by one."""
    for item in items:
        if isinstance(item, DocxLine):
            yield from [] if item.ends_page else [item]
        else:
            story.unkept.append(("nested-table", item.source))
            yield from (line for row in item.rows for cell in row for line in cell.lines)


def joined(lines: tuple[DocxLine, ...]) -> Pieces:
    """The lines of a cell as one text, a line break between them, and numbers before a list's."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece("\n"))
        if line.place and line.pieces:
            pieces.append(Piece(typed(line.place)))
        pieces += line.pieces
    return tidied(pieces)
