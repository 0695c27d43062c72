"""A list's numbers as typed words, where an article holds no list: in cells and in notes."""

from __future__ import annotations

from exporter.docx.story import ListPlace

BULLET = "•"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def typed(place: ListPlace) -> str:
    """What stands before an item, with the blank after it: `2. `, `b. `, `iv. ` or a bullet; empty
    where its list shows nothing."""
    if place.ordered:
        return f"{_written(place.number, place.format)}. "
    return f"{BULLET} " if place.format == "bullet" else ""


def _written(number: int, form: str) -> str:
    """A number as ST_NumberFormat says (17.18.59); in figures where we know no better."""
    written = str(number)
    if form.endswith("Letter") and number > 0:
        written = _LETTERS[(number - 1) % len(_LETTERS)] * ((number - 1) // len(_LETTERS) + 1)
    elif form.endswith("Roman") and 0 < number <= _MOST_ROMAN:
        written = _roman(number)
    return written.upper() if form.startswith("upper") else written


def _roman(number: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written
