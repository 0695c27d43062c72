"""Which characters the fonts of a folder have; it needs no layout."""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from pathlib import Path

RARE = re.compile("[^\0-\u017f\u2010-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]")
"""What is to be looked up; the rest is in our fonts."""

UNSEEN = ("Cc", "Cf", "Mn", "Zl", "Zp", "Zs")
"""The general categories of what shows nothing of its own, or nothing without a letter."""


def uncovered(text: str, fonts: Path) -> frozenset[str]:
    """The characters that need a glyph, and that none of the fonts in a folder has."""
    rare = frozenset(RARE.findall(text))
    seen = (one for one in rare if unicodedata.category(one) not in UNSEEN)
    return frozenset(one for one in seen if ord(one) not in _in_fonts_of(fonts))


@functools.cache
def _in_fonts_of(folder: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    files = sorted(folder.glob("*.ttf"))
    fonts = (TTFont(io.BytesIO(file.read_bytes()), lazy=True) for file in files)
    return frozenset(code for font in fonts for code in font.getBestCmap())
