"""Floats that stand outside of what text stands in: nothing has to make room for them.

A table, a picture, or what keeps floats out, goes below a float where it is wider than what that
leaves. Where the float stands in a margin, that is the whole measure, but for rounding: WeasyPrint
takes its width from two sums that differ by a billionth of a point.
docs/decisions/weasyprint-floats-given-up.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

AvoidCollisions = Callable[..., tuple[float, float, float]]
LayOutPicture = Callable[[Any, Any, Any], Any]
TOUCHING = 0.01  # CSS pixels


def passing_outside(avoid_collisions: AvoidCollisions) -> AvoidCollisions:
    """A function for a function: for which floats outside of the measure are not there."""

    def avoided(
        context: Any, box: Any, around: Any, outer: bool = True
    ) -> tuple[float, float, float]:
        with _only_inside(context, around):
            return avoid_collisions(context, box, around, outer)

    return avoided


def picture_passing_outside(lay_out: LayOutPicture) -> LayOutPicture:
    """Likewise, for a picture that is a block."""

    def laid_out(context: Any, box: Any, around: Any) -> Any:
        with _only_inside(context, around):
            return lay_out(context, box, around)

    return laid_out


@contextmanager
def _only_inside(context: Any, around: Any) -> Iterator[None]:
    """Let the floats be away that take nothing of the measure of what is around a box."""
    every = context.excluded_shapes
    context.excluded_shapes = [shape for shape in every if _reaches_into(shape, around)]
    try:
        yield
    finally:
        context.excluded_shapes = every


def _reaches_into(shape: Any, around: Any) -> bool:
    """Whether a float takes some of the measure of what is around it."""
    left = around.content_box_x()
    begins, ends = shape.position_x, shape.position_x + shape.margin_width()
    begins, ends = min(begins, ends), max(begins, ends)
    return bool(ends > left + TOUCHING and begins < left + around.width - TOUCHING)
