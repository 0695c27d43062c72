"""The objects that a page is made of, with the maps from their coordinates to the page's."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from exporter.printed.geometry import Box, Matrix

DEEPEST = 16  # forms within forms
MarkRoom = ctypes.c_ushort * 64  # made once, for ctypes is slow to make a type
Point = tuple[float, float]


def objects_of(page: Any, view: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """Every object of a PDFium page that is no form, in the order in which they are painted."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _with_parts(raw.FPDFPage_GetObject(page, index), view, DEEPEST)


def _with_parts(found: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """An object, or the objects of a form, each with the map from its coordinates to the page's."""
    if raw.FPDFPageObj_GetType(found) != raw.FPDF_PAGEOBJ_FORM:
        yield found, matrix
    elif depth:
        inner = own_matrix(found).then(matrix)
        for index in range(max(raw.FPDFFormObj_CountObjects(found), 0)):
            yield from _with_parts(raw.FPDFFormObj_GetObject(found, index), inner, depth - 1)


def own_matrix(found: Any) -> Matrix:
    """The map that an object names itself."""
    own = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFPageObj_GetMatrix(found, ctypes.byref(own))
    return Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def mark_of(found: Any) -> str:
    """The name of the innermost marked content that an object is in, empty without."""
    count = raw.FPDFPageObj_CountMarks(found)
    if count < 1:
        return ""
    mark = raw.FPDFPageObj_GetMark(found, count - 1)
    room = MarkRoom()
    filled = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), ctypes.byref(filled))
    return bytes(room)[: max(filled.value - 2, 0)].decode("utf-16-le", "replace")


def bounds_of(found: Any, matrix: Matrix) -> Box | None:
    """The box around an object; `None` where it has no extent."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sides = map(ctypes.byref, (left, bottom, right, top))
    if not raw.FPDFPageObj_GetBounds(found, *sides):
        return None
    return matrix.box(left.value, bottom.value, right.value, top.value)


def corner_of(segment: Any) -> Point:
    """Where a segment of a path ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def clip_of(found: Any, matrix: Matrix) -> Box | None:
    """The box of what the clip lets through; `None` where nothing is clipped."""
    clip = raw.FPDFPageObj_GetClipPath(found)
    shown: Box | None = None
    for number in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = max(raw.FPDFClipPath_CountPathSegments(clip, number), 0)
        segments = (raw.FPDFClipPath_GetPathSegment(clip, number, index) for index in range(count))
        points = [matrix.point(*corner_of(segment)) for segment in segments]
        if points:
            around = Box.around(points)
            shown = (shown.cut(around) or Box(0, 0, 0, 0)) if shown else around
    return shown
