"""How Word writes the numbers of a list (ISO 29500-1, 17.18.59)."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def written(number: int, form: str) -> str:
    """A number in a format of ST_NumberFormat; in figures where we know no better."""
    said = str(number)
    if form.endswith("Letter") and number > 0:
        said = _LETTERS[(number - 1) % len(_LETTERS)] * ((number - 1) // len(_LETTERS) + 1)
    elif form.endswith("Roman") and 0 < number <= _MOST_ROMAN:
        said = _roman(number)
    return said.upper() if form.startswith("upper") else said


def _roman(number: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written
