"""The colours and the fonts that PDFium paints with."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable

from pypdfium2 import raw

from exporter.printed.objects import FontHandle, ObjectHandle
from exporter.printed.page import USUAL_MIDDLE, Colour, Face

BLACK = Colour(0, 0, 0)
ColourQuestion = Callable[[ObjectHandle, object, object, object, object], int]
"""A function of PDFium's that writes red, green, blue and alpha, or returns 0."""


def fill_colour(painted: ObjectHandle) -> Colour:
    """What an object's surface is painted with; black where it is a pattern."""
    return _colour(raw.FPDFPageObj_GetFillColor, painted)


def stroke_colour(painted: ObjectHandle) -> Colour:
    """What an object's outline is painted with; black where it is a pattern."""
    return _colour(raw.FPDFPageObj_GetStrokeColor, painted)


def _colour(ask: ColourQuestion, painted: ObjectHandle) -> Colour:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not ask(painted, *map(ctypes.byref, channels)):
        return BLACK
    return Colour(*(channel.value for channel in channels))


def font_size_of(text_object: ObjectHandle) -> float:
    """The size that a piece of text names, in units of its own map."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text_object, ctypes.byref(size))
    return size.value


LONGEST_NAME = 256
SUBSET_TAG = re.compile(r"[A-Z]{6}\+")
BOLD = re.compile(r"bold|bd|black|heavy", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|[-, ](bold)?it$", re.IGNORECASE)
RUN_ON = re.compile(r"(?<=[a-z])(Bold|Regular)$")  # as in NanumGothicBold
STYLE = re.compile(
    r"([-, ]+(regular|roman|book|semibold|bold|bd|black|heavy|italic|oblique|it|mt)+)+$",
    re.IGNORECASE,
)
MAKER = re.compile(r"(PS)?(MT)?$")  # PostScript and Monotype, as in ArialMT
# Font descriptor flags (ISO 32000-1, table 123), for fonts whose names say nothing
NEARLY = 0.02  # ems
FLAG_ITALIC = 1 << 6
FLAG_FORCE_BOLD = 1 << 18


def face_of(font: FontHandle) -> Face:
    """The face that a PDFium font is; fonts without a name, such as Type 3, have the name ''."""
    name = _name(font)
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    middle, height = _extent(font)
    return Face(
        name=name,
        family=family_of(name),
        is_bold=bool(BOLD.search(name) or flags & FLAG_FORCE_BOLD),
        is_italic=bool(ITALIC.search(name) or flags & FLAG_ITALIC),
        middle=middle,
        height=height,
    )


def _extent(font: FontHandle) -> tuple[float, float]:
    """The middle of a font's ascent and descent, that of Latin faces where it is near; and their
    height: in ems."""
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    asked = (raw.FPDFFont_GetAscent, ascent), (raw.FPDFFont_GetDescent, descent)
    known = all(ask(font, 1.0, ctypes.byref(value)) for ask, value in asked)
    if not known or not ascent.value:
        return USUAL_MIDDLE, 0
    middle = (ascent.value + descent.value) / 2
    is_usual = abs(middle - USUAL_MIDDLE) < NEARLY
    return USUAL_MIDDLE if is_usual else round(middle, 3), round(ascent.value - descent.value, 3)


def family_of(name: str) -> str:
    """`Source-Sans-3-Bold-Italic` and `SourceSans3-BoldIt` are both of `SourceSans3`."""
    family = re.sub(r"[-, ]", "", MAKER.sub("", STYLE.sub("", name), count=1))
    return RUN_ON.sub("", family)


def _name(font: FontHandle) -> str:
    buffer = ctypes.create_string_buffer(LONGEST_NAME)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, LONGEST_NAME)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= LONGEST_NAME else ""
    return SUBSET_TAG.sub("", name).rstrip(",")  # WeasyPrint ends the names of regular faces so
