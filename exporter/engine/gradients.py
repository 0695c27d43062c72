"""Gradients of an SVG that repeat themselves: so often, and no oftener.

WeasyPrint writes out each step of such a gradient, as many as its box has room for, and a vector
may be as short as one likes. Where there are more than can be seen, the drawing is given up, as
WeasyPrint gives up any that it cannot draw, and what there is too much of is told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import hypot
from typing import Any

from weasyprint.svg import defs

from exporter.engine.messages import UndrawnError
from exporter.engine.patches import Replaced

MAX_STEPS = 4_000
"""Colours that a gradient may have, with its repeats: at 600 dpi, half of a sheet of A3."""

MAX_ALL_STEPS = 40_000  # of all gradients that are painted for a file
ENDLESS = f"a gradient that repeats itself until it has over {MAX_STEPS} colours"

Spread = Callable[..., tuple[list[float], list[Any], tuple[float, ...]]]


class _Steps(list[Any]):
    """The colours of a gradient, which cannot become too many."""

    def append(self, colour: Any) -> None:
        self._check()
        super().append(colour)

    def insert(self, place: Any, colour: Any) -> None:
        self._check()
        super().insert(place, colour)

    def _check(self) -> None:
        if len(self) >= MAX_STEPS:
            raise UndrawnError(ENDLESS)


_left: ContextVar[list[int] | None] = ContextVar("left", default=None)
"""How many steps the file that is painted may still have, as a list of one."""


def _linear(spread_linear_gradient: Spread) -> Spread:
    """A function for a function, which counts the steps that it adds."""

    def spread(kind: str, positions: list[float], colors: list[Any], *others: Any) -> Any:
        if _left.get() is None:
            return spread_linear_gradient(kind, positions, colors, *others)
        return _counted(spread_linear_gradient(kind, positions, _Steps(colors), *others))

    return spread


def _radial(spread_radial_gradient: Spread) -> Spread:
    """A function for a function, which reckons before how often the gradient is repeated."""

    def spread(kind: str, positions: list[float], colors: list[Any], *others: Any) -> Any:
        if _left.get() is None:
            return spread_radial_gradient(kind, positions, colors, *others)
        if kind in ("repeat", "reflect") and _rings(positions, *others) * len(colors) > MAX_STEPS:
            raise UndrawnError(ENDLESS)
        return _counted(spread_radial_gradient(kind, positions, colors, *others))

    return spread


def _rings(
    positions: list[float],
    fx: float,
    fy: float,
    fr: float,
    _cx: float,
    _cy: float,
    r: float,
    width: float,
    height: float,
    matrix: Any,
) -> float:
    """How many rings of a gradient reach to the corners of its box, and to its middle."""
    across, down = matrix.invert.transform_point(width, height)
    farthest = hypot(max(abs(fx), abs(across - fx)), max(abs(fy), abs(down - fy)))
    ring = abs(r - fr) * (positions[-1] - positions[0])
    return (farthest + abs(fr) + abs(r)) / ring if ring else float("inf")


def _counted(spread: Any) -> Any:
    left = _left.get()
    if left is not None:
        left[0] -= len(spread[0])
        if left[0] < 0:
            raise UndrawnError(f"gradients that have over {MAX_ALL_STEPS} colours")
    return spread


_lock = threading.Lock()
_replaced = (
    Replaced(defs, "spread_linear_gradient", _linear),
    Replaced(defs, "spread_radial_gradient", _radial),
)


@contextmanager
def finite_gradients() -> Iterator[None]:
    """Paint inside the block without gradients that never end."""
    before = _left.set([MAX_ALL_STEPS])
    with _lock:
        for one in _replaced:
            one.put()
    try:
        yield
    finally:
        with _lock:
            for one in _replaced:
                one.take_away()
        _left.reset(before)
