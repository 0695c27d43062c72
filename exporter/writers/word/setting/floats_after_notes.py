"""Floats behind a note, before any table: frames, as LibreOffice leaves such tables in the text.

docs/decisions/word-floats-are-tables.md
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.writers.word.setting.side_frames import Frame, bare_text
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.paragraph_format import NO_BORDERS, SideFrame
from exporter.writers.word.values.word_document import (
    Block,
    Note,
    Paragraph,
    Table,
    paragraphs_of,
)


def framed_after_notes(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, of whose floating tables the first behind a note is a frame, if it can be one."""
    return tuple(_framed(blocks))


def _framed(blocks: Iterable[Block]) -> Iterator[Block]:
    is_behind = False  # a note, and no table since
    for block in blocks:
        frames = _frames_of(block) if is_behind and _has_table(block) else ()
        yield replace(block, floated=frames) if isinstance(block, Paragraph) and frames else block
        is_met = _is_table(block) or (_has_table(block) and not frames)
        is_behind = _calls_note(block) or (is_behind and not is_met)


def _has_table(block: Block) -> bool:
    """Whether a table floats beside a block."""
    return isinstance(block, Paragraph) and any(map(_is_table, block.floated))


def _is_table(block: Block) -> bool:
    return isinstance(block, Table)


def _calls_note(block: Block) -> bool:
    inside = paragraphs_of((block,))
    return any(isinstance(inline, Note) for one in inside for inline in one.content)


def _frames_of(block: Block) -> Frame:
    """What floats beside a paragraph as frames; nothing where some of it can be none."""
    frames: Frame = ()
    for one in block.floated if isinstance(block, Paragraph) else ():
        added = (one,) if isinstance(one, Paragraph) else _frame_of(one)
        if not added:
            return ()
        frames += added
    return frames


def _frame_of(table: Table) -> Frame:
    """The paragraphs of a float, each with its frame, what parts it from the text in it: a frame
    has one distance on both sides."""
    place, texts = table.place, bare_text(table)
    if place is None or not texts or not all(map(_is_plain, texts)):
        return ()
    start, end = (place.gap, 0) if place.is_right else (0, place.gap)
    x = place.x - start
    frame = SideFrame(x, place.y, sum(table.widths) + place.gap, narrows=True)
    last = len(texts) - 1
    return tuple(
        with_format(
            one,
            frame=frame,
            start=one.format.start + start,
            end=one.format.end + end,
            after=one.format.after + (place.below if number == last else 0),
            keep_next=True,
            page_break_before=False,
        )
        for number, one in enumerate(texts)
    )


def _is_plain(paragraph: Paragraph) -> bool:
    look = paragraph.format
    return look.borders == NO_BORDERS and look.fill is None and not look.right_to_left
