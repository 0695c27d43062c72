"""Where text sits in its line, so that lines of unlike type are as far apart in Word as in CSS.

CSS puts a font's middle into the middle of the line (CSS 2.2, 10.8.1); Word and LibreOffice put the
baseline of an exact line at four fifths of its height. What text so sits lower is taken from the
space above it and given to the space below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.writers.word.flow import Block, Paragraph, Table
from exporter.writers.word.metrics import Metrics
from exporter.writers.word.ooxml import HALVES_PER_POINT, TWIPS_PER_POINT
from exporter.writers.word.stacks import with_format

BASELINE_OF_WORD = 0.8
LEAST = 5  # twips, which nobody sees


def seated(blocks: tuple[Block, ...], metrics: Metrics) -> tuple[Block, ...]:
    """The blocks with their spaces mended, in tables' cells too."""
    settled: list[Block] = []
    above: int | None = None
    for block in blocks:
        seats = list(_seats(block, metrics))
        shift = above - seats[0] if seats and above is not None else 0
        settled.append(_within(_moved(settled, block, shift), metrics))
        above = seats[-1] if seats else above
    return tuple(settled)


def _seats(block: Block, metrics: Metrics) -> Iterator[int]:
    """How much lower than in CSS each of its paragraphs sits, in twips: a table's first column."""
    if isinstance(block, Table):
        for row in block.rows:
            for inner in row.cells[0].blocks:
                yield from _seats(inner, metrics)
    elif block.content and block.format.line:
        yield _seat(block, metrics)


def _seat(paragraph: Paragraph, metrics: Metrics) -> int:
    line = paragraph.format.line
    size = paragraph.look.size * TWIPS_PER_POINT / HALVES_PER_POINT
    middle = metrics.middle(paragraph.look) * size
    return round(line * BASELINE_OF_WORD - (line / 2 + middle))


def _moved(before: list[Block], block: Block, distance: int) -> Block:
    """Move a block, and all below it, as far as there is space above it.

    Only one side of a gap has a space, since Word adds up what LibreOffice takes the larger of.
    """
    if abs(distance) < LEAST:
        return block
    last = before[-1]
    if isinstance(last, Paragraph) and (last.format.after or isinstance(block, Table)):
        before[-1] = with_format(last, after=max(last.format.after + distance, 0))
    elif isinstance(block, Paragraph):
        return with_format(block, before=max(block.format.before + distance, 0))
    return block


def _within(block: Block, metrics: Metrics) -> Block:
    if not isinstance(block, Table):
        return block
    rows = (
        replace(
            row,
            cells=tuple(replace(cell, blocks=seated(cell.blocks, metrics)) for cell in row.cells),
        )
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))
