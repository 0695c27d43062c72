"""Paragraphs with the looks that their computed styles ask for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from exporter.styled import Element, Style
from exporter.writers.word.setting.context import Scope
from exporter.writers.word.setting.stacks import LOWEST_LINE, with_format
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.paragraph_format import NO_BORDERS, ParagraphFormat, Tab
from exporter.writers.word.values.run_format import run_format
from exporter.writers.word.values.style_names import CODES, OUTLINE_LEVELS, StyleName
from exporter.writers.word.values.word_document import (
    Block,
    Inline,
    Paragraph,
    Picture,
    RightTab,
    Table,
    in_cells,
)

LEADERS = {".": "dot", "-": "hyphen", "_": "underscore", "·": "middleDot"}
TIE = 3  # twips: more than the roundings of a line add up to, docs/decisions/line-ends.md
PAGE_BREAKS = ("page", "left", "right", "recto", "verso", "always")


def paragraph_of(
    element: Element, name: StyleName, content: tuple[Inline, ...], scope: Scope
) -> Paragraph:
    """A paragraph of an element, whose content box is `scope`."""
    look = paragraph_format(element.style, scope)
    grow = _grows(content)
    outline = OUTLINE_LEVELS.get(element.tag)
    return Paragraph(
        name,
        replace(
            look,
            line=_line(content, look.line),
            grow=grow,
            outline=outline,
            tabs=_stops(content, look, scope),
            counted=bool(content) and not grow,
        ),
        run_format(element.style, element.language),
        content,
        trailing=element.style.margin.bottom,
        part=element.attributes.get("data-part", ""),
    )


def paragraph_format(style: Style, scope: Scope) -> ParagraphFormat:
    """How paragraphs with a computed style look, borders and spaces above and below left out."""
    start, end = scope.edges(style.direction)
    return ParagraphFormat(
        widow_control=style.widows > 1 or style.orphans > 1,
        hyphens=style.hyphens,
        right_to_left=style.direction == "rtl",
        line=twips(style.leading),
        start=twips(start),
        end=twips(end),
        first_line=twips(style.text_indent),
        align=style.text_align,
    )


def _grows(content: tuple[Inline, ...]) -> bool:
    """Whether lines may be higher than the leading: a picture must not be cut."""
    return any(isinstance(inline, Picture) for inline in content)


def _line(content: tuple[Inline, ...], leading: int) -> int:
    """The leading: lowest where a rule stands alone, open where nothing but pictures stands."""
    if content and all(isinstance(inline, Picture) for inline in content):
        return 0
    return leading if content else LOWEST_LINE


def _stops(content: tuple[Inline, ...], look: ParagraphFormat, scope: Scope) -> tuple[Tab, ...]:
    """A stop at the line's end for what is pushed there."""
    leaders = [inline.leader for inline in content if isinstance(inline, RightTab)]
    end = twips(scope.column) - look.end
    return tuple(Tab("right", end, LEADERS.get(leader.strip())) for leader in leaders[:1])


def fragmented(
    blocks: tuple[Block, ...], style: Style, parted: Collection[str]
) -> tuple[Block, ...]:
    """Blocks that keep together and break pages as their element's style says.

    `parted` are the parts of the article that a page or a column ends within: LibreOffice breaks no
    item of a list that is to stay with the next one, and the rest of such a one does so anyway.
    """
    if not blocks:
        return blocks
    if style.break_inside.startswith("avoid"):
        blocks = (*(_kept(block, with_next=True) for block in blocks[:-1]), _kept(blocks[-1]))
    last = blocks[-1]
    is_item = style.display == "list-item"
    goes_on = is_item and isinstance(last, Paragraph) and last.part in parted
    if style.break_after.startswith("avoid") and not goes_on:
        blocks = (*blocks[:-1], _kept(blocks[-1], with_next=True, lines=False))
    if style.break_before in PAGE_BREAKS and isinstance(blocks[0], Paragraph):
        blocks = (with_format(blocks[0], page_break_before=True), *blocks[1:])
    return blocks


def held(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the last of which stands on the page of what follows; of a table its last row."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Table):
        *above, lowest = last.rows
        row = _kept(replace(last, rows=(lowest,)), with_next=True, lines=False)
        return (*blocks[:-1], replace(last, rows=(*above, *getattr(row, "rows", ()))))
    return (*blocks[:-1], _kept(last, with_next=True, lines=False))


def going_on(blocks: tuple[Block, ...], parted: Collection[str]) -> tuple[Block, ...]:
    """The blocks; of the parts of the article that a page or a column ends within none stays with
    what follows: LibreOffice would keep its lines together. But lines of code do, each of which is
    a paragraph: the first two and the last two stand together where code is parted."""
    return tuple(
        with_format(block, keep_next=False)
        if isinstance(block, Paragraph) and block.format.keep_next and _is_cut(block, parted)
        else block
        for block in blocks
    )


def _is_cut(paragraph: Paragraph, parted: Collection[str]) -> bool:
    return paragraph.part in parted and paragraph.name.shown not in CODES


def kept_from(blocks: tuple[Block, ...], early: Collection[str]) -> tuple[Block, ...]:
    """The blocks, of which the `early` parts of the article, that begin a column, stay with what
    follows: the column before has room for some of their lines, but not for so much."""
    return tuple(
        with_format(block, keep_next=True)
        if isinstance(block, Paragraph) and block.part in early
        else block
        for block in blocks
    )


def with_room_for_ties(
    blocks: tuple[Block, ...], tight: Collection[str], scant: Collection[str]
) -> tuple[Block, ...]:
    """The blocks, of whose paragraphs those are wider by what nobody sees of whose lines one just
    fits, and those narrower of which one just lacks room for the next word. In a box all paragraphs
    must be as wide for programs to draw one box."""

    def mended(block: Block) -> Block:
        if not isinstance(block, Paragraph) or not _is_plain(block.format):
            return block
        less = TIE * ((block.part in scant) - (block.part in tight))
        return with_format(block, end=block.format.end + less) if less else block

    return tuple(map(mended, blocks))


def _is_plain(look: ParagraphFormat) -> bool:
    return look.borders == NO_BORDERS and look.fill is None and look.frame is None


def _kept(block: Block, *, with_next: bool = False, lines: bool = True) -> Block:
    """A block that is not broken, or not parted from the next; a table if all its rows are not."""
    if isinstance(block, Table):
        keep = partial(_kept, with_next=with_next, lines=lines)
        return in_cells(block, lambda blocks: tuple(map(keep, blocks)))
    look = block.format
    return with_format(
        block, keep_next=look.keep_next or with_next, keep_lines=look.keep_lines or lines
    )


def anchored(blocks: tuple[Block, ...], anchor: str) -> tuple[Block, ...]:
    """The blocks with an anchor at the beginning of the first paragraph."""
    first = blocks[0]
    if isinstance(first, Paragraph):
        return (replace(first, anchors=(anchor, *first.anchors)), *blocks[1:])
    row = first.rows[0]
    cell = replace(row.cells[0], blocks=anchored(row.cells[0].blocks, anchor))
    rows = (replace(row, cells=(cell, *row.cells[1:])), *first.rows[1:])
    return (replace(first, rows=rows), *blocks[1:])
