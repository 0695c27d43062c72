"""The objects that a page is made of, their places, and how PDF's coordinates become them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import NamedTuple, NewType, Self

from pypdfium2 import raw


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

    @property
    def area(self) -> float:
        """In square points."""
        return self.width * self.height

    def within(self, outer: Box, slack: float) -> bool:
        """Whether no side is further out than that of `outer`, but for `slack` points."""
        return (
            self.left >= outer.left - slack
            and self.top >= outer.top - slack
            and self.right <= outer.right + slack
            and self.bottom <= outer.bottom + slack
        )

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


LEAN = 0.1  # the sine of an angle: no face leans less


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
    def height(self) -> float:
        """By how much what it slants becomes higher, measured upright."""
        return abs(self.a * self.d - self.b * self.c) / (math.hypot(self.a, self.b) or 1)

    @property
    def slants(self) -> bool:
        """Whether upright strokes lean, as in italics that a program makes of an upright face."""
        lean = self.a * self.c + self.b * self.d
        return abs(lean) > LEAN * math.hypot(self.a, self.b) * self.stretch

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


ARTIFACT = "Artifact"
"""The mark of what is not read aloud: running heads, folios, decoration (ISO 32000-1, 14.8.2.2)."""


class Handle:
    """A pointer to something of PDFium's.

    pypdfium2 makes them with ctypes and says no types, so that each kind has its name here, by
    which one is not passed for another.
    """

    contents: ctypes.Structure  # opaque; its address tells whether two handles are of one thing


PageHandle = NewType("PageHandle", Handle)
"""An open page, `FPDF_PAGE`."""

TextPageHandle = NewType("TextPageHandle", Handle)
"""The letters of an open page, `FPDF_TEXTPAGE`."""

ObjectHandle = NewType("ObjectHandle", Handle)
"""A path, a picture, a piece of text or a form on a page, `FPDF_PAGEOBJECT`."""

MarkHandle = NewType("MarkHandle", Handle)
"""A piece of marked content that an object is in, `FPDF_PAGEOBJECTMARK`."""

SegmentHandle = NewType("SegmentHandle", Handle)
"""A step of a path, `FPDF_PATHSEGMENT`."""

FontHandle = NewType("FontHandle", Handle)
"""A font of the document, `FPDF_FONT`."""


def address_of(handle: Handle) -> int:
    """Where PDFium keeps the thing; two handles of one thing have the same."""
    return ctypes.addressof(handle.contents)


DEEPEST = 16  # forms within forms
MarkRoom = ctypes.c_ushort * 64  # made once, for ctypes is slow to make a type
Point = tuple[float, float]


def objects_of(page: PageHandle, view: Matrix) -> Iterator[tuple[ObjectHandle, Matrix]]:
    """Every object of a PDFium page that is no form, in the order in which they are painted."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _with_parts(raw.FPDFPage_GetObject(page, index), view, DEEPEST)


def _with_parts(
    painted: ObjectHandle, matrix: Matrix, depth: int
) -> Iterator[tuple[ObjectHandle, Matrix]]:
    """An object, or the objects of a form, each with the map from its coordinates to the page's."""
    if raw.FPDFPageObj_GetType(painted) != raw.FPDF_PAGEOBJ_FORM:
        yield painted, matrix
    elif depth:
        inner = own_matrix(painted).then(matrix)
        for index in range(max(raw.FPDFFormObj_CountObjects(painted), 0)):
            yield from _with_parts(raw.FPDFFormObj_GetObject(painted, index), inner, depth - 1)


def own_matrix(painted: ObjectHandle) -> Matrix:
    """The map that an object names itself."""
    own = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFPageObj_GetMatrix(painted, ctypes.byref(own))
    return Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def mark_of(painted: ObjectHandle) -> str:
    """The name of the innermost marked content that an object is in, empty without; what only says
    how it is to be read is passed over, and what is in an artifact is one."""
    marks = list(_marks_of(painted))
    names = [_name_of(mark) for mark in marks]
    if ARTIFACT in names:
        return ARTIFACT
    return next(
        (name for name, mark in zip(names, marks, strict=True) if not _is_spoken(mark)),
        next(iter(names), ""),
    )


def marks_of(painted: ObjectHandle) -> Iterator[str]:
    """The names of all marked content that an object is in, from within (ISO 32000-1, 14.6)."""
    yield from map(_name_of, _marks_of(painted))


def _marks_of(painted: ObjectHandle) -> Iterator[MarkHandle]:
    for index in reversed(range(max(raw.FPDFPageObj_CountMarks(painted), 0))):
        yield raw.FPDFPageObj_GetMark(painted, index)


def spoken_mark_of(painted: ObjectHandle) -> int | None:
    """Where PDFium keeps the innermost mark that says what an object is to be read as.

    All objects in it are read so, once (ActualText, ISO 32000-1, 14.9.4); `None` without one.
    """
    mark = next(_marks_of(painted), None)
    return address_of(mark) if mark and _is_spoken(mark) else None


def _is_spoken(mark: MarkHandle) -> bool:
    """Whether a mark says what is in it is to be read as."""
    length = ctypes.c_ulong()
    known = raw.FPDFPageObjMark_GetParamStringValue(
        mark, b"ActualText", None, 0, ctypes.byref(length)
    )
    return bool(known and length.value)


def _name_of(mark: MarkHandle) -> str:
    room = MarkRoom()
    filled = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), ctypes.byref(filled))
    return bytes(room)[: max(filled.value - 2, 0)].decode("utf-16-le", "replace")


def bounds_of(painted: ObjectHandle, matrix: Matrix) -> Box | None:
    """The box around an object; `None` where it has no extent."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sides = map(ctypes.byref, (left, bottom, right, top))
    if not raw.FPDFPageObj_GetBounds(painted, *sides):
        return None
    return matrix.box(left.value, bottom.value, right.value, top.value)


def corner_of(segment: SegmentHandle) -> Point:
    """Where a segment of a path ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def clip_of(painted: ObjectHandle, matrix: Matrix) -> Box | None:
    """The box of what the clip lets through; `None` where nothing is clipped."""
    clip = raw.FPDFPageObj_GetClipPath(painted)
    shown: Box | None = None
    for number in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = max(raw.FPDFClipPath_CountPathSegments(clip, number), 0)
        segments = (raw.FPDFClipPath_GetPathSegment(clip, number, index) for index in range(count))
        points = [matrix.point(*corner_of(segment)) for segment in segments]
        if points:
            around = Box.around(points)
            shown = (shown.cut(around) or Box(0, 0, 0, 0)) if shown else around
    return shown
