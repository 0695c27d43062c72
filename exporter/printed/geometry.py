"""Places on a page, and how PDF's coordinates become them."""

from __future__ import annotations

import math
from typing import NamedTuple, Self


class Box(NamedTuple):
    """A rectangle in points; right and down are positive, from the upper left corner of a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    def cut(self, other: Box) -> Box | None:
        """What both cover; `None` where they do not meet."""
        both = Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return both if both.right >= both.left and both.bottom >= both.top else None

    @classmethod
    def around(cls, points: list[tuple[float, float]]) -> Self:
        """The smallest box that has all `points`, of which there is one at least."""
        across, down = zip(*points, strict=True)
        return cls(min(across), min(down), max(across), max(down))


class Matrix(NamedTuple):
    """An affine map as PDF writes it (ISO 32000-1, 8.3.3)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box around a mapped rectangle."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        if not (self.a and self.b):  # turned by quarters only, so two corners tell
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        others = [self.point(left, top), self.point(right, bottom)]
        return Box.around([(x0, y0), (x1, y1), *others])

    def then(self, outer: Matrix) -> Matrix:
        """This map, and `outer` after it."""
        a, b, c, d, e, f = self
        x, y = outer.point(e, f)
        return Matrix(
            a * outer.a + b * outer.c,
            a * outer.b + b * outer.d,
            c * outer.a + d * outer.c,
            c * outer.b + d * outer.d,
            x,
            y,
        )

    @property
    def stretch(self) -> float:
        """By how much it makes upright lengths longer."""
        return math.hypot(self.c, self.d)

    @property
    def angle(self) -> float:
        """By how many degrees it turns, counter-clockwise."""
        return math.degrees(math.atan2(self.b, self.a))


def view(crop: tuple[float, float, float, float], rotation: int) -> Matrix:
    """From PDF's coordinates to those of the page as it is shown.

    `crop` is the shown part as PDF gives it (left, bottom, right, top); `rotation` is 0, 90, 180 or
    270 degrees clockwise.
    """
    left, bottom, right, top = crop
    return {
        0: Matrix(1, 0, 0, -1, -left, top),
        90: Matrix(0, 1, 1, 0, -bottom, -left),
        180: Matrix(-1, 0, 0, 1, right, -bottom),
        270: Matrix(0, -1, -1, 0, top, right),
    }[rotation]
