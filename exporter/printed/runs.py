"""The text of a page as whole runs: quicker to read than letter by letter, and with its tags."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from exporter.printed.glyphs import UNSEEN, Faces
from exporter.printed.inked import fill_colour
from exporter.printed.objects import Box, Matrix, bounds_of, clip_of, objects_of, own_matrix
from exporter.printed.page import Colour, Face, Picture, Shape

# ctypes is slow to make a type, so these are made once.
UsualRoom = ctypes.c_ushort * 512
MarkRoom = ctypes.c_ushort * 64
ARTIFACT = "Artifact"


@dataclass(frozen=True)
class Run:
    """Letters painted at once; `box` is around their ink, `clip` what a clip lets through.

    `size` is in points as printed, `angle` in degrees counter-clockwise. `mark` identifies the
    marked content that the letters belong to, `None` without. `is_artifact` is true for running
    heads and decoration, `is_visible` false for text that is there to be found only.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    angle: float
    box: Box
    clip: Box | None
    mark: int | None
    is_artifact: bool
    is_visible: bool


@dataclass(frozen=True)
class Sheet:
    """A page read quickly, with lengths as those of a `Page`.

    `view` maps what the file says in PDF's own coordinates, such as links, to the page's.
    """

    number: int
    view: Matrix
    width: float
    height: float
    boxes: Mapping[str, Box]
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Picture, ...]


def runs_of(page: Any, view: Matrix, faces: Faces) -> tuple[Run, ...]:
    """Every run of letters of an open pypdfium2 page, in the order in which they are painted."""
    text_page = page.get_textpage()
    try:
        return tuple(_runs(page.raw, text_page.raw, view, faces))
    finally:
        text_page.close()


def _runs(page: Any, text_page: Any, view: Matrix, faces: Faces) -> Iterator[Run]:
    for found, matrix in objects_of(page, view):
        if raw.FPDFPageObj_GetType(found) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        box = bounds_of(found, matrix)
        if box is None:
            continue
        own = own_matrix(found)
        identifier = raw.FPDFPageObj_GetMarkedContentID(found)
        yield Run(
            text=_text(found, text_page),
            face=faces.of(found),
            size=round(_font_size(found) * own.then(matrix).stretch, 3),
            colour=fill_colour(found),
            angle=round(-own.then(matrix).angle, 2) + 0.0,
            box=box,
            clip=clip_of(found, matrix),
            mark=identifier if identifier >= 0 else None,
            is_artifact=ARTIFACT in _marks(found),
            is_visible=raw.FPDFTextObj_GetTextRenderMode(found) not in UNSEEN,
        )


def _font_size(found: Any) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(found, ctypes.byref(size))
    return size.value


def _text(found: Any, text_page: Any) -> str:
    room: Any = UsualRoom()
    length = raw.FPDFTextObj_GetText(found, text_page, room, ctypes.sizeof(room))
    if length > ctypes.sizeof(room):
        room = (ctypes.c_ushort * length)()
        raw.FPDFTextObj_GetText(found, text_page, room, length)
    return ctypes.string_at(room, max(length - 2, 0)).decode("utf-16-le", "replace").rstrip("\0")


def _marks(found: Any) -> set[str]:
    """The names of all marked content that an object is in (ISO 32000-1, 14.6)."""
    count = max(raw.FPDFPageObj_CountMarks(found), 0)
    return {_mark(raw.FPDFPageObj_GetMark(found, index)) for index in range(count)}


def _mark(mark: Any) -> str:
    room = MarkRoom()
    filled = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), ctypes.byref(filled))
    return bytes(room)[: max(filled.value - 2, 0)].decode("utf-16-le", "replace")
