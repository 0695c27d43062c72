"""What a trial of a layout leaves behind, so that another can begin where it began."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


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
