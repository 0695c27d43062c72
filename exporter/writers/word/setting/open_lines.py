"""Lines that a picture may open: those whose type is no higher than their leading.

An exact leading would cut a picture that an editor puts into a line; a least one is the same where
only text stands (docs/decisions/word-exact-leading.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporter.writers.word.paging import Paging
from exporter.writers.word.setting.baselines import Metrics
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.ooxml import HALVES_PER_POINT, TWIPS_PER_POINT
from exporter.writers.word.values.run_format import RunFormat
from exporter.writers.word.values.style_names import CODES
from exporter.writers.word.values.word_document import Block, Paragraph, Picture, Text, in_cells

UNSEEN = 0.5  # twips by which type may be higher: LibreOffice and Word count in whole ones
UNLEVEL = 20  # twips by which faces of a paragraph may reach less far down than others
UNLEVEL_SCRIPTS = 10  # likewise where letters fall back: lines of one of the faces alone are usual
RAISED = 1 / 3  # of the size: how far Word raises a superscript
SHRUNK = 2 / 3  # of the size: how large Word sets it


def with_open_lines(
    blocks: tuple[Block, ...], metrics: Metrics, paging: Paging
) -> tuple[Block, ...]:
    """The blocks with a least leading where it is as exact as an exact one."""
    return tuple(_open(block, metrics, paging) for block in blocks)


def _open(block: Block, metrics: Metrics, paging: Paging) -> Block:
    if not isinstance(block, Paragraph):
        return in_cells(block, lambda blocks: with_open_lines(blocks, metrics, paging))
    floated = with_open_lines(block.floated, metrics, paging)
    block = replace(block, floated=floated, tops=block.part in paging.leading)
    over = _over(block, metrics)
    if over is None:
        return block
    lines = 1 if block.name.shown in CODES else paging.lines.get(block.part, 1)
    return replace(with_format(block, grow=True), over=over * lines)


def free_below(paragraph: Paragraph, metrics: Metrics) -> float:
    """What a line of text that may be open leaves free below its type in CSS, in points: a least
    leading has all that is free above it."""
    free = paragraph.format.line - sum(_reach(paragraph.look, metrics))
    return max(free, 0) / 2 / TWIPS_PER_POINT


def _over(paragraph: Paragraph, metrics: Metrics) -> int | None:
    """By how many twips a line is higher than its leading if that is the least one; `None` where it
    must not be.

    It must be text that a picture may come into, its type as low as that, and its lines level: a
    least leading leaves the type of each line as low as its own faces reach. Programs count what
    faces reach above and below in whole twips each.
    """
    look = paragraph.format
    if paragraph.in_contents or not paragraph.content:
        return None
    if not look.line or look.grow or look.frame:
        return None
    looks, unlevel = [paragraph.look], UNLEVEL
    for inline in paragraph.content:
        if isinstance(inline, Picture):
            return None
        text = inline.text if isinstance(inline, Text) else ""
        own = [look for _, look in metrics.parts(text, inline.look)]
        if any(one.font != inline.look.font for one in own):
            unlevel = UNLEVEL_SCRIPTS
        looks += own
    above, below = (
        max(side) for side in zip(*(_reach(one, metrics) for one in looks), strict=True)
    )
    if above + below > look.line + UNSEEN or not _are_level(looks, unlevel, metrics):
        return None
    return int(max(round(above) + round(below) - look.line, 0))


def _are_level(looks: Iterable[RunFormat], unlevel: float, metrics: Metrics) -> bool:
    """Whether faces reach about equally far down; what is raised never makes a line of its own."""
    depths = [_reach(look, metrics)[1] for look in looks if not (look.superscript or look.rise)]
    return max(depths, default=0) - min(depths, default=0) < unlevel


def _reach(look: RunFormat, metrics: Metrics) -> tuple[float, float]:
    """How far type reaches above and below its baseline, in twips; superscripts as in Word."""
    size = look.size * TWIPS_PER_POINT / HALVES_PER_POINT
    above, below = metrics.reach(look)
    rise = look.rise * TWIPS_PER_POINT / HALVES_PER_POINT
    if look.superscript:
        return size * (RAISED + SHRUNK * above), size * (SHRUNK * below - RAISED)
    return size * above + rise, size * below - rise
