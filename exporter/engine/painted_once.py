"""Drawings of which nothing is kept once they are painted.

WeasyPrint makes an object of each element of an SVG as it paints it, and keeps all of them as long
as the picture: four kilobytes for a plain rectangle in each of the files, and that of all drawings
of an article at once. They are quick to make again where a drawing is painted once more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from weasyprint.images import SVGImage

from exporter.engine.patches import Replaced

FOUND_BY_NAME = (
    "filters",
    "gradients",
    "images",
    "markers",
    "masks",
    "patterns",
    "paths",
    "symbols",
)

_is_ours: ContextVar[bool] = ContextVar("is_ours", default=False)


def _forgetting(draw: Callable[..., None]) -> Callable[..., None]:
    """A function for a function, which takes away what it has made."""

    def painted(image: Any, *others: Any) -> None:
        draw(image, *others)
        if _is_ours.get():
            _forget(image._svg)  # noqa: SLF001

    return painted


def _forget(svg: Any) -> None:
    svg.tree = svg.tree.copy()
    svg.tree.cascade(svg.tree)
    svg.use_cache.clear()
    for name in FOUND_BY_NAME:
        getattr(svg, name)._data.clear()  # noqa: SLF001


_lock = threading.Lock()
_replaced = Replaced(SVGImage, "draw", _forgetting)


@contextmanager
def painted_once() -> Iterator[None]:
    """Keep nothing of the drawings that are painted inside the block."""
    before = _is_ours.set(True)
    with _lock:
        _replaced.put()
    try:
        yield
    finally:
        with _lock:
            _replaced.take_away()
        _is_ours.reset(before)
