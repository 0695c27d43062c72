"""Floats: what stands beside the text that follows it, as a table with a place (CSS 2.2, 9.5).

A table of one cell holds what is no table itself (docs/decisions/word-floats-are-tables.md); text
that stands wholly in the margin needs none, and stands in a frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard, cast

from exporter.styled import Element, Points, Sides, Style
from exporter.writers.word.setting.characters import BLANKS
from exporter.writers.word.setting.context import (
    Scope,
    SetBlock,
    WordContext,
    around_content,
    extent,
)
from exporter.writers.word.setting.inlines import look_of
from exporter.writers.word.setting.side_frames import (
    framed,
    in_margin,
    low_anchor,
    one_frame,
    with_frames,
)
from exporter.writers.word.setting.stacks import (
    LOWEST_LINE,
    THINNEST_LINE,
    Stack,
    collapsed,
    pile,
    settled,
    with_format,
)
from exporter.writers.word.setting.word_pictures import picture_of
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT, twips
from exporter.writers.word.values.word_document import (
    Block,
    Cell,
    Float,
    Note,
    Paragraph,
    Picture,
    Row,
    Table,
)

SIDES = ("left", "right")
NEARLY = 1.0  # points
INWARDS = 5  # twips; LibreOffice indents twice what is beside a float that begins with the text


def is_float(child: Element | str) -> bool:
    """Whether a child stands beside what follows it."""
    return isinstance(child, Element) and child.style.float in SIDES


def floated(
    element: Element, context: WordContext, scope: Scope, set_block: SetBlock
) -> tuple[Table, ...]:
    """A float as a table that stands beside the text; nothing where there is nothing in it."""
    style, margin = element.style, element.style.margin
    room = max(scope.width - margin.left - margin.right, 0)
    wanted = extent(style.width, scope.width)
    beside = around_content(element.style)
    width = natural_width(element, context, scope) if wanted is None else wanted + beside
    bound = extent(style.max_width, scope.width)
    width = min([width, room, *([] if bound is None else [bound + beside])])
    inner = replace(scope.column_of(width), parent=scope.parent)
    stack = set_block(_bare(element), context, inner)
    place = _mended(_place(style, scope, width), element, context)
    place = replace(place, y=place.y + twips(_distance(element, context.paging.drops)))
    return tuple(replace(table, place=place) for table in _tables(stack, width))


def _distance(element: Element, distances: Mapping[str, float]) -> float:
    """How far an element stands from its place, in points, by the first part that it shows."""
    return distances.get(_part_of(element), 0)


def _part_of(element: Element) -> str:
    """The first part of the article that an element shows."""
    parts = (inner.attributes.get("data-part", "") for inner in element.walk())
    return next(filter(None, parts), "")


def _mended(place: Float, element: Element, context: WordContext) -> Float:
    """A float's place as far from text as has the same lines beside it as in the PDF."""
    mending = context.paging.mendings.get(_part_of(element))
    if mending is None or place.aside:
        return place
    gap, below = place.gap + twips(mending.beside), place.below + twips(mending.below)
    return replace(place, gap=max(gap, 0), below=max(below, 0))


def cleared(
    stack: Stack,
    child: Element | str,
    floats: Sequence[Table],
    above: tuple[float, ...] | None,
    context: WordContext,
) -> Stack:
    """A child's stack as far below what floats in the margin before it as CSS clears that (9.5.2).

    Word clears nothing that stands in a frame.
    """
    distance = _distance(child, context.paging.clearances) if isinstance(child, Element) else 0
    if not floats or not distance or not all(_placed(table).aside for table in floats):
        return stack
    return replace(stack, above=(collapsed((*(above or ()), *stack.above)) + distance,))


def joined(floats: Sequence[Table], others: Iterable[Table], scope: Scope) -> tuple[Table, ...]:
    """Floats and those that follow them at once: beside the last one on their side, or below it."""
    standing = list(floats)
    for table in others:
        neighbours = [one for one in standing if _kind(one) == _kind(table)]
        last = neighbours[-1] if neighbours else None
        if last is None:
            standing.append(table)
        elif frame := one_frame(last, table):
            standing[standing.index(last)] = frame
        elif shifted := _shifted(table, last, standing, scope):
            standing.append(shifted)
        else:
            standing[standing.index(last)] = _below(last, table, scope)
    return tuple(standing)


def _shifted(table: Table, last: Table, standing: Sequence[Table], scope: Scope) -> Table | None:
    """A float beside the last one on its side; `None` where there is no room left."""
    place, beside = _placed(table), _placed(last)
    left, right = twips(scope.left), twips(scope.column - scope.right)
    if place.is_right:
        x = beside.x - beside.gap - (right - place.x)
        opposite = [_end(one) for one in standing if not _is_right(one)]
        fits = x - place.gap >= max([left, *opposite])
    else:
        x = _end(last) + place.x - left
        opposite = [_placed(one).x - _placed(one).gap for one in standing if _is_right(one)]
        fits = x + table.widths[0] + place.gap <= min([right, *opposite])
    return replace(table, place=replace(place, x=x, outermost=False)) if fits else None


def _below(upper: Table, lower: Table, scope: Scope) -> Table:
    """Two floats as one, the second below the first; both at the same edge."""
    places = _placed(upper), _placed(lower)
    width = max(sum(upper.widths), sum(lower.widths))
    inner = [
        replace(table, place=None, indent=width - sum(table.widths) if at_end else 0)
        for table, place in zip((upper, lower), places, strict=True)
        for at_end in [place.is_right != table.right_to_left]
    ]
    gap = max(places[0].below, places[1].y) / TWIPS_PER_POINT
    stack = pile([Stack((inner[0],), (), (gap,)), Stack((inner[1],))])
    cell = Cell(settled(stack), width, Sides(0, 0, 0, 0))
    edge = twips(scope.column - scope.right) - width if places[0].is_right else places[0].x
    place = replace(
        places[0],
        x=min(edge, places[0].x),
        gap=max(one.gap for one in places),
        below=places[1].below,
    )
    return Table((Row((cell,)),), (width,), 0, place=place)


def _placed(table: Table) -> Float:
    """The place of a float, which every float has."""
    return cast(Float, table.place)


def _is_right(table: Table) -> bool:
    return _placed(table).is_right


def _kind(table: Table) -> tuple[bool, bool]:
    """What a float can meet: others on its side, in the margin or in the text."""
    return _is_right(table), _placed(table).aside


def _end(table: Table) -> int:
    """Where the room on the right of a float on the left begins."""
    place = _placed(table)
    return place.x + sum(table.widths) + place.gap


def _place(style: Style, scope: Scope, width: float) -> Float:
    """Where a float of a width stands in its column."""
    margin, is_right = style.margin, style.float == "right"
    from_left = scope.left + margin.left
    from_right = scope.column - scope.right - margin.right - width
    x, gap = (from_right, margin.left) if is_right else (from_left, margin.right)
    aside = in_margin(style, width)
    inwards = 0 if is_right or aside or not from_left else INWARDS
    outermost = abs(x + width - scope.column if is_right else x) < NEARLY
    distances = twips(margin.top), twips(gap), twips(margin.bottom)
    leftward = style.direction == "rtl"
    return Float(twips(x) + inwards, *distances, is_right, aside, outermost, leftward)


def _tables(stack: Stack, width: float) -> Iterator[Table]:
    """The one table that a stack is, or a table of one cell that holds it."""
    if len(stack.blocks) == 1 and isinstance(table := stack.blocks[0], Table):
        yield table
    elif stack.blocks:
        cell = Cell(settled(stack), twips(width), Sides(0, 0, 0, 0))
        yield Table((Row((cell,), unbroken=True),), (twips(width),), 0)


def beside(
    floats: Sequence[Table],
    stacks: Iterable[Stack],
    parted: Collection[str],
    above: tuple[float, ...] | None = None,
) -> Iterator[Stack]:
    """Stacks, the first block of which has all frames and the last floating table beside it.

    The others stand at low paragraphs before it: Word makes one table of neighbours. `parted` are
    the parts of the article that a page or a column ends within. `above` are the margins of what
    stands above the floats, `None` where nothing does.
    """
    frames = [frame for table in floats if (frame := framed(table))]
    tables = [table for table in floats if not framed(table)]
    yield from (_anchor(table) for table in tables[:-1])
    yield from with_frames(frames, _with_table(tables[-1:], stacks, parted, above), above)


def _with_table(
    tables: Sequence[Table],
    stacks: Iterable[Stack],
    parted: Collection[str],
    above: tuple[float, ...] | None,
) -> Iterator[Stack]:
    """Stacks, the first block of which has a table beside it, if it can.

    A block that is not parted keeps its lines together, or LibreOffice leaves the table behind
    when they go on to the next column (docs/decisions/word-floats-are-tables.md).
    """
    waiting, stacks = list(tables), tuple(stacks)
    behind = [stack.blocks[0] for stack in stacks if stack.blocks][1:2]
    for stack in stacks:
        if waiting and stack.blocks:
            first, *others = stack.blocks
            gap = _gap(above, stack)
            if isinstance(first, Paragraph) and first.part not in parted:
                first = with_format(first, keep_lines=True)
            stays = isinstance(first, Paragraph) and first.format.keep_next
            if _can_anchor(first, others[:1]) and not (above and gap and stays):
                table = waiting.pop()
                anchored = replace(first, floated=(table,))
                yield replace(stack, blocks=(anchored, *others))
                if not others and any(map(_is_set_in, behind)):
                    yield _low(table, stack.below)
                continue
            yield _anchor(waiting.pop(), gap, above)
            yield replace(stack, blocks=(first, *others), above=(gap,))
            continue
        yield stack
    yield from (_anchor(table, above=above) for table in waiting)


def _gap(above: tuple[float, ...] | None, stack: Stack) -> float:
    """What a stack's margins add to those of what stands above it, which end where a float begins.

    At the head of a page Word drops the margin of a block with a float, and CSS does not.
    """
    known = above or ()
    return collapsed((*known, *stack.above)) - collapsed(known)


def _can_anchor(block: Block, following: Iterable[Block]) -> TypeGuard[Paragraph]:
    """Whether a float may stand at a block itself; `following` is what comes next, if anything.

    LibreOffice takes the left indent from the paragraph that has a floating table, and from the
    next one. A table at a paragraph with a note it leaves in the text.
    """
    if not isinstance(block, Paragraph) or block.floated:
        return False
    if any(map(_is_set_in, (block, *following))):
        return False
    return not any(isinstance(inline, Note) for inline in block.content)


def _is_set_in(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.format.start)


def _anchor(table: Table, gap: float = 0, above: tuple[float, ...] | None = None) -> Stack:
    """Three low paragraphs, the middle one with a float, above a `gap` in points.

    They take their height from the gap, or else from what stands above, and have none where neither
    has it. The first has the room above them: LibreOffice has a float stand above that of its own.
    """
    floated = low_anchor((table,))
    height = 3 * LOWEST_LINE / TWIPS_PER_POINT
    if above is not None and max(gap, collapsed(above)) < height:
        thin = with_format(floated, line=THINNEST_LINE)
        return Stack((replace(thin, floated=()), thin, replace(thin, floated=())))
    low = replace(floated, floated=())
    margins = ((), (-height,)) if gap >= height else ((-height,), ())
    return Stack((low, floated, low), *margins)


def _low(table: Table, above: tuple[float, ...]) -> Stack:
    """A low paragraph behind one with a float, in the place of one that would lose its indent; the
    margins above it and below it collapse as if it were not there."""
    low = replace(low_anchor((table,)), floated=())
    height = LOWEST_LINE / TWIPS_PER_POINT
    return Stack((low,), (-max((0.0, *above)),), (*above, -height))


def _bare(element: Element) -> Element:
    """A float without what its place says of it."""
    none = Points(0)
    margin = Sides(none, none, none, none)
    style = replace(element.style, margin=margin, width=None, max_width=None, float="none")
    return replace(element, style=style)


def natural_width(element: Element, context: WordContext, scope: Scope) -> float:
    """The width of the longest line when nothing is broken, edges included."""
    if element.tag == "img":
        shown = picture_of(element, look_of(element), None, context, scope)
        return shown.width if isinstance(shown, Picture) else 0
    words = "".join(child for child in element.children if isinstance(child, str))
    said = " ".join(words.split()) if not element.elements else BLANKS.sub(" ", words)
    line = context.metrics.width(said, look_of(element))
    inner = [natural_width(child, context, scope) for child in element.elements]
    across = sum(inner) if _is_line(element) else max(inner, default=0)
    return max(line + across if _is_line(element) else line, across) + around_content(element.style)


def _is_line(element: Element) -> bool:
    return all(child.style.display.startswith("inline") for child in element.elements)
