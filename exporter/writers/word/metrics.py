"""How wide text is, from the fonts' own advance widths; kerning is left out."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.styled import FontFace, Points
from exporter.writers.word.ooxml import HALVES_PER_POINT, TWIPS_PER_POINT
from exporter.writers.word.run_format import BOLD_FROM, RunFormat

# How wide a character of a font that we do not have is taken to be, in ems.
UNKNOWN_WIDTH = 0.5
USUAL_MIDDLE = 0.35


class Metrics:
    """The advance widths of a set of font faces."""

    def __init__(self, faces: Iterable[FontFace]) -> None:
        self._faces = {(face.family, face.weight >= BOLD_FROM, face.italic): face for face in faces}

    def width(self, text: str, look: RunFormat) -> Points:
        """The width of a line of text, in points."""
        face = self._faces.get((look.font, look.bold, look.italic))
        shown = text.upper() if look.caps else text
        ems = sum(map(_advances(face.data).__getitem__, shown)) if face else _guess(shown)
        spacing = len(shown) * look.spacing / TWIPS_PER_POINT
        return Points(ems * look.size / HALVES_PER_POINT + spacing)

    def middle(self, look: RunFormat) -> float:
        """How far the middle of a font is above its baseline, in ems (CSS 2.2, 10.8.1)."""
        face = self._faces.get((look.font, look.bold, look.italic))
        return _middle(face.data) if face else USUAL_MIDDLE


def _guess(text: str) -> float:
    return len(text) * UNKNOWN_WIDTH


class _Advances(dict[str, float]):
    """Character to width in ems; unknown characters count as the font's own `.notdef`."""

    def __missing__(self, _character: str) -> float:
        return UNKNOWN_WIDTH


@functools.lru_cache(maxsize=32)
def _advances(data: bytes) -> _Advances:
    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    names = font.getBestCmap().items()
    return _Advances({chr(code): widths[name][0] / units for code, name in names})


@functools.lru_cache(maxsize=32)
def _middle(data: bytes) -> float:
    font = TTFont(io.BytesIO(data), lazy=True)
    extent: int = font["hhea"].ascent + font["hhea"].descent
    return extent / 2 / int(font["head"].unitsPerEm)
