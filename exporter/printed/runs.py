"""The text of a page as whole runs: quicker to read than letter by letter, and with its tags."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from exporter.printed.glyphs import DIRECTIONS, UNSEEN, Faces, text_of
from exporter.printed.inked import fill_colour, font_size_of
from exporter.printed.objects import (
    ARTIFACT,
    Box,
    Matrix,
    ObjectHandle,
    PageHandle,
    TextPageHandle,
    bounds_of,
    clip_of,
    marks_of,
    objects_of,
    own_matrix,
)
from exporter.printed.page import Run

ASIDE = 0.11  # of the size: how far left of their letters such marks may stand
UsualRoom = ctypes.c_ushort * 512  # made once, for ctypes is slow to make a type


def runs_of(page: pypdfium2.PdfPage, view: Matrix, faces: Faces) -> tuple[Run, ...]:
    """Every run of letters of an open pypdfium2 page, in the order in which they are painted."""
    text_page = page.get_textpage()
    try:
        return tuple(_runs(page.raw, text_page.raw, view, faces))
    finally:
        text_page.close()


def _runs(page: PageHandle, text_page: TextPageHandle, view: Matrix, faces: Faces) -> Iterator[Run]:
    for painted, matrix in objects_of(page, view):
        if raw.FPDFPageObj_GetType(painted) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        box = bounds_of(painted, matrix)
        if box is None:
            continue
        own = own_matrix(painted)
        size = round(font_size_of(painted) * own.then(matrix).stretch, 3)
        said = _text(painted, text_page)
        text = said.translate(DIRECTIONS)
        identifier = raw.FPDFPageObj_GetMarkedContentID(painted)
        yield Run(
            text=text,
            face=faces.of(painted),
            size=size,
            colour=fill_colour(painted),
            angle=round(-own.then(matrix).angle, 2) + 0.0,
            box=box if text == said else _of_letters(box, size),
            clip=clip_of(painted, matrix),
            mark=identifier if identifier >= 0 else None,
            is_artifact=ARTIFACT in marks_of(painted),
            is_visible=raw.FPDFTextObj_GetTextRenderMode(painted) not in UNSEEN,
        )


def _of_letters(box: Box, size: float) -> Box:
    """The box of a run without a mark of direction that stands left of its letters."""
    return box._replace(left=box.left + min(ASIDE * size, box.width / 2))


def _text(text_object: ObjectHandle, text_page: TextPageHandle) -> str:
    room: ctypes.Array[ctypes.c_ushort] = UsualRoom()
    length = raw.FPDFTextObj_GetText(text_object, text_page, room, ctypes.sizeof(room))
    if length > ctypes.sizeof(room):
        room = (ctypes.c_ushort * length)()
        raw.FPDFTextObj_GetText(text_object, text_page, room, length)
    return text_of(ctypes.string_at(room, max(length - 2, 0))).rstrip("\0")
