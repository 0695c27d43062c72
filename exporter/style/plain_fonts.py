"""Fonts as a word processor takes them: unpacked, and with one weight."""

from __future__ import annotations

import functools
import io
import struct
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

from exporter.machine.plain_files import bytes_of_plain

PACKED = (b"wOFF", b"wOF2")
PLAIN = (b"\0\1\0\0", b"OTTO", b"true")
VARIATIONS = b"fvar"
MAX_FONT = 200_000_000  # bytes
WEIGHT_AXIS = "wght"
BROKEN = (TTLibError, KeyError, IndexError, ValueError, AssertionError, struct.error, EOFError)


@functools.lru_cache(maxsize=64)
def plain_font(path: Path, _changed: int, weight: int) -> bytes:
    """The bytes of a font file as TrueType or OpenType, without axes; a variable one in a weight.

    A file that is plain already is given as it is. Raises ValueError for what is no font.
    """
    data = bytes_of_plain(path, MAX_FONT)
    if data[:4] in PLAIN and VARIATIONS not in data[:1024]:
        return data
    try:
        return _plain(data, weight)
    except BROKEN as failure:
        raise ValueError(f"{path.name} is no font, or a damaged one: {failure}") from failure


def _plain(data: bytes, weight: int) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    if VARIATIONS.decode() in font:
        from fontTools.varLib import instancer  # type: ignore[import-untyped]  # slow to load

        font = instancer.instantiateVariableFont(font, _axes(font, weight))
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _axes(font: TTFont, weight: int) -> dict[str, float]:
    """Where each axis is to stand: all at their default, that of the weight where it is asked."""
    axes = {axis.axisTag: axis for axis in font[VARIATIONS.decode()].axes}
    wanted = {tag: axis.defaultValue for tag, axis in axes.items()}
    if axis := axes.get(WEIGHT_AXIS):
        wanted[WEIGHT_AXIS] = min(max(weight, axis.minValue), axis.maxValue)
    return wanted
