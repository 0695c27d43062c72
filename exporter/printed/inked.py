"""The colours and the fonts that PDFium paints with."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

from exporter.printed.page import Colour, Face

BLACK = Colour(0, 0, 0)


def fill_colour(page_object: Any) -> Colour:
    """What an object's surface is painted with; black where it is a pattern."""
    return _colour(raw.FPDFPageObj_GetFillColor, page_object)


def stroke_colour(page_object: Any) -> Colour:
    """What an object's outline is painted with; black where it is a pattern."""
    return _colour(raw.FPDFPageObj_GetStrokeColor, page_object)


def _colour(ask: Callable[..., int], page_object: Any) -> Colour:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not ask(page_object, *map(ctypes.byref, channels)):
        return BLACK
    return Colour(*(channel.value for channel in channels))


LONGEST_NAME = 256
SUBSET_TAG = re.compile(r"[A-Z]{6}\+")
BOLD = re.compile(r"bold|bd|black|heavy", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|[-, ](bold)?it$", re.IGNORECASE)
STYLE = re.compile(
    r"([-, ]+(regular|roman|book|semibold|bold|bd|black|heavy|italic|oblique|it|mt)+)+$",
    re.IGNORECASE,
)
MAKER = re.compile(r"(PS)?(MT)?$")  # PostScript and Monotype, as in ArialMT
# Font descriptor flags (ISO 32000-1, table 123), for fonts whose names say nothing
FLAG_ITALIC = 1 << 6
FLAG_FORCE_BOLD = 1 << 18


def face_of(font: Any) -> Face:
    """The face that a PDFium font is; fonts without a name, such as Type 3, have the name ''."""
    name = _name(font)
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    return Face(
        name=name,
        family=family_of(name),
        is_bold=bool(BOLD.search(name) or flags & FLAG_FORCE_BOLD),
        is_italic=bool(ITALIC.search(name) or flags & FLAG_ITALIC),
        is_embedded=raw.FPDFFont_GetIsEmbedded(font) == 1,
    )


def family_of(name: str) -> str:
    """`Source-Sans-3-Bold-Italic` and `SourceSans3-BoldIt` are both of `SourceSans3`."""
    return re.sub(r"[-, ]", "", MAKER.sub("", STYLE.sub("", name), count=1))


def _name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(LONGEST_NAME)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, LONGEST_NAME)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= LONGEST_NAME else ""
    return SUBSET_TAG.sub("", name).rstrip(",")  # WeasyPrint ends the names of regular faces so
