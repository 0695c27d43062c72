"""What a layout leaves on its context: taken back where it was a trial, or where it was given up.

Where WeasyPrint gives a box up, and begins it on the next page, it forgets to take back what the
floats in it have left: their rests, which the next page then shows besides the box itself (of two
such floats, every page after it, without an end), and the shapes that lines keep off.
docs/decisions/weasyprint-floats-given-up.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

ContainerLayout = Callable[..., Any]


class Marks:
    """The marks that layouts leave on a context, as they are now, and on some more lists.

    Notes that stand or wait, floats that lines keep off, what goes on of a float on the next page,
    and running elements.
    """

    def __init__(self, context: Any, lists: Iterable[list[Any]] = ()) -> None:
        notes = (context.footnotes, context.current_page_footnotes, context.reported_footnotes)
        running = [pages[context.current_page] for pages in context.running_elements.values()]
        marked = [*notes, context.excluded_shapes, *running, *lists]
        self._context = context
        self._lists = [(one, list(one)) for one in marked]
        self._broken = dict(context.broken_out_of_flow)

    def set(self) -> None:
        """Let the context have these marks, and no others."""
        for one, before in self._lists:
            one[:] = before
        self._context.broken_out_of_flow = dict(self._broken)


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
