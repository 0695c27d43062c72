"""Amounts as people write them in tables: `1,234.5`, `12 %`, `€3m`, `–`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

GAPS = frozenset({"", "-", "–", "—", "−", "…", "...", ".", "n/a", "n.a."})
"""What a cell says that has no amount."""

_BLANKS = " ’'"  # what parts thousands in any language, all kinds of blanks made one
_ARABIC = "\u066b\u066c"
"""The marks of decimals and of thousands that Arabic digits have in any language."""
_UNPRINTED = re.compile("[\u061c\u200e\u200f]")  # which only turn what stands beside them
_MINUS = str.maketrans("−–\u2011", "---")


@dataclass(frozen=True)
class Amount:
    """A number with the unit around it: `before` such as €, `after` such as %, blanks included."""

    value: float
    before: str = ""
    after: str = ""


class NotAnAmountError(ValueError):
    """A text that is neither an amount nor a gap."""


def amount_of(text: str, locale: Locale) -> Amount | None:
    """The amount that a cell's words say in a locale, `None` for a gap.

    Raises NotAnAmountError for other words, and for two numbers at once.
    """
    from babel.numbers import get_decimal_symbol, get_group_symbol  # slow to load

    words = unicodedata.normalize("NFC", " ".join(_UNPRINTED.sub("", text).split()))
    if words.lower() in GAPS:
        return None
    amount = _pattern(get_group_symbol(locale), get_decimal_symbol(locale)).fullmatch(words)
    if amount is None:
        raise NotAnAmountError(text)
    digits = re.sub(r"[^\d]", "", amount["whole"]) or "0"
    value = float(f"{digits}.{amount['fraction'] or 0}")
    sign = -1 if "-" in (amount["sign"] + amount["inner"]).translate(_MINUS) else 1
    return Amount(sign * value, amount["before"], amount["after"].rstrip())


@lru_cache
def _pattern(group: str, decimal: str) -> re.Pattern[str]:
    """The form of an amount: sign, unit, digits in groups, fraction, unit."""
    decimal = f"[{re.escape(decimal) + _ARABIC[0]}]"
    parting = f"[{re.escape(group + _BLANKS) + _ARABIC[1]}]"
    whole = rf"\d{{1,3}}(?:{parting}\d{{2,3}})*{parting}\d{{3}}|\d+"
    unit = r"[^\d\s+−–-][^\d+]*?"
    return re.compile(
        rf"(?P<sign>[+−–\u2011-]?)\s?(?P<before>(?:{unit}\s?)?)(?<![.,{_ARABIC}])(?P<inner>[+−–\u2011-]?)"
        rf"(?P<whole>{whole}|(?={decimal}\d))"
        rf"(?:{decimal}(?P<fraction>\d+))?(?P<after>\s?(?:{unit})?)"
    )
