"""The headings that name a part of the article, in the languages that we have words of.

The first name of each is the one that we write.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping

from exporter.article.vocabulary import Vocabulary, known, vocabulary_of

PARTS = (
    "key_points",
    "executive_summary",
    "summary",
    "faq",
    "sources",
    "corrections",
    "about",
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("'’‘ʼ`´ʹـ\u200b\u200d\u200e\u200f\u2060"),
        **dict.fromkeys("-‐‑–—־·・\u200c", " "),
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ە": "ه",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
    }
)
"""Letters and signs that are written for one another, or left out; small letters."""


def part_named(heading: str, language: str) -> str | None:
    """The field of the article that `heading` names, in `language`, in a form of it that is written
    otherwise (Chinese, Serbian), or in English; else `None`."""
    wanted = _key(heading)
    tongues = (language, *_forms(language), "en")
    return next((part for one in tongues if (part := _named(one).get(wanted))), None)


def name_of(part: str, language: str) -> str:
    """The heading that names `part` in `language`, in English where we do not speak it."""
    words = vocabulary_of(language) or vocabulary_of("en")
    return words.headings[part][0] if words else part


@functools.cache
def _named(language: str) -> Mapping[str, str]:
    """The parts by what names them."""
    words = vocabulary_of(language)
    return dict(_pairs(words)) if words else {}


@functools.cache
def _forms(language: str) -> tuple[str, ...]:
    """The other forms of a language, as `zh-Hant` is one of Chinese."""
    name = language.partition("-")[0]
    forms = sorted(one for one in known() if one.partition("-")[0] == name)
    return tuple(forms) if len(forms) > 1 else ()


def _pairs(words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names with their parts; a name that we write comes last, and so is never overruled."""
    for part, names in words.headings.items():
        yield from ((_key(name), part) for name in names[1:])
    yield from ((_key(names[0]), part) for part, names in words.headings.items())


def _key(heading: str) -> str:
    """A heading without what people write in several ways: case, accents, hyphens, the colon."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in apart if not _is_accent(letter))
    plain = unicodedata.normalize("NFC", bare).translate(_ALIKE)
    return " ".join(plain.split()).removesuffix(":").rstrip()


def _is_accent(letter: str) -> bool:
    """Whether a mark is left out by some: accents, and the vowels of Arabic and Hebrew, but not
    those of Indic scripts, without which a word is another one."""
    place = unicodedata.combining(letter)
    return place >= 200 or 10 <= place <= 36
