"""Spaces at which no line may end: after words of one letter, in numbers, beside their units, and
before dandas, which end sentences of Indic scripts.

Only a space that is typed becomes one, so that it can become a common space again.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from exporter.readers.typography.conventions import FULL, THIN, Convention

_MONEY = r"€|\$|£|¥|₽|₴|zł|Kč|kr\.?|Ft|lei|лв\.?|руб\.?|грн|EUR|USD|GBP|CHF|PLN|CZK|HUF|SEK|NOK|DKK"
_MEASURES = (
    r"[kMGT]?Wh?|[kMG]?V|m?A|[kMG]?Hz|[kmcdµ]?m[²³]?|km/h|ha|[kmµ]?g|t|[mcdh]?l|h|min|ms|s|°[CF]"
    r"|[kMGT]B|dB|px|pt|h?Pa|[kM]?J|k?cal|кг|г|км|м|см|мм|га|л|ч|мин|хв"
)
_AMOUNTS = r"Mio\.?|Mrd\.?|mln|mld|tys\.|tis\.|mil\.|млн|млрд|тыс\.|тис\."
_UNITS = f"{_MONEY}|{_MEASURES}|{_AMOUNTS}"
_BEFORE_NUMBERS = (
    r"§|№|[Nn][º°]|[Nn]r\.?|[Nn][uú]m\.|[Čč]\.|[Ss]tr\.|[Aa]rt\.|[Cc]ap\.|[Ff]ig\.|[Tt]ab\.|Abb\."
    r"|[Oo]br\.|[Rr]ys\.|[Ss]\.|[Pp]\.|[Pp]ág\.|[Рр]ис\.|[Сс]т\.|[Сс]тр\."
)


_DANDAS = "।॥"
_BEFORE_DANDA = re.compile(f"(?<=\\S) (?=[{_DANDAS}])")
_TIED_TO_DANDA = re.compile(f"(?<=\\S)[{THIN}{FULL}](?=[{_DANDAS}])")


def ties_in(line: str, convention: Convention) -> Iterator[tuple[int, str]]:
    """Where common spaces stand in a line of words that a language ties, and what they become."""
    yield from ((match.start(), FULL) for match in _BEFORE_DANDA.finditer(line))
    pattern = _pattern(convention.short, " ", is_numeric=convention.ties_numbers)
    for match in pattern.finditer(line) if pattern else ():
        is_inside = bool(match["inside"]) and convention.spaces is not None
        yield match.end() - 1, THIN if is_inside else FULL


def may_tie(text: str, convention: Convention) -> bool:
    """Whether a text, in which marks may stand, may have a space that ties."""
    has_number = convention.ties_numbers and any(map(str.isdecimal, text))
    has_danda = any(danda in text for danda in _DANDAS)
    return " " in text and (bool(convention.short) or has_number or has_danda)


def untied(text: str, convention: Convention, typed: str = " ") -> str:
    """`text` with `typed` for what `ties_in` would set."""
    text = _TIED_TO_DANDA.sub(typed, text)
    pattern = _pattern(convention.short, f"[{THIN}{FULL}]", is_numeric=convention.ties_numbers)
    return pattern.sub(lambda match: match[0][:-1] + typed, text) if pattern else text


@functools.cache
def _pattern(short: str, space: str, *, is_numeric: bool) -> re.Pattern[str] | None:
    """What ends in a space that ties, where `space` matches such a one."""
    ways = []
    if short:
        letters = short + short.upper()
        ways.append(rf"(?<![\w’'.-])[{letters}]{space}(?=[(„»\"]?\w)")
    if is_numeric:
        ways.append(rf"(?P<inside>(?<=\d)(?<!\d{{4}}){space}(?=\d{{3}}(?!\d)))")
        ways.append(rf"(?<=\d){space}(?=(?:{_UNITS})(?![\w’']))")
        ways.append(rf"(?<=\d.h){space}(?=\d\d(?!\d))")
        ways.append(rf"(?<![\w.])(?:{_BEFORE_NUMBERS}){space}(?=\d)")
    else:
        ways.append(r"(?P<inside>(?!))")
    return re.compile("|".join(ways)) if short or is_numeric else None
