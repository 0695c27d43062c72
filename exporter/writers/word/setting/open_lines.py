"""Lines that grow with a picture which an editor puts into them, wherever leading has room.

Exact leading cuts a picture to one line. Where all that stands in a paragraph is lower than its
leading, lines of that height at least come out alike (docs/decisions/word-exact-leading.md).
"""

from __future__ import annotations

import math
from dataclasses import replace

from exporter.writers.word.setting.baselines import Metrics, Reach
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.document import Block, Inline, Paragraph, Table, Text, in_cells
from exporter.writers.word.values.ooxml import HALVES_PER_POINT, TWIPS_PER_POINT

RAISED, SHRUNK = 0.33, 0.58  # what LibreOffice makes of a superscript, in its own size


def with_open_lines(blocks: tuple[Block, ...], metrics: Metrics) -> tuple[Block, ...]:
    """The blocks with lines that may grow, where they are as high as with exact leading."""
    return tuple(_opened_within(block, metrics) for block in blocks)


def _opened_within(block: Block, metrics: Metrics) -> Block:
    if isinstance(block, Table):
        return in_cells(block, lambda blocks: with_open_lines(blocks, metrics))
    floated = with_open_lines(block.floated, metrics)
    return opened(replace(block, floated=floated) if floated else block, metrics)


def opened(paragraph: Paragraph, metrics: Metrics) -> Paragraph:
    """A paragraph with lines that may grow; one beside an initial keeps the lines it stands by."""
    own = metrics.reach("", paragraph.look)
    is_bound = paragraph.initial or paragraph.format.frame or not paragraph.format.line
    if is_bound or own is None:
        return paragraph
    fits = all(_fits(one, paragraph, own, metrics) for one in (None, *paragraph.content))
    return with_format(paragraph, at_least=True) if fits else paragraph


def _fits(inline: Inline | None, paragraph: Paragraph, own: Reach, metrics: Metrics) -> bool:
    """Whether an inline, or the paragraph's own type, is no deeper than that nor too high."""
    reach = own if inline is None else _reach_of(inline, metrics)
    if reach is None:
        return False
    high, deep = (math.ceil(side * TWIPS_PER_POINT) for side in (reach.above, own.below))
    return reach.below <= own.below and high + deep <= paragraph.format.line


def _reach_of(inline: Inline, metrics: Metrics) -> Reach | None:
    """How far an inline reaches, raised and shrunk as it is; `None` where that is not known."""
    look = inline.look
    reach = metrics.reach(inline.text if isinstance(inline, Text) else "", look)
    if reach is None:
        return None
    size, rise = look.size / HALVES_PER_POINT, look.rise / HALVES_PER_POINT
    if look.superscript:
        reach, rise = Reach(reach.above * SHRUNK, reach.below * SHRUNK), rise + RAISED * size
    return Reach(reach.above + rise, reach.below - rise)
