"""Which characters the fonts that travel with us have; it needs no layout."""

from __future__ import annotations

import functools
import io
import re
import unicodedata

from exporter import resources

RARE = re.compile("[^\0-\u017f\u2010-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]")
"""What is to be looked up; the rest is in our fonts."""

UNSEEN = ("Cc", "Cf", "Mn", "Zl", "Zp", "Zs")
"""The general categories of what shows nothing of its own, or nothing without a letter."""


def uncovered(text: str) -> frozenset[str]:
    """The characters that need a glyph, and that none of our fonts has."""
    rare = frozenset(RARE.findall(text))
    seen = (one for one in rare if unicodedata.category(one) not in UNSEEN)
    return frozenset(one for one in seen if ord(one) not in _ours())


@functools.cache
def _ours() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    files = sorted(resources.fonts_folder().glob("*.ttf"))
    fonts = (TTFont(io.BytesIO(file.read_bytes()), lazy=True) for file in files)
    return frozenset(code for font in fonts for code in font.getBestCmap())
