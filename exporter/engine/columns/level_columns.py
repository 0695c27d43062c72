"""Columns that are level, and that a word processor would level otherwise: they call the one note
of their page, or would be nearly as high with a block of one in the other.

docs/decisions/word-level-columns.md says what it makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import CALL, Box, Node, attribute
from exporter.engine.pages.lower_edges import lowest_of
from exporter.engine.pages.sheets import body_of, notes_of

NEAR = 8.0  # CSS pixels by which other columns are hardly higher


def level_starts(sheets: Iterable[Box]) -> frozenset[str]:
    """The parts of the article with which later ones of such columns begin; none where one goes on
    there from the column before."""
    starts = (
        part
        for sheet, columns, is_above in _level(list(sheets))
        if _is_levelled_otherwise(columns, len(notes_of(sheet)), is_above=is_above)
        for before, column in pairwise(columns)
        if (part := _start(column, _nodes(before)))
    )
    return frozenset(starts)


def _level(sheets: Sequence[Box]) -> Iterator[tuple[Box, list[Box], bool]]:
    """Columns beside each other, each with its page and whether something stands below; else they
    end the text."""
    for sheet in sheets:
        body = body_of(sheet)
        for box in (body, *body.descendants()):
            inside = getattr(box, "children", ())
            groups = [(of, list(group)) for of, group in groupby(inside, key=_is_column)]
            for number, (is_column, columns) in enumerate(groups, start=1):
                is_above = number < len(groups)
                if is_column and (is_above or sheet is sheets[-1]):
                    yield sheet, columns, is_above


def _is_levelled_otherwise(columns: Sequence[Box], notes: int, *, is_above: bool) -> bool:
    if notes:
        return is_above and notes == 1 and _calls(columns)
    return any(_is_near_another_way(*two) for two in pairwise(columns))


def _is_near_another_way(before: Box, column: Box) -> bool:
    """Whether two columns would be hardly higher with blocks of one, or lines, in the other."""
    top, ends = column.position_y, (_end(before), _end(column))
    most = max(ends) + NEAR
    falling = any(ends[1] + ends[0] - place < most for place in _places(before))
    rising = any(ends[0] + place - top < most for place in _places(column))
    return falling or rising


def _places(column: Box) -> Iterator[float]:
    """Where a column could end or begin between two blocks, or within one; the highest is none."""
    blocks = list(_blocks(column))
    for above, block in pairwise(blocks):
        is_kept = "avoid" in (above.style["break_after"], block.style["break_before"])
        if not is_kept and block.border_box_y() > column.position_y:
            yield block.border_box_y()
    for block in blocks:
        yield from _places_within(block)


def _places_within(block: Box) -> Iterator[float]:
    """Where a column could end between two lines of a text."""
    lines = [one for one in block.children if isinstance(one, boxes.LineBox)]
    if block.style["break_inside"] != "avoid":
        for line in lines[block.style["orphans"] : len(lines) - block.style["widows"] + 1]:
            yield line.position_y


def _blocks(box: Box) -> Iterator[Box]:
    """What stands in a box, and in what of it may be parted."""
    for one in getattr(box, "children", ()):
        if isinstance(one, boxes.BlockLevelBox) and _flows(one):
            yield one
            if type(one) is boxes.BlockBox and one.style["break_inside"] != "avoid":
                yield from _blocks(one)


def _end(column: Box) -> float:
    """How far down the page what stands in a column reaches; what goes on in the next one is as
    high as the column, whatever stands in it."""
    top = computed.points(column.position_y)
    return lowest_of(column, top) / computed.points(1)


def _flows(box: Box) -> bool:
    return bool(box.is_in_normal_flow())


def _is_column(box: Box) -> bool:
    return isinstance(box, boxes.BlockBox) and box.is_column


def _start(column: Box, before: set[Node]) -> str | None:
    """The part that begins with a column; `None` where one goes on in it."""
    box = column
    while inside := [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]:
        box = inside[0]
        part = attribute(box, "data-part")
        if part and box.element not in before:
            return part
    return None


def _calls(columns: Iterable[Box]) -> bool:
    """Whether a note is called in some columns."""
    inside = (box for column in columns for box in column.descendants())
    return any(CALL in (box.element_tag or "") for box in inside)


def _nodes(box: Box) -> set[Node]:
    """The elements whose boxes stand in one."""
    return {one.element for one in box.descendants() if one.element is not None}
