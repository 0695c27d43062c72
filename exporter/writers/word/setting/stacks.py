"""Blocks one below another, as far apart as CSS sets them (CSS 2.2, 8.3.1).

CSS collapses margins through boxes and empty elements; Word knows only spaces above and below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.paragraph_format import Border, Borders, ParagraphFormat
from exporter.writers.word.values.style_names import CODES, SPACER
from exporter.writers.word.values.word_document import Block, Paragraph, Table, paragraphs_of

NUDGE = 1  # a twip parts two boxes that Word would merge, and nobody sees it
LOWEST_LINE = TWIPS_PER_POINT  # a paragraph is not lower than a point where it may take one
THINNEST_LINE = 1  # twips, of a paragraph that takes no room


@dataclass(frozen=True)
class Stack:
    """Blocks with the margins, in points, that still collapse with what stands above and below.

    A stack without blocks keeps all its margins in `above`: they collapse through it.
    """

    blocks: tuple[Block, ...] = ()
    above: tuple[float, ...] = ()
    below: tuple[float, ...] = ()


def collapsed(margins: Iterable[float]) -> float:
    """The one margin that adjoining margins make: the largest, less the most negative."""
    known = tuple(margins)
    return max((0.0, *known)) + min((0.0, *known))


def pile(stacks: Iterable[Stack]) -> Stack:
    """Stacks one below another, the gaps between them written into their paragraphs."""
    blocks: list[Block] = []
    above: tuple[float, ...] = ()
    below: tuple[float, ...] = ()
    for stack in stacks:
        margins = (*below, *stack.above)
        if not stack.blocks:
            below = margins
            continue
        if blocks:
            first = _joined(blocks, stack.blocks, twips(collapsed(margins)))
        else:
            above, first = margins, stack.blocks[0]
        blocks += [first, *stack.blocks[1:]]
        below = stack.below
    return Stack(tuple(blocks), above, below) if blocks else Stack((), below)


def lowered(blocks: tuple[Block, ...], distance: int) -> tuple[Block, ...]:
    """The blocks with a distance, in twips, above the first one."""
    first = blocks[0]
    if isinstance(first, Paragraph):
        before = first.format.before + distance
        return (with_format(first, before=max(before, 0)), *blocks[1:])
    return (spacer(blocks, distance), *blocks) if distance > 0 else blocks


def raised(blocks: tuple[Block, ...], distance: int) -> tuple[Block, ...]:
    """The blocks with a distance, in twips, below the last one."""
    last = blocks[-1]
    if isinstance(last, Paragraph):
        after = last.format.after + distance
        return (*blocks[:-1], with_format(last, after=max(after, 0)))
    return (*blocks, _spacer_below(blocks, distance)) if distance > 0 else blocks


def _spacer_below(blocks: tuple[Block, ...], height: int) -> Paragraph:
    """A gap below the last of some blocks, on the pages that it may have for its own."""
    columns = blocks[-1].columns
    return replace(spacer(blocks, height), columns=columns if columns and columns.page else None)


def settled(stack: Stack) -> tuple[Block, ...]:
    """The blocks, no margin outstanding: as in a box that lets none through, such as a cell."""
    if not stack.blocks:
        return ()
    blocks = lowered(stack.blocks, twips(collapsed(stack.above)))
    blocks = raised(blocks, twips(collapsed(stack.below)))
    if isinstance(blocks[-1], Paragraph):
        return blocks
    # docs/decisions/word-paragraph-after-table.md
    return (*blocks, _spacer_below(blocks, LOWEST_LINE))


def with_format(paragraph: Paragraph, **changes: object) -> Paragraph:
    """The paragraph with some fields of its format changed."""
    return replace(paragraph, format=replace(paragraph.format, **changes))  # type: ignore[arg-type]


def spacer(blocks: tuple[Block, ...], height: int) -> Paragraph:
    """An empty paragraph as high as a gap: only it keeps two boxes or tables apart in Word."""
    model = next(iter(paragraphs_of(blocks)))
    low = ParagraphFormat(
        line=max(height, LOWEST_LINE), counted=False, right_to_left=model.format.right_to_left
    )
    return Paragraph(SPACER, low, model.look)


def _joined(blocks: list[Block], further: tuple[Block, ...], gap: int) -> Block:
    """Write a gap into the last of `blocks` and the first of those below it, which is returned."""
    last, following = blocks[-1], further[0]
    if isinstance(last, Paragraph) and isinstance(following, Paragraph):
        return _parted(blocks, last, following, gap, further[1:2])
    if isinstance(following, Paragraph):
        return with_format(following, before=max(following.format.before + gap, 0))
    if isinstance(last, Paragraph):
        blocks[-1] = with_format(last, after=max(last.format.after + gap, 0))
    elif gap <= 0 and _are_bands(last, following):
        del blocks[-1]
        return replace(following, rows=(*last.rows, *following.rows))
    else:
        blocks.append(spacer(tuple(blocks), gap))
    return following


def _are_bands(upper: Table, lower: Table) -> bool:
    """Whether two tables are boxes that touch each other, as wide as each other.

    Of two tables, Word would make one with a gap.
    """
    return _frame_of(upper) == _frame_of(lower) and all(
        cell.fill for table in (upper, lower) for row in table.rows for cell in row.cells
    )


def _frame_of(table: Table) -> tuple[object, ...]:
    """Where a table of one column stands; one of several is none."""
    apart = None if len(table.widths) == 1 and table.place is None else id(table)
    return apart, table.widths, table.indent, table.right_to_left


def _parted(
    blocks: list[Block],
    last: Paragraph,
    following: Paragraph,
    gap: int,
    further: tuple[Block, ...],
) -> Paragraph:
    """Two paragraphs with a gap, on one side only, because Word takes the larger of both
    (docs/decisions/word-larger-space-wins.md); `further` is what stands below them.

    Word would merge their boxes where these are the same.
    """
    whole = max(last.format.after + gap + following.format.before, 0)
    if _are_codes(last, following):
        blocks.append(spacer(tuple(blocks), whole))
        blocks[-2] = with_format(last, after=0)
        return with_format(following, before=0)
    if _would_merge(last.format, following.format):
        if not _only_ruled_above(following.format):
            blocks.append(spacer(tuple(blocks), gap))
            return following
        if whole or replace(last.format.borders, between=None) != following.format.borders:
            following = _apart(following, (last, *further))
        else:
            borders = replace(following.format.borders, between=following.format.borders.top)
            blocks[-1] = last = with_format(last, borders=borders)
            following = with_format(following, borders=borders)
    above = whole > twips(last.trailing) and not _is_level(following)
    blocks[-1] = with_format(last, after=0 if above else whole)
    return with_format(following, before=whole if above else 0)


def _are_codes(last: Paragraph, following: Paragraph) -> bool:
    """Whether two paragraphs are lines of one kind of code, and not of the same."""
    is_code = last.name == following.name and last.name.shown in CODES
    return is_code and last.part != following.part


def has_frame(paragraph: Paragraph) -> bool:
    """Whether a frame stands beside a paragraph, level with it: that has no space above."""
    return any(isinstance(block, Paragraph) for block in paragraph.floated)


def _is_level(paragraph: Paragraph) -> bool:
    """Whether a paragraph is level with what stands beside it, which a space above would part."""
    return has_frame(paragraph) or bool(paragraph.columns and paragraph.columns.widths)


def _would_merge(one: ParagraphFormat, other: ParagraphFormat) -> bool:
    same = _drawn(one.borders) == _drawn(other.borders)
    return same and one.borders != Borders() and (one.start, one.end) == (other.start, other.end)


def _apart(paragraph: Paragraph, neighbours: tuple[Block, ...]) -> Paragraph:
    """A paragraph whose box Word merges with none of those above and below it."""
    looks = [one.format for one in neighbours if isinstance(one, Paragraph)]
    while any(_would_merge(paragraph.format, look) for look in looks):
        paragraph = with_format(paragraph, end=paragraph.format.end + NUDGE)
    return paragraph


def _drawn(borders: Borders) -> tuple[Border | None, ...]:
    """The borders at the sides, however far they are from the text: LibreOffice does not look."""
    sides = borders.top, borders.right, borders.bottom, borders.left
    return tuple(replace(side, space=0) if side else None for side in sides)


def _only_ruled_above(look: ParagraphFormat) -> bool:
    edges = look.borders
    return look.fill is None and not (edges.left or edges.right or edges.bottom)
