"""How far floats stand below their place, and blocks below floats, because a float is there.

CSS moves a float down where another one is in its way (CSS 2.2, 9.5), and a block that clears
floats below them (9.5.2). Word does neither for what stands in the margin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeAlias, cast

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, attribute

LEAST = 2.0  # points; less is what the margin of the text adds

Places: TypeAlias = Iterator[tuple[Box, float]]


def drops_of(sheets: Iterable[Box]) -> dict[str, float]:
    """By how many points each float that had to give way to another one stands lower than it would,
    by the first part of the article that it shows.

    One that follows another float at once has its place from that one.
    """
    return _moved(sheets, _drops)


def clearances_of(sheets: Iterable[Box]) -> dict[str, float]:
    """By how many points each block that clears the floats before it stands lower than its margins
    have it, by the first part of the article that it shows."""
    return _moved(sheets, _clearances)


def _moved(sheets: Iterable[Box], places: Callable[[Box, bool], Places]) -> dict[str, float]:
    blocks = (box for sheet in sheets for box in sheet.descendants() if type(box) is boxes.BlockBox)
    moved = chain.from_iterable(places(block, goes_on) for block, goes_on in _going_on(blocks))
    in_points = ((_part(box), computed.points(distance)) for box, distance in moved)
    return {part: distance for part, distance in in_points if part and distance > LEAST}


def _going_on(blocks: Iterable[Box]) -> Iterator[tuple[Box, bool]]:
    """Each block, and whether it goes on from another page."""
    begun: set[object] = set()
    for block in blocks:
        yield block, block.element in begun
        begun.add(block.element)


def _drops(block: Box, goes_on: bool) -> Places:
    for first, following, gap in _runs(block, goes_on):
        natural = following.border_box_y() - _clearance(following) - gap
        yield first, first.position_y - natural


def _clearances(block: Box, goes_on: bool) -> Places:
    for _, following, _ in _runs(block, goes_on):
        yield following, _clearance(following)


def _clearance(box: Box) -> float:
    return cast(float, getattr(box, "clearance", None) or 0)


def _runs(block: Box, goes_on: bool) -> Iterator[tuple[Box, Box, float]]:
    """The first of floats that follow each other, the block after the last of them, and by how much
    its margin is larger than the one above the floats.

    Where they begin a page on which a block `goes_on`, that margin is lost, but Word reckons with
    it.
    """
    children = [child for child in block.children if isinstance(child, boxes.BlockLevelBox)]
    above: Box | None = None
    run: list[Box] = []
    for child in cast("list[Box]", children):
        if child.is_floated():
            run.append(child)
        elif child.is_in_normal_flow():
            if run and above is None and goes_on:
                yield run[0], child, computed.edges(child.style).margin_top / computed.points(1)
            elif run:
                yield run[0], child, _gap(block, above, child)
            above, run = child, []


def _gap(block: Box, above: Box | None, following: Box) -> float:
    """What the margins of a block add to those of what stands above the floats before it."""
    if above is None:
        is_edged = block.border_top_width or block.padding_top
        return _collapsed(_margins(following, "top")) if is_edged else 0
    known = list(_margins(above, "bottom"))
    return _collapsed([*known, *_margins(following, "top")]) - _collapsed(known)


def _margins(box: Box, side: str) -> Iterator[float]:
    """The margins of a block at a side, with those of what is in it that collapse with them."""
    yield getattr(box, f"margin_{side}")
    is_edged = getattr(box, f"border_{side}_width") or getattr(box, f"padding_{side}")
    inside = [] if is_edged or type(box) is not boxes.BlockBox else list(box.children)
    in_flow = [child for child in inside if child.is_in_normal_flow()]
    outermost = in_flow[:1] if side == "top" else in_flow[-1:]
    for child in outermost:
        if isinstance(child, boxes.BlockLevelBox):
            yield from _margins(child, side)


def _collapsed(margins: Iterable[float]) -> float:
    known = list(margins)
    return max((0.0, *known)) + min((0.0, *known))


def _part(box: Box) -> str:
    """The first part of the article that a box shows."""
    parts = (attribute(inner, "data-part") for inner in (box, *_inside(box)))
    return next(filter(None, parts), "")


def _inside(box: Box) -> Iterator[Box]:
    return box.descendants() if isinstance(box, boxes.ParentBox) else iter(())
