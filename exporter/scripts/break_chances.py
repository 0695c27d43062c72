"""Where lines may break in scripts that set no blanks between words: Thai, Lao, Khmer, Burmese; and
where they may not in one that does, though its letters look otherwise: Korean. Nor do they behind
a slash, in a word that has room on a line, or within an arrow: word processors break there neither.
They do between a quotation and a bracket (UAX 14 left LB15 out in version 15.1).

A dictionary says where words begin: ICU's, where the extra `segmenter` is installed. Without it
lines break at syllables, which can be told by their letters.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

CHANCE = "\u200b"
"""ZERO WIDTH SPACE, at which a line may break (UAX 14, ZW)."""

BOND = "\u2060"
"""WORD JOINER, at which no line may break (UAX 14, WJ)."""

_WITHIN_HANGUL = re.compile("(?<=[\u3131-\u318e\uac00-\ud7a3])(?=[\u3131-\u318e\uac00-\ud7a3])")

_WITHIN = re.compile(r"(?<=/)(?=\S)|(?<=[-=])(?=>)")

_BEHIND_QUOTATION = re.compile(r"(?<=[\u2019\u201d\xbb\"'])(?= +[(\[{\u2018\u201c\xab])")

UNPARTED = re.compile(
    "[\u0e01-\u0e5b]+|[\u0e81-\u0edf]+|[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]+|[\u1780-\u17dd]+"
)
"""Letters and marks of one such script, which no blank parts."""

_JOINING = ("\u1039", "\u17d2")  # of Burmese and Khmer

_SYLLABLE = re.compile(
    "(?<=[\u0e01-\u0e5b])(?=[\u0e40-\u0e44])"  # Thai: before a vowel that is written first
    "|(?<=[\u0e81-\u0edf])(?=[\u0ec0-\u0ec4])"  # Lao likewise
    "|(?<![\u1039\u1031])(?<!^)(?=[\u1000-\u1021\u103f](?![\u1039\u103a\u1037]))"  # Burmese
    "|(?<![\u17d2\u17d3])(?<!^)(?=[\u1780-\u17b3])"  # Khmer: before a letter that is not below one
)


def with_chances(text: str) -> str:
    """A text with a ZERO WIDTH SPACE wherever a line may break that has no blank to break at."""
    return UNPARTED.sub(lambda run: CHANCE.join(_parts(run.group())), text)


def with_bonds(text: str) -> str:
    """A Korean text with a WORD JOINER where no line may break: its words are parted by blanks."""
    return _WITHIN_HANGUL.sub(BOND, text)


def with_whole_paths(text: str) -> str:
    """A text with a WORD JOINER behind each slash that something follows, and within arrows."""
    return _WITHIN.sub(BOND, text) if "/" in text or ">" in text else text


def with_parted_quotations(text: str) -> str:
    """A text with a ZERO WIDTH SPACE between each quotation and the blank before a bracket."""
    return _BEHIND_QUOTATION.sub(CHANCE, text)


def without_signs(text: str) -> str:
    """A text without what tells where lines may break."""
    return text.replace(CHANCE, "").replace(BOND, "")


def with_parted_paths(text: str) -> str:
    """Such a text where lines may end behind slashes after all; as many letters and bytes."""
    return text.replace(f"/{BOND}", f"/{CHANCE}")


@functools.lru_cache(maxsize=4096)
def _parts(run: str) -> tuple[str, ...]:
    """A run of letters in parts within which no line breaks."""
    words = _words()
    return tuple(_whole(words(run) if words else filter(None, _SYLLABLE.split(run))))


def _whole(parts: Iterable[str]) -> Iterator[str]:
    """The parts, with those joined that a dictionary parts within a syllable that it lacks: after
    what joins a letter to the one above it, or before a mark."""
    whole = ""
    for part in parts:
        if whole and not whole.endswith(_JOINING) and unicodedata.category(part[0])[0] != "M":
            yield whole
            whole = ""
        whole += part
    if whole:
        yield whole


@functools.cache
def _words() -> Callable[[str], Iterable[str]] | None:
    """What parts a text into words by a dictionary; `None` without the extra."""
    try:
        from icu4py.breakers import LineBreaker
    except ImportError:
        return None
    return lambda run: LineBreaker(run, "th")  # ICU chooses its dictionary by the letters
