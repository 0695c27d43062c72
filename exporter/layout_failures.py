"""Where the layout engine breaks down over a stylesheet, what it broke down over.

WeasyPrint 70 ends in errors of its own where columns meet page breaks: with `column-span: all`, and
with notes in columns (its issues 984, 1604, 1700). Errors of other origin are bugs, and pass.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from exporter.errors import DesignError
from exporter.styled import Element

ENGINE = "weasyprint.layout"
BREAKDOWNS = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError)
FRAGILE: Mapping[str, Callable[[Element], bool]] = {
    "columns": lambda element: element.style.columns != 1,
    "column-span: all": lambda element: element.style.column_span,
    "display: flex": lambda element: element.style.display == "flex",
    "display: grid": lambda element: element.style.display == "grid",
}


@contextmanager
def layout_failures_explained(styled_root: Callable[[], Element]) -> Iterator[None]:
    """Turn a breakdown of the engine into an error that names the CSS which it cannot lay out.

    Raises DesignError where the engine itself broke down over such CSS; `styled_root` gives the
    document that was to be laid out.
    """
    try:
        yield
    except BREAKDOWNS as failure:
        asked = _asked(styled_root()) if _is_engine_s(failure) else []
        if not asked:
            raise
        raise DesignError.at(
            "layout-failed",
            f"the layout engine breaks down over what the stylesheet asks for: {', '.join(asked)}",
        ) from failure


def _is_engine_s(failure: BaseException) -> bool:
    """Whether the frame that failed is the engine's own."""
    frames = [frame for frame, _ in traceback.walk_tb(failure.__traceback__)]
    module: str = frames[-1].f_globals.get("__name__", "")
    return module.startswith(ENGINE)


def _asked(root: Element) -> list[str]:
    elements = [element for element in root.walk() if element.style.display != "none"]
    return [name for name, asks in FRAGILE.items() if any(map(asks, elements))]
