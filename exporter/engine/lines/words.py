"""The words of a line, by what may part them: nothing, an end of line between two letters, or both.

A number never breaks, with its sign, currency and unit, nor does a date or a range (SI Brochure,
5.4.3; Chicago 7.36). A code (an address, a path, a checksum, a name in a program) says no less when
it breaks anywhere. An ordinary word breaks where the language lets it (UAX 14), and else only where
nothing helps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from weasyprint.text.line_break import get_log_attrs

from exporter.scripts.unhyphenated import is_code

Kind = Literal["number", "code", "word"]

BLANKS = " \t\n\r\f\u200b\u3000"
_WORD = re.compile(f"[^{BLANKS}]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNBROKEN_RUN = re.compile(r"\d{21}")
LONGEST_NUMBER = 32
LONGEST_UNIT = 4  # letters
MOST_UNITS = 2  # beside one number, as in "CHF12m"

LONGEST_AMOUNT = 24
LONGEST_NOUN = 9  # letters: as many as "September" has
_BETWEEN = frozenset(("to", "–", "—", "-", "−", "/", "±", "×", "bis", "à", "a", "до"))


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    return (word.span() for word in _WORD.finditer(text))


def kind_of(word: str) -> Kind:
    """What a word is."""
    if is_number(word):
        return "number"
    return "code" if is_code(word) else "word"


def is_number(word: str) -> bool:
    """Whether a word is a number, a date or a range of some, with a sign, a currency or a unit."""
    if len(word) > LONGEST_NUMBER or not any(map(str.isdecimal, word)) or "_" in word:
        return False
    units = _LETTERS.findall(word)
    short = all(len(unit) <= LONGEST_UNIT for unit in units)
    return short and len(units) <= MOST_UNITS and not _UNBROKEN_RUN.search(word)


def is_amount(text: str) -> bool:
    """Whether a text is one number in several words, such as `5 kg`, `1 200 €` or `12 May 2026`."""
    words = text.split()
    if len(words) == 1 or len(text) > LONGEST_AMOUNT or not any(map(is_number, words)):
        return False
    nouns = [word for word in words if not is_number(word) and word.lower() not in _BETWEEN]
    written = [noun for noun in nouns if any(map(str.isalpha, noun))]
    return len(written) <= 1 and all(len(noun) <= LONGEST_NOUN for noun in written)


def pieces_of(word: str, language: str | None) -> list[int]:
    """Where each piece of a word ends that no line may break, whatever stands on both its sides."""
    if word.isascii() and word.isalnum():
        return [len(word)]
    breaks = get_log_attrs(word, language)
    return [index for index in range(1, len(word)) if breaks[index].is_line_break] + [len(word)]
