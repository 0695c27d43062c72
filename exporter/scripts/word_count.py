"""How long a text is in words and characters, where some scripts set no blanks or wide letters."""

from __future__ import annotations

import re
import unicodedata

from exporter.scripts.break_chances import UNPARTED

_IDEOGRAPHS = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
UNSEEN = ("Mn", "Me", "Cf")
PARTING = r"\s\u0f0b\u1361"
"""What parts words, in a set of a pattern: blanks, Tibetan's tsheg and Ethiopic's word space."""
_PARTED = re.compile(f"[{PARTING}]+")
IDEOGRAPHS_A_WORD, LETTERS_A_WORD = 2, 5
"""How long words are on average in Chinese or Japanese, and in Thai and its neighbours."""


def word_count(text: str) -> int:
    """The words of a text, by its blanks, or by its length where there are none."""
    return sum(map(_words_in, filter(None, _PARTED.split(text))))


def character_count(text: str) -> int:
    """The characters that readers see in a text: marks belong to their letters."""
    return sum(unicodedata.category(one) not in UNSEEN for one in text)


def room_for(characters: int, text: str) -> int:
    """How many characters of a text stand where so many Latin ones do: half, where many are wide
    (UAX 11)."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return characters // 2 if 3 * wide > len(text) else characters


def _words_in(piece: str) -> int:
    ideographs = len(_IDEOGRAPHS.findall(piece))
    letters = sum(map(len, UNPARTED.findall(piece)))
    return max(1, round(ideographs / IDEOGRAPHS_A_WORD + letters / LETTERS_A_WORD))
