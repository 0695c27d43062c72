"""Floats that stand outside of what text stands in: nothing has to make room for them.

A table, or what keeps floats out, goes below a float where it is wider than what that leaves. Where
the float stands in a margin, that is the whole measure, but for rounding: WeasyPrint takes its
width from two sums that differ by a billionth of a point.
docs/decisions/weasyprint-floats-given-up.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

AvoidCollisions = Callable[..., tuple[float, float, float]]
TOUCHING = 0.01  # CSS pixels


def passing_outside(avoid_collisions: AvoidCollisions) -> AvoidCollisions:
    """A function for a function: for which floats outside of the measure are not there."""

    def avoided(
        context: Any, box: Any, around: Any, outer: bool = True
    ) -> tuple[float, float, float]:
        every = context.excluded_shapes
        context.excluded_shapes = [shape for shape in every if _reaches_into(shape, around)]
        try:
            return avoid_collisions(context, box, around, outer)
        finally:
            context.excluded_shapes = every

    return avoided


def _reaches_into(shape: Any, around: Any) -> bool:
    """Whether a float takes some of the measure of what is around it."""
    left = around.content_box_x()
    begins, ends = shape.position_x, shape.position_x + shape.margin_width()
    begins, ends = min(begins, ends), max(begins, ends)
    return bool(ends > left + TOUCHING and begins < left + around.width - TOUCHING)
