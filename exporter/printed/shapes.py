"""What a page paints besides letters: surfaces, rules and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from exporter.printed.colours import fill_colour, stroke_colour
from exporter.printed.geometry import Box, Matrix
from exporter.printed.page import Picture, Shape

DEEPEST = 16  # forms within forms
AROUND = 0.05  # points: how far the sides of a frame may be off
Point = tuple[float, float]


def painted(page: Any, view: Matrix) -> tuple[tuple[Shape, ...], tuple[Picture, ...]]:
    """The shapes and the pictures of a PDFium page, in the order in which they are painted."""
    shapes: list[Shape] = []
    pictures: list[Picture] = []
    for found, matrix in _objects(page, view):
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            shapes += _shapes(found, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += _picture(found, matrix)
    return tuple(shapes), tuple(pictures)


def _objects(page: Any, view: Matrix) -> Iterator[tuple[Any, Matrix]]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _with_parts(raw.FPDFPage_GetObject(page, index), view, DEEPEST)


def _with_parts(found: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """An object, or the objects of a form, each with the map from its coordinates to the page's."""
    if raw.FPDFPageObj_GetType(found) != raw.FPDF_PAGEOBJ_FORM:
        yield found, matrix
    elif depth:
        inner = _own_matrix(found).then(matrix)
        for index in range(max(raw.FPDFFormObj_CountObjects(found), 0)):
            yield from _with_parts(raw.FPDFFormObj_GetObject(found, index), inner, depth - 1)


def _own_matrix(found: Any) -> Matrix:
    own = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFPageObj_GetMatrix(found, ctypes.byref(own))
    return Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def _picture(found: Any, matrix: Matrix) -> Iterator[Picture]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    box = _bounds(found, matrix)
    raw.FPDFImageObj_GetImagePixelSize(found, ctypes.byref(width), ctypes.byref(height))
    if box:
        yield Picture(box, (width.value, height.value))


def _bounds(found: Any, matrix: Matrix) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sides = map(ctypes.byref, (left, bottom, right, top))
    if not raw.FPDFPageObj_GetBounds(found, *sides):
        return None
    return matrix.box(left.value, bottom.value, right.value, top.value)


def _shapes(path: Any, matrix: Matrix) -> Iterator[Shape]:
    """What a path shows within its clip: its surface, or the sides of a frame, or its outline."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(stroked))
    clip = _clip(path, matrix)
    own = _own_matrix(path).then(matrix)
    boxes = [Box.around(points) for points in _rings(path, own)]
    if filled.value:
        colour = fill_colour(path)
        yield from _clipped(_surfaces(boxes), clip, colour)
    if stroked.value:
        half = _stroke_width(path) * own.stretch / 2
        grown = [_grown(box, half) for box in boxes]
        yield from _clipped(grown, clip, stroke_colour(path))


def _clipped(boxes: list[Box], clip: Box | None, colour: Any) -> Iterator[Shape]:
    for box in boxes:
        shown = box.cut(clip) if clip else box
        if shown and colour.alpha:
            yield Shape(shown, colour)


def _rings(path: Any, matrix: Matrix) -> list[list[Point]]:
    """The corners of each closed or open line of a path."""
    rings: list[list[Point]] = []
    for index in range(max(raw.FPDFPath_CountSegments(path), 0)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not rings:
            rings.append([])
        rings[-1].append(matrix.point(*_corner(segment)))
    return [ring for ring in rings if len(ring) > 1]


def _corner(segment: Any) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _surfaces(boxes: list[Box]) -> list[Box]:
    """The boxes; a box around another one is a frame, of which the four sides are painted."""
    if len(boxes) == 2:
        outer, inner = sorted(boxes, key=lambda box: -box.width * box.height)
        if _within(inner, outer):
            return _sides(outer, inner)
    return boxes


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left - AROUND
        and inner.top >= outer.top - AROUND
        and inner.right <= outer.right + AROUND
        and inner.bottom <= outer.bottom + AROUND
    )


def _sides(outer: Box, inner: Box) -> list[Box]:
    sides = (
        Box(outer.left, outer.top, outer.right, inner.top),
        Box(inner.right, outer.top, outer.right, outer.bottom),
        Box(outer.left, inner.bottom, outer.right, outer.bottom),
        Box(outer.left, outer.top, inner.left, outer.bottom),
    )
    return [side for side in sides if side.width > AROUND and side.height > AROUND]


def _stroke_width(path: Any) -> float:
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(width))
    return width.value


def _grown(box: Box, by: float) -> Box:
    """A line's box with its thickness; its ends are not made longer."""
    across = by if box.width < box.height else 0
    down = by if box.height <= box.width else 0
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)


def _clip(found: Any, matrix: Matrix) -> Box | None:
    """The box of what the clip lets through; `None` where nothing is clipped."""
    clip = raw.FPDFPageObj_GetClipPath(found)
    shown: Box | None = None
    for number in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = max(raw.FPDFClipPath_CountPathSegments(clip, number), 0)
        segments = (raw.FPDFClipPath_GetPathSegment(clip, number, index) for index in range(count))
        points = [matrix.point(*_corner(segment)) for segment in segments]
        if points:
            around = Box.around(points)
            shown = (shown.cut(around) or Box(0, 0, 0, 0)) if shown else around
    return shown
