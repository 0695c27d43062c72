"""What a page paints besides letters: surfaces, rules and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from pypdfium2 import raw

from exporter.printed.inked import fill_colour, stroke_colour
from exporter.printed.objects import (
    Box,
    Matrix,
    ObjectHandle,
    PageHandle,
    Point,
    bounds_of,
    clip_of,
    corner_of,
    mark_of,
    objects_of,
    own_matrix,
)
from exporter.printed.page import Colour, PrintedPicture, Shape

AROUND = 0.05  # points: how far the sides of a frame may be off


def painted(page: PageHandle, view: Matrix) -> tuple[tuple[Shape, ...], tuple[PrintedPicture, ...]]:
    """The shapes and the pictures of a PDFium page, in the order in which they are painted."""
    shapes: list[Shape] = []
    pictures: list[PrintedPicture] = []
    for one, matrix in objects_of(page, view):
        match raw.FPDFPageObj_GetType(one):
            case raw.FPDF_PAGEOBJ_PATH:
                shapes += _shapes(one, matrix)
            case raw.FPDF_PAGEOBJ_IMAGE:
                pictures += _picture(one, page, matrix)
    return tuple(shapes), tuple(pictures)


def _picture(image: ObjectHandle, page: PageHandle, matrix: Matrix) -> Iterator[PrintedPicture]:
    about = raw.FPDF_IMAGEOBJ_METADATA()
    box = bounds_of(image, matrix)
    raw.FPDFImageObj_GetImageMetadata(image, page, ctypes.byref(about))
    if box:
        yield PrintedPicture(box, (about.width, about.height), about.bits_per_pixel == 1)


def _shapes(path: ObjectHandle, matrix: Matrix) -> Iterator[Shape]:
    """What a path shows within its clip: its surface, or the sides of a frame, or its outline."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(stroked))
    clip = clip_of(path, matrix)
    own = own_matrix(path).then(matrix)
    boxes = [Box.around(points) for points in _rings(path, own)]
    mark = mark_of(path)
    if filled.value:
        colour = fill_colour(path)
        yield from _clipped(_surfaces(boxes), clip, colour, mark)
    if stroked.value:
        half = _stroke_width(path) * own.stretch / 2
        grown = [_grown(box, half) for box in boxes]
        yield from _clipped(grown, clip, stroke_colour(path), mark)


def _clipped(boxes: list[Box], clip: Box | None, colour: Colour, mark: str) -> Iterator[Shape]:
    for box in boxes:
        shown = box.cut(clip) if clip else box
        if shown and colour.alpha:
            yield Shape(shown, colour, mark)


def _rings(path: ObjectHandle, matrix: Matrix) -> list[list[Point]]:
    """The corners of each closed or open line of a path."""
    rings: list[list[Point]] = []
    for index in range(max(raw.FPDFPath_CountSegments(path), 0)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not rings:
            rings.append([])
        rings[-1].append(matrix.point(*corner_of(segment)))
    return [ring for ring in rings if len(ring) > 1]


def _surfaces(boxes: list[Box]) -> list[Box]:
    """The boxes; a box around another one is a frame, of which the four sides are painted."""
    if len(boxes) == 2:
        outer, inner = sorted(boxes, key=lambda box: -box.width * box.height)
        if inner.within(outer, AROUND):
            return _sides(outer, inner)
    return boxes


def _sides(outer: Box, inner: Box) -> list[Box]:
    sides = (
        Box(outer.left, outer.top, outer.right, inner.top),
        Box(inner.right, outer.top, outer.right, outer.bottom),
        Box(outer.left, inner.bottom, outer.right, outer.bottom),
        Box(outer.left, outer.top, inner.left, outer.bottom),
    )
    return [side for side in sides if side.width > AROUND and side.height > AROUND]


def _stroke_width(path: ObjectHandle) -> float:
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(width))
    return width.value


def _grown(box: Box, by: float) -> Box:
    """A line's box with its thickness; its ends are not made longer."""
    across = by if box.width < box.height else 0
    down = by if box.height <= box.width else 0
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)
