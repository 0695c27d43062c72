"""Which characters the fonts that travel with us have; it needs no layout."""

from __future__ import annotations

import functools
import re
import unicodedata

from exporter import resources

RARE = re.compile("[^\0-\u017f\u2010-\u2027\u2030-\u203a\u20ac\u2122]")
"""What is not in all of our fonts of text."""

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
    return frozenset(code for file in files for code in TTFont(file, lazy=True).getBestCmap())
