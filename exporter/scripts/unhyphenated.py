"""Words that no hyphen may part: addresses, paths, checksums, names in a program.

A reader would take the hyphen for a part of them. The PDF and the Word file go by the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

SHORTEST_CODE = 12
LONGEST_WORD = 30  # letters; what is longer is no word of any dictionary

_LETTERS = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"\w[\d_/\\@.:=&?#%+~]+\w|[a-z][A-Z]")
_ADDRESS = re.compile(r"[^\W\d_]{2}[.@][^\W\d_]{2}")  # `cloud.gov`, but neither `U.S.` nor `e.g.`
_PIECE = re.compile(r"\S+|\s+")


_LOCAL_FORMS = frozenset({"az", "bg", "crh", "mk", "sr", "tr"})
"""Languages some of whose letters look otherwise in fonts that know them (OpenType, `locl`)."""


def has_local_forms(language: str) -> bool:
    """Whether words of a language, by its tag, would change their look if they were in none."""
    return language.partition("-")[0] in _LOCAL_FORMS


def is_code(word: str) -> bool:
    """Whether a word is so long, and spelt so, that no dictionary can know it."""
    is_marked = len(word) >= SHORTEST_CODE and _MARKED.search(word)
    longest = max(map(len, _LETTERS.findall(word)), default=0)
    return bool(is_marked) or longest > LONGEST_WORD


def is_unhyphenated(word: str) -> bool:
    """Whether a word is one that no hyphen may part."""
    return is_code(word) or _ADDRESS.search(word) is not None


def by_hyphenation(text: str, also: Collection[str] = ()) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether no hyphen may part it; blanks stay with other words.

    `also` are more words that none may part, with the signs around them.
    """

    def is_whole_word(piece: str) -> bool:
        return piece in also or is_unhyphenated(piece)

    for is_whole, pieces in groupby(_PIECE.findall(text), key=is_whole_word):
        yield "".join(pieces), is_whole
