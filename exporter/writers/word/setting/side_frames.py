"""Side heads, side notes and other floats that stand wholly in the margin: paragraphs in a frame.

They keep their styles and their outline levels, so that a side head is in Word's navigation pane
(docs/decisions/word-side-heads-are-frames.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from exporter.styled import Sides, Style
from exporter.writers.word.setting.stacks import (
    LOWEST_LINE,
    Stack,
    collapsed,
    pile,
    spacer,
    with_format,
)
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.paragraph_format import (
    NO_BORDERS,
    Border,
    ParagraphFormat,
    SideFrame,
)
from exporter.writers.word.values.word_document import Block, Cell, Paragraph, Row, Table

Frame = tuple[Paragraph, ...]
NEARLY = 0.05  # points: what rounding may add to a width
BARE = Cell((), 0, Sides(0, 0, 0, 0), NO_BORDERS)


def in_margin(style: Style, width: float) -> bool:
    """Whether a float of a width narrows no line: its margins take all of it back (9.5)."""
    return style.margin.left + width + style.margin.right <= NEARLY


def framed(table: Table) -> Frame:
    """The paragraphs of a float in the margin, each with its frame; nothing for any other float."""
    place, blocks = table.place, _with_one_border(bare_text(table))
    if place is None or not place.aside or not blocks:
        return ()
    first = blocks[0].format
    # docs/decisions/word-frames-from-the-right.md
    x = None if first.right_to_left and place.is_right and place.outermost else place.x
    frame = SideFrame(x, place.y + first.before, sum(table.widths))
    lines = (with_format(blocks[0], before=0), *blocks[1:])
    return tuple(
        with_format(one, frame=frame, keep_next=True, page_break_before=False) for one in lines
    )


def _with_one_border(paragraphs: Frame) -> Frame:
    """Paragraphs with their rules as those of one box; nothing where they draw several.

    LibreOffice gives a frame up whose paragraphs have unlike borders.
    """
    looks = [paragraph.format for paragraph in paragraphs]
    if not looks or len({(look.fill, *_side_edges(look)) for look in looks}) > 1:
        return ()
    above, below = looks[0].borders.top, looks[-1].borders.bottom
    if any(look.borders.top for look in looks[1:]) or any(
        look.borders.bottom for look in looks[:-1]
    ):
        return ()
    shared = replace(looks[0].borders, top=above, bottom=below)
    return tuple(with_format(paragraph, borders=shared) for paragraph in paragraphs)


def _side_edges(look: ParagraphFormat) -> tuple[Border | None, Border | None]:
    return look.borders.left, look.borders.right


def one_frame(upper: Table, lower: Table) -> Table | None:
    """Two floats in the margin as one, the second below the first; `None` where one holds tables.

    Word makes one frame of neighbours anyway.
    """
    places, texts = (upper.place, lower.place), (bare_text(upper), bare_text(lower))
    if not (places[0] and places[1] and places[0].aside and all(texts)):
        return None
    gap = (places[0].below + places[1].y) / TWIPS_PER_POINT
    stack = pile([Stack(texts[0], (), (gap,)), Stack(texts[1])])
    cell = replace(upper.rows[0].cells[0], blocks=stack.blocks)
    return replace(upper, rows=(Row((cell,)),), place=replace(places[0], below=places[1].below))


def bare_text(table: Table) -> Frame:
    """The paragraphs of a table of one cell that draws nothing; nothing for any other table."""
    cells = [cell for row in table.rows for cell in row.cells]
    if len(cells) != 1 or replace(cells[0], blocks=(), width=0) != BARE:
        return ()
    paragraphs = tuple(block for block in cells[0].blocks if _is_plain(block))
    return paragraphs if len(paragraphs) == len(cells[0].blocks) else ()


def _is_plain(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and not block.floated and not block.initial


def with_frames(
    frames: Sequence[Frame], stacks: Iterable[Stack], above: tuple[float, ...] | None
) -> Iterator[Stack]:
    """Stacks, the first paragraph of which has frames beside it; `above` as in `floats.beside`."""
    waiting = tuple(paragraph for frame in frames for paragraph in frame)
    for stack in stacks:
        if waiting and stack.blocks:
            yield from _anchored(waiting, stack, above)
            waiting = ()
        else:
            yield stack
    if waiting:
        yield _low(waiting, above)


def _anchored(frames: Frame, stack: Stack, above: tuple[float, ...] | None) -> Iterator[Stack]:
    """A stack with frames at its first block, or at a low paragraph before it."""
    first = stack.blocks[0]
    if not isinstance(first, Paragraph):
        yield _low(frames, above)
        yield stack
        return
    gap = 0.0 if above is None else collapsed((*above, *stack.above)) - collapsed(above)
    placed = tuple(lowered_frame(one, -twips(gap)) for one in frames)
    yield replace(
        stack, blocks=(replace(first, floated=(*placed, *first.floated)), *stack.blocks[1:])
    )


def lowered_frame(block: Block, distance: int) -> Block:
    """A paragraph whose frame stands lower, by a distance in twips; any other block as it is."""
    frame = block.format.frame if isinstance(block, Paragraph) else None
    if not isinstance(block, Paragraph) or not isinstance(frame, SideFrame):
        return block
    return with_format(block, frame=replace(frame, y=frame.y + distance))


def with_frames_lowered(block: Block, distance: int) -> Block:
    """A block, the frames beside it lower by a distance in twips."""
    if not isinstance(block, Paragraph) or not block.floated:
        return block
    return replace(block, floated=tuple(lowered_frame(one, distance) for one in block.floated))


def low_anchor(floated: tuple[Block, ...]) -> Paragraph:
    """A paragraph as low as can be that has floats beside it, and stays with what follows."""
    return replace(with_format(spacer(floated, LOWEST_LINE), keep_next=True), floated=floated)


def _low(frames: Frame, above: tuple[float, ...] | None) -> Stack:
    """Frames at a low paragraph, through which the margins above it and below it collapse as they
    do through floats."""
    known = above or ()
    placed = tuple(lowered_frame(one, twips(collapsed(known))) for one in frames)
    height = LOWEST_LINE / TWIPS_PER_POINT
    return Stack((low_anchor(placed),), (-max((0.0, *known)),), (*known, -height))
