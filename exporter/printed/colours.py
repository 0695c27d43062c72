"""The colours that PDFium paints with."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

from exporter.printed.page import Colour

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
