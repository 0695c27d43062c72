"""Boxes that have no room on a page leave nothing there.

Where WeasyPrint gives a box up, and begins it on the next page, it forgets to take back what the
floats in it have left: their rests, which the next page then shows besides the box itself (of two
such floats, every page after it, without an end), and the shapes that lines keep off.
docs/decisions/weasyprint-floats-given-up.md
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ContainerLayout = Callable[..., Any]


def leaving_nothing(block_container_layout: ContainerLayout) -> ContainerLayout:
    """A function for a function: with nothing left of a box that is given up."""

    def layout(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        rests, shapes = set(context.broken_out_of_flow), len(context.excluded_shapes)
        done = block_container_layout(context, box, *others, **named)
        if done[0] is None:
            for rest in set(context.broken_out_of_flow) - rests:
                del context.broken_out_of_flow[rest]
            del context.excluded_shapes[shapes:]
        return done

    return layout
