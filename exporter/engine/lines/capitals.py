"""Capital letters as each language makes them, in PDF and Word alike.

Unicode's mapping is Python's; what it leaves to languages is here (Unicode's SpecialCasing.txt and
CLDR's transforms el-Upper, tr-Upper, lt-Upper, hy-Upper). Georgian has capitals that never stand
beside small letters, and that few fonts have: it stays as it is, as Word leaves it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

_DIALYTIKA = "\u0308"
_GREEK_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u0306\u0313\u0314\u0342\u0345\u0343"))
_HIATUS = re.compile("(?<=[αεο])\u0301(?=[ιυ](?![\u0300\u0301\u0308\u0342]))")
"""The tonos by which two vowels are told from a diphthong, as in άυλος."""
_OR = re.compile(r"(?<![^\W\d_])η\u0301(?![^\W\d_])")
"""The word for `or`, which keeps its tonos, so as not to be the article."""
_DOTTED = re.compile("(?<=[ijįIJĮ])\u0307(?=[\u0300\u0301\u0303])")
_GEORGIAN = {code + 0x0BC0: code for code in (*range(0x10D0, 0x10FB), *range(0x10FD, 0x1100))}


def capitals(text: str, language: str) -> str:
    """`text` in capitals, in the language of a BCP 47 tag."""
    if text.isascii() and not language.startswith(("tr", "az")):
        return text.upper()
    own = _OWN.get(language.partition("-")[0].lower())
    return (own(text) if own else text).upper().translate(_GEORGIAN)


def _greek(text: str) -> str:
    """Without the tonos; a dialytika in its stead tells the vowels apart that it told apart."""
    apart = unicodedata.normalize("NFD", text.lower())
    parted = _HIATUS.sub("\0", apart)
    marked = re.sub("\0([ιυ])", rf"\1{_DIALYTIKA}", parted)
    kept = _OR.sub("Ή", marked)
    return unicodedata.normalize("NFC", kept.translate(_GREEK_MARKS))


def _turkish(text: str) -> str:
    return text.replace("i", "İ")


def _lithuanian(text: str) -> str:
    """Without the dot that small letters keep below an accent."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _DOTTED.sub("", apart))


def _armenian(text: str) -> str:
    return text.replace("և", "ԵՎ")


_OWN: Mapping[str, Callable[[str], str]] = {
    "el": _greek,
    "tr": _turkish,
    "az": _turkish,
    "lt": _lithuanian,
    "hy": _armenian,
}
