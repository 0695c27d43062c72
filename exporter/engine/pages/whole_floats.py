"""Floats that no page may part: they go on to the next page whole, with what they belong to.

WeasyPrint parts a float at a page's foot, whatever its `break-inside` says, and leaves an empty box
where the first thing in a box is a float that has no room (Fragmentation 3, 3.2 and 4.4). What is
left of a float where the text ends it throws away.
docs/decisions/weasyprint-floats-given-up.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import block

from exporter.engine.left_behind import Marks

FloatLayout = Callable[..., Any]
AVOIDING = ("avoid", "avoid-page", "avoid-column")


def kept_whole(out_of_flow_layout: FloatLayout) -> FloatLayout:
    """A function for a function: where a float would be parted that must not, the page ends."""

    def layout(
        context: Any,
        box: Any,
        index: int,
        child: Any,
        new_children: list[Any],
        page_is_empty: bool,
        absolute_boxes: list[Any],
        fixed_boxes: list[Any],
        *others: Any,
    ) -> Any:
        lists = absolute_boxes, fixed_boxes
        asked = context, box, index, child, new_children, page_is_empty, *lists, *others
        if not _is_unbroken(child) or (page_is_empty and not new_children):
            return out_of_flow_layout(*asked)
        before = Marks(context, (*lists, new_children))
        stop, place, made, rest = out_of_flow_layout(*asked)
        if not stop and rest is None:
            return stop, place, made, rest
        after = Marks(context, (*lists, new_children))
        before.set()
        broken = _break_before(context, index, child, new_children, lists)
        if page_is_empty and not new_children:  # nowhere is more room
            after.set()
            return stop, place, made, rest
        return True, broken, None, None

    return layout


def _is_unbroken(child: Any) -> bool:
    return child.is_floated() and child.style["break_inside"] in AVOIDING


def _break_before(
    context: Any,
    index: int,
    child: Any,
    standing: list[Any],
    lists: tuple[list[Any], list[Any]],
) -> Any:
    """Where the text goes on that breaks before a float, or earlier if it goes with what stands
    before it. Nothing is left standing where there is no such place: then all of it goes on."""
    last = block.find_last_class_a_break_point_child(standing)
    together = last is not None and block.avoid_page_break(
        block.block_level_page_break(last, child), context
    )
    if not together:
        return {index: None}
    first = standing[0].index
    earlier = block.find_earlier_page_break(context, standing, *lists)
    standing[:], place = earlier or ([], {first: None})
    return place


def never_empty(block_container_layout: FloatLayout) -> FloatLayout:
    """A function for a function: a box that has a float, and of which nothing has room on a page,
    is given up there."""

    def layout(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        done = block_container_layout(context, box, *others, **named)
        made, rest, *_, lines = done
        has_float = any(child.is_floated() for child in box.children)
        if made is None or rest is None or made.children or not has_float:
            return done
        return None, None, {"break": "any", "page": None}, [], False, lines

    return layout


MakePage = Callable[..., tuple[Any, Any, Any]]


def never_lost(make_page: MakePage) -> MakePage:
    """A function for a function: what is left of a float where the text ends has a page more, and
    as many as it takes while it gets on."""

    def made(context: Any, root: Any, page_type: Any, skip: Any, *others: Any) -> Any:
        before = _left(context)
        page, rest, next_page = make_page(context, root, page_type, skip, *others)
        if rest is None and (left := _left(context)) and left != before:
            return page, _behind_all(root), {"break": "any", "page": None}
        return page, rest, next_page

    return made


def _left(context: Any) -> list[tuple[Any, str]]:
    """The floats that go on, and where."""
    broken = context.broken_out_of_flow.values()
    return [(box.element, repr(rest)) for box, *_, rest in broken if box.is_floated()]


def _behind_all(root: Any) -> Any:
    """The place behind all that stands in a document's text."""
    (number, body), *_ = enumerate(root.children)
    return {number: {len(body.children): None}}
