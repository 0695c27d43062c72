"""Boxes as tables of one cell: those that the borders of paragraphs cannot draw.

docs/decisions/word-rows-kept.md says where programs part them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from exporter.styled import Sides, Style
from exporter.writers.word.setting.boxes import border, edges_of
from exporter.writers.word.setting.context import WordContext
from exporter.writers.word.setting.stacks import Stack, with_format
from exporter.writers.word.values.ooxml import EIGHTHS_PER_POINT, TWIPS_PER_POINT, twips
from exporter.writers.word.values.paragraph_format import Border, Borders
from exporter.writers.word.values.word_document import Block, Cell, Paragraph, Row, Table


def tabled(
    blocks: tuple[Block, ...], style: Style, start: float, width: float, context: WordContext
) -> Stack:
    """A box as a table of one cell; `start` is its border box's edge in reading direction, `width`
    its width, in points. Half of a border stands outside of its cell.

    What stays with the next paragraph in it would keep the row, and so the box, with what stands
    below. So the row stays whole instead, unless a page or column of the PDF ends within the box:
    then its first paragraph alone is not kept, which LibreOffice takes for the whole.
    """
    is_kept = any(map(_is_kept, blocks))
    is_whole = is_kept and not _parted_in_pdf(blocks, context)
    ending = _kept_ending(blocks, context) if is_kept and not is_whole else 0
    freed = blocks if is_whole else blocks[:1]
    blocks = (*map(_not_kept, freed), *blocks[len(freed) :]) if is_kept else blocks
    drawn = Sides(*(border(edge) for edge in edges_of(style)))
    before, after = _half(drawn.left), _half(drawn.right)
    padding = style.padding
    inner = twips(width) - before - after
    cell = Cell(
        blocks=blocks,
        width=inner,
        padding=Sides(
            twips(padding.top),
            twips(padding.right) + after,
            twips(padding.bottom),
            twips(padding.left) + before,
        ),
        borders=Borders(drawn.top, drawn.left, drawn.bottom, drawn.right),
        fill=style.background.hex if style.background else None,
    )
    row = Row((cell,), unbroken=is_whole or style.break_inside != "auto")
    rows = (row,) if not ending or drawn.top or drawn.bottom else _two_rows(cell, ending)
    leftward = style.direction == "rtl"
    table = Table(rows, (inner,), twips(start), right_to_left=leftward)
    return Stack((table,), (style.margin.top,), (style.margin.bottom,))


def _kept_ending(blocks: tuple[Block, ...], context: WordContext) -> int:
    """How many blocks end a box that stay together, and begin a column of the PDF; 0 for none."""
    kept = sum(1 for _ in takewhile(_is_kept, reversed(blocks[:-1])))
    begun = context.paging.leading
    endings = range(2, min(kept + 1, len(blocks) - 1) + 1)
    return next((count for count in endings if _part_of(blocks[-count]) in begun), 0)


def _part_of(block: Block) -> str | None:
    return block.part if isinstance(block, Paragraph) else None


def _two_rows(cell: Cell, ending: int) -> tuple[Row, Row]:
    """A cell as two, of which the lower one has so many blocks and stays whole: LibreOffice parts a
    row wherever it ends. Each has its padding, as each part of the PDF's box has."""
    upper = replace(cell, blocks=cell.blocks[:-ending])
    lower = replace(cell, blocks=tuple(map(_not_kept, cell.blocks[-ending:])))
    return Row((upper,)), Row((lower,), unbroken=True)


def _is_kept(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.format.keep_next


def _not_kept(block: Block) -> Block:
    return with_format(block, keep_next=False) if isinstance(block, Paragraph) else block


def _parted_in_pdf(blocks: tuple[Block, ...], context: WordContext) -> bool:
    """Whether a page or a column of the PDF ends within some blocks, or between them."""
    parts = list(_parts(blocks))
    within = any(part in context.paging.parted for part in parts)
    return within or any(part in context.paging.leading for part in parts[1:])


def _parts(blocks: tuple[Block, ...]) -> Iterator[str | None]:
    """The parts of the article that some blocks show, in cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.part
        else:
            yield from (
                one for row in block.rows for cell in row.cells for one in _parts(cell.blocks)
            )


def _half(edge: Border | None) -> int:
    """Half of a border's width, in twips."""
    return round(edge.width * TWIPS_PER_POINT / EIGHTHS_PER_POINT / 2) if edge else 0
