"""Numbers as letters and as Roman numerals: `c` is 3, or 100."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.article.numbering import Numbering

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3999  # the last that the seven Roman letters can write


def spelt(number: int, numbering: Numbering) -> str:
    """A number from 1 as that numbering writes it; one too great for it in figures."""
    limit = len(_ALPHABET) if numbering.endswith("alpha") else _MOST
    if not 1 <= number <= limit:
        return str(number)
    letters = _ALPHABET[number - 1] if numbering.endswith("alpha") else _roman(number)
    return letters.upper() if numbering.startswith("upper") else letters


def values_of(letters: str) -> Iterator[tuple[Numbering, int]]:
    """What letters of one case may mean: a letter its place, a Roman numeral its number."""
    small = letters.lower()
    is_upper = letters.isupper()
    if letters not in (small, small.upper()):
        return
    if len(small) == 1:
        yield "upper-alpha" if is_upper else "lower-alpha", _ALPHABET.index(small) + 1
    value = _value(small)
    if value and _roman(value) == small:
        yield "upper-roman" if is_upper else "lower-roman", value


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits += letters * count
    return digits


def _value(letters: str) -> int:
    """The number of a Roman numeral, well formed or not; 0 of other letters."""
    ones = {letter: value for value, letter in _ROMAN if len(letter) == 1}
    if not set(letters) <= set(ones):
        return 0
    values = [ones[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
