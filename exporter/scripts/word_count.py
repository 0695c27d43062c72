"""How many words a text has, where some scripts set no blanks between them."""

from __future__ import annotations

import re

from exporter.scripts.break_chances import UNPARTED

_IDEOGRAPHS = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_PARTED = re.compile(r"[\s\u0f0b\u1361]+")
"""Blanks, the tsheg of Tibetan, and the word space of Ethiopic."""
IDEOGRAPHS_A_WORD, LETTERS_A_WORD = 2, 5
"""How long words are on average in Chinese or Japanese, and in Thai and its neighbours."""


def word_count(text: str) -> int:
    """The words of a text, by its blanks, or by its length where there are none."""
    return sum(map(_words_in, filter(None, _PARTED.split(text))))


def _words_in(piece: str) -> int:
    ideographs = len(_IDEOGRAPHS.findall(piece))
    letters = sum(map(len, UNPARTED.findall(piece)))
    return max(1, round(ideographs / IDEOGRAPHS_A_WORD + letters / LETTERS_A_WORD))
