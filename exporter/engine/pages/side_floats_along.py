"""What floats in the margin goes on to the next page with the block that it stands beside.

WeasyPrint leaves a float on the page that has room for it, though the block behind it begins the
next one; Word keeps both together, since a frame is anchored at the paragraph behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporter.engine.insides import CALL

ContainerLayout = Callable[..., Any]


def going_along(block_container_layout: ContainerLayout) -> ContainerLayout:
    """A function for a function: no page ends between such a float and what it stands beside."""

    def layout(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        done = block_container_layout(context, box, *others, **named)
        made, rest, *told = done
        if made is None or rest is None or len(rest) != 1:
            return done
        ((index, begun),) = rest.items()
        count = 0 if begun is not None else _floats_before(box, made, index)
        if not 0 < count < len(made.children):
            return done
        left = made.children[-count:]
        made.children = made.children[:-count]
        context.excluded_shapes[:] = [
            shape for shape in context.excluded_shapes if shape not in left
        ]
        for one in left:  # it goes on as a whole, and so nothing of it does besides
            context.broken_out_of_flow.pop(one, None)
        return made, {index - count: None}, *told

    return layout


def first_beside_floats(in_flow_layout: ContainerLayout) -> ContainerLayout:
    """A function for a function: what begins a page beside such floats stands at its top, as it
    would without them."""

    def layout(
        context: Any,
        box: Any,
        index: int,
        child: Any,
        standing: list[Any],
        is_first: bool,
        *others: Any,
    ) -> Any:
        if not is_first or not standing or not all(map(_is_aside, standing)):
            return in_flow_layout(context, box, index, child, standing, is_first, *others)
        done = in_flow_layout(context, box, index, child, [], is_first, *others)
        *before, made, lines = done
        return *before, [*standing, *made], lines

    return layout


def _floats_before(box: Any, made: Any, index: int) -> int:
    """How many floats in the margin end a part of a box, before the child that begins the next."""
    standing, count = made.children, 0
    while count < len(standing) and count < index:
        shown, child = standing[-1 - count], box.children[index - 1 - count]
        if shown.element is not child.element or not _is_aside(shown):
            break
        count += 1
    return count


def _is_aside(shown: Any) -> bool:
    """Whether it floats, narrows no line, and calls no note."""
    if not shown.is_floated() or shown.margin_width() > 0:
        return False
    tags = (one.element_tag or "" for one in shown.descendants())
    return not any(tag.endswith(CALL) for tag in tags)
