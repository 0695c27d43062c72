"""The letters of a page, in the order in which they are painted."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from exporter.printed.inked import face_of, fill_colour, font_size_of
from exporter.printed.objects import (
    Matrix,
    ObjectHandle,
    TextPageHandle,
    address_of,
    mark_of,
    objects_of,
    own_matrix,
    spoken_mark_of,
)
from exporter.printed.page import Face, Glyph, Lettering
from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT

HALVES = range(0xD800, 0xE000)

DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""What only says how text beside it runs, and is not printed."""

_HALVES = re.compile(
    "[\ud800-\udbff][\udc00-\udfff]|[\udc00-\udfff][\ud800-\udbff]|[\ud800-\udfff]"
)

UNSEEN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
BLANK = ord(" ")
UNSET = Matrix()
PDFIUMS_HYPHEN = "\x02"  # what PDFium makes of a hyphen that ends a line


class Faces:
    """The faces of a document, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[int, Face] = {}

    def of(self, text_object: ObjectHandle) -> Face:
        """The face that a piece of text is set in."""
        font = raw.FPDFTextObj_GetFont(text_object)
        address = address_of(font)
        if address not in self._known:
            self._known[address] = face_of(font)
        return self._known[address]


def glyphs_of(page: pypdfium2.PdfPage, view: Matrix, faces: Faces) -> tuple[Glyph, ...]:
    """Every letter and blank that is printed; blanks that PDFium only guesses are left out."""
    text_page = page.get_textpage()
    try:
        placed = list(_glyphs(text_page.raw, view, faces))
        if not HAS_RIGHT_TO_LEFT.search("".join(glyph.text for _, glyph in placed)):
            # PDFium moves the pieces of a line about, so that marks part from their letters. Where
            # some are read from the right, its order is the better one.
            painted = {
                address_of(one): at for at, (one, _) in enumerate(objects_of(page.raw, view))
            }
            placed.sort(key=lambda one: painted.get(one[0], len(painted)))
        return tuple(glyph for _, glyph in placed)
    finally:
        text_page.close()


def _glyphs(text_page: TextPageHandle, view: Matrix, faces: Faces) -> Iterator[tuple[int, Glyph]]:
    """Every letter as PDFium orders them, each with the address of what it is painted with."""
    # Ten thousand letters are common, so what PDFium writes into is made once.
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    sides = tuple(map(ctypes.byref, (left, right, bottom, top)))
    pen = (ctypes.byref(x), ctypes.byref(y))
    letterings: dict[int, Lettering] = {}
    said: dict[int, int] = {}  # which object says what a mark is to be read as: PDFium has all
    repeats: set[int] = set()
    half = 0
    for index in range(raw.FPDFText_CountChars(text_page)):
        text_object = raw.FPDFText_GetTextObject(text_page, index)
        if not text_object:  # a blank that PDFium guesses between two words
            continue
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in DIRECTIONS or (code == BLANK and _is_guess(text_page, index, text_object)):
            continue
        if code in HALVES and not half:
            half = code
            continue
        address = address_of(text_object)
        lettering = letterings.get(address)
        if lettering is None:
            lettering = _lettering(text_page, index, text_object, view, faces)
            letterings[address] = lettering
            mark = spoken_mark_of(text_object)
            if mark and said.setdefault(mark, address) != address:
                repeats.add(address)
        if address in repeats:
            continue
        raw.FPDFText_GetCharBox(text_page, index, *sides)
        raw.FPDFText_GetCharOrigin(text_page, index, *pen)
        box = view.box(left.value, bottom.value, right.value, top.value)
        start, baseline = view.point(x.value, y.value)
        yield address, Glyph(_text(half, code), lettering, start, baseline, box)
        half = 0


def _text(half: int, code: int) -> str:
    """The letter of a code, which is half of a surrogate pair where `half` is the other half."""
    if half and code in HALVES:
        return text_of(b"".join(one.to_bytes(2, "little") for one in (half, code)))
    if code == 0 or code > sys.maxunicode or code in HALVES:
        return ""
    letter = chr(code)
    return "-" if letter == PDFIUMS_HYPHEN else letter


def _is_guess(text_page: TextPageHandle, index: int, text_object: ObjectHandle) -> bool:
    """Whether a blank is of PDFium's own, which puts some between the signs of what is read from
    the right: such a one has no matrix."""
    matrix = _matrix_of(text_page, index)
    return matrix == UNSET != own_matrix(text_object)._replace(e=0, f=0)


def _matrix_of(text_page: TextPageHandle, index: int) -> Matrix:
    own = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFText_GetMatrix(text_page, index, ctypes.byref(own))
    return Matrix(own.a, own.b, own.c, own.d)


def _lettering(
    text_page: TextPageHandle, index: int, text_object: ObjectHandle, view: Matrix, faces: Faces
) -> Lettering:
    matrix = _matrix_of(text_page, index)
    shown = matrix.then(view)
    face = faces.of(text_object)
    return Lettering(
        face=replace(face, is_italic=True) if matrix.slants else face,
        size=round(font_size_of(text_object) * matrix.height, 3),
        colour=fill_colour(text_object),
        angle=round(-shown.angle, 2) + 0.0,
        is_visible=raw.FPDFTextObj_GetTextRenderMode(text_object) not in UNSEEN,
        mark=mark_of(text_object),
    )


def text_of(units: bytes) -> str:
    """The text of units in little-endian order; half of a pair without its other is U+FFFD.

    PDFium puts what runs from right to left into the order of reading unit by unit; so of an emoji
    there the second half comes first.
    """
    try:
        return units.decode("utf-16-le")
    except UnicodeDecodeError:
        pairs = zip(units[::2], units[1::2], strict=False)
        return _HALVES.sub(_letter, "".join(chr(low + 256 * high) for low, high in pairs))


def _letter(halves: re.Match[str]) -> str:
    high, low = min(halves[0]), max(halves[0])  # as their ranges lie
    return (high + low).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[0]
