"""The faces of font collections (OpenType 1.9, "Font Collections"), such as those of Noto CJK.

Their files hold the faces of several languages, which no stylesheet can name by `@font-face`: the
engine takes them from the machine, by their families. Writers need them too, to know which letters
they have and how wide these are.
"""

from __future__ import annotations

import functools
import struct
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

from exporter.style.font_files import font_folders
from exporter.styled import FontFace

WEIGHTS = {"Regular": 400, "Bold": 700}
FAMILY, STYLE = 1, 2  # of the names of a font (OpenType 1.9, "name")
_COUNT, _OFFSETS, _RECORD = 8, 12, struct.Struct(">4sLLL")


def collected_faces(family: str) -> tuple[FontFace, ...]:
    """The regular and the bold face of a family that a collection on this machine has."""
    places = _places().get(family, {})
    return tuple(
        FontFace(family, weight, False, face_alone(*places[weight]), places[weight][0])
        for weight in WEIGHTS.values()
        if weight in places
    )


@functools.cache
def _places() -> dict[str, dict[int, tuple[Path, int]]]:
    """The file of each face, and the face's number in it, by its family and its weight."""
    places: dict[str, dict[int, tuple[Path, int]]] = {}
    for folder in font_folders():
        for style, weight in WEIGHTS.items():
            for path in sorted(folder.glob(f"**/Noto*CJK*-{style}.ttc")):
                for number, family in enumerate(_families(path, style)):
                    places.setdefault(family, {}).setdefault(weight, (path, number))
    return places


def _families(path: Path, style: str) -> list[str]:
    """The families of a collection whose faces are of a style; none of a damaged file."""
    try:
        with path.open("rb") as file:
            (count,) = struct.unpack_from(">L", file.read(_OFFSETS), _COUNT)
        return [family for number in range(count) for family in _family(path, number, style)]
    except (OSError, TTLibError, struct.error, KeyError):
        return []


def _family(path: Path, number: int, style: str) -> list[str]:
    with TTFont(path, fontNumber=number, lazy=True) as font:
        names = font["name"]
        return [names.getDebugName(FAMILY)] if names.getDebugName(STYLE) == style else [""]


@functools.lru_cache(maxsize=8)
def face_alone(path: Path, number: int) -> bytes:
    """A face of a collection as a file of its own."""
    data = path.read_bytes()
    (start,) = struct.unpack_from(">L", data, _OFFSETS + 4 * number)
    (count,) = struct.unpack_from(">H", data, start + 4)
    head = start + _OFFSETS
    records = [_RECORD.unpack_from(data, head + _RECORD.size * index) for index in range(count)]
    made = bytearray(data[start:head])
    place = _OFFSETS + _RECORD.size * count
    for tag, checksum, _, length in records:
        made += _RECORD.pack(tag, checksum, place, length)
        place += length + -length % 4
    for _, _, offset, length in records:
        made += data[offset : offset + length] + bytes(-length % 4)
    return bytes(made)
