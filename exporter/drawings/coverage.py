"""Whether drawings can letter a text: they set one character after the other, in one font."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.drawings.looks import ChartLooks

SHAPED = frozenset({"R", "AL", "AN"})  # scripts from right to left, whose letters join


def can_letter(texts: Iterable[str], looks: ChartLooks) -> bool:
    """Whether the fonts of a chart have all characters, and none that others would change."""
    letterings = (looks.label, looks.subject, looks.value, looks.key, looks.inside)
    faces = {lettering.face for lettering in letterings}
    characters = {character for text in texts for character in text} - {" "}
    if None in faces or any(map(_is_shaped, characters)):
        return False
    return all(characters <= _characters(face.data) for face in faces if face)


def _is_shaped(character: str) -> bool:
    joins = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
    return joins or unicodedata.bidirectional(character) in SHAPED


@lru_cache
def _characters(font: bytes) -> frozenset[str]:
    return frozenset(map(chr, TTFont(io.BytesIO(font), lazy=True).getBestCmap()))
