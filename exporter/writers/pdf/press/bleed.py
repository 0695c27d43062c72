"""What touches the trimmed edge runs on into the bleed, where the knife may slip.

A page's background does so by itself, and what a stylesheet moves out by `--bleed`; this is for all
else that ends at the edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from pikepdf.models import ContentStreamInstructions as Instruction

EDGE = 0.25  # points: how near counts as touching
PATHS = frozenset("mlcvy")  # the operators that take points
UNIT_SQUARE = ((0.0, 0.0), (1.0, 1.0))

Matrix = pikepdf.Matrix
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Trimmed:
    """A trimmed page, its lower left at 0 0, and how far its bleed reaches; all in points."""

    width: float
    height: float
    bleed: float

    def wider_by(self, margin: float) -> list[float]:
        """The box that is wider by a margin on all sides: left, bottom, right, top."""
        edges = (-margin, -margin, self.width + margin, self.height + margin)
        return [round(edge, 4) for edge in edges]

    def outward(self, point: Point) -> Point:
        """The point, moved to the bleed's edge if it lies on the page's."""
        return self._moved(point[0], self.width), self._moved(point[1], self.height)

    def _moved(self, place: float, end: float) -> float:
        if abs(place) <= EDGE:
            return -self.bleed
        return end + self.bleed if abs(place - end) <= EDGE else place


def bled(
    instructions: Iterable[Instruction], page: Trimmed, images: frozenset[str]
) -> Iterator[Instruction]:
    """A page's instructions with what touches its edge drawn on to the bleed's.

    `images` names the image XObjects; one that touches is stretched by as much as the bleed.
    """
    matrix = Matrix()
    saved: list[Matrix] = []
    for instruction in instructions:
        name, operands = str(instruction.operator), list(instruction.operands)
        match name:
            case "q":
                saved.append(matrix)
            case "Q" if saved:
                matrix = saved.pop()
            case "cm":
                matrix = Matrix(*map(float, operands)) @ matrix
        if name == "re":
            yield _instruction(_rectangle(operands, matrix, page), name)
        elif name in PATHS:
            yield _instruction(_points(operands, matrix, page), name)
        elif name == "Do" and str(operands[0]) in images:
            stretch = _stretch(matrix, page)
            yield from [instruction] if stretch is None else _in_state(stretch, instruction)
        else:
            yield instruction


def _instruction(numbers: Iterable[float], name: str) -> Instruction:
    rounded = [round(number, 4) for number in numbers]
    return pikepdf.ContentStreamInstruction(rounded, pikepdf.Operator(name))


def _rectangle(
    operands: Sequence[pikepdf.Object], matrix: Matrix, page: Trimmed
) -> tuple[float, ...]:
    x, y, width, height = map(float, operands)
    (left, bottom), (right, top) = (
        _moved(corner, matrix, page) for corner in ((x, y), (x + width, y + height))
    )
    return left, bottom, right - left, top - bottom


def _points(operands: Sequence[pikepdf.Object], matrix: Matrix, page: Trimmed) -> Iterator[float]:
    numbers = [float(operand) for operand in operands]
    for point in zip(numbers[::2], numbers[1::2], strict=True):
        yield from _moved(point, matrix, page)


def _moved(point: Point, matrix: Matrix, page: Trimmed) -> Point:
    """A point of the content's own space, where it belongs; untouched unless on the edge."""
    place = matrix.transform(point)
    outward = page.outward(place)
    return point if outward == place else matrix.inverse().transform(outward)


def _stretch(matrix: Matrix, page: Trimmed) -> Matrix | None:
    """What makes an image's unit square reach the bleed; `None` where it touches no edge."""
    (left, bottom), (right, top) = (_moved(corner, matrix, page) for corner in UNIT_SQUARE)
    stretch = Matrix(right - left, 0, 0, top - bottom, left, bottom)
    return None if stretch == Matrix() else stretch


def _in_state(matrix: Matrix, instruction: Instruction) -> Iterator[Instruction]:
    yield _instruction((), "q")
    yield _instruction(matrix.shorthand, "cm")
    yield instruction
    yield _instruction((), "Q")
