"""The digits that a language writes our numbers with: those of pages, dates and lists.

They are those of CLDR, unless a tag asks for others by `-u-nu-` (UTS 35, part 3).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from exporter.article.language import keyword_of, known_locale_of, plain_tag

LATIN = "latn"
_NATIVE = "native"
_ZEROS: Mapping[str, int] = {
    "adlm": 0x1E950,
    "ahom": 0x11730,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "bali": 0x1B50,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "cham": 0xAA50,
    "deva": 0x0966,
    "fullwide": 0xFF10,
    "gujr": 0x0AE6,
    "guru": 0x0A66,
    "java": 0xA9D0,
    "khmr": 0x17E0,
    "knda": 0x0CE6,
    "laoo": 0x0ED0,
    "lepc": 0x1C40,
    "limb": 0x1946,
    "mlym": 0x0D66,
    "mong": 0x1810,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "orya": 0x0B66,
    "rohg": 0x10D30,
    "saur": 0xA8D0,
    "sund": 0x1BB0,
    "tamldec": 0x0BE6,
    "telu": 0x0C66,
    "thai": 0x0E50,
    "tibt": 0x0F20,
    "vaii": 0xA620,
}
_NATIVE_OF = {
    **dict.fromkeys(("ar", "ckb", "sd", "ug"), "arab"),
    **dict.fromkeys(("fa", "ur", "ps", "ks", "pnb", "skr"), "arabext"),
    **dict.fromkeys(("hi", "mr", "ne", "sa", "bho", "mai", "kok"), "deva"),
    **dict.fromkeys(("bn", "as"), "beng"),
    "gu": "gujr",
    "pa": "guru",
    "kn": "knda",
    "ml": "mlym",
    "or": "orya",
    "ta": "tamldec",
    "te": "telu",
    "th": "thai",
    "lo": "laoo",
    "km": "khmr",
    "my": "mymr",
    "bo": "tibt",
    "dz": "tibt",
    "mn-Mong": "mong",
    "nqo": "nkoo",
    "ff-Adlm": "adlm",
    "sat": "olck",
}
"""The digits of a language's own script, which `-u-nu-native` asks for."""
_SETTLED = frozenset(["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru"])
"""Languages of Latin digits, of which CLDR need not be asked."""


@functools.cache
def numerals_of(language: str) -> str:
    """The numbering system of a BCP 47 tag, such as `latn`, `arabext` or `deva`."""
    asked = keyword_of(language, "nu")
    if asked == _NATIVE:
        asked = _native_of(plain_tag(language))
    if asked and (asked in _ZEROS or asked == LATIN):
        return asked
    primary, *subtags = plain_tag(language).split("-")
    if primary in _SETTLED or "Latn" in subtags:  # CLDR knows Kurdish of one script alone
        return LATIN
    locale = known_locale_of(language)
    usual = str(locale.default_numbering_system) if locale else LATIN
    return usual if usual in _ZEROS else LATIN


def digits_of(numerals: str) -> str:
    """The ten digits of a numbering system, from zero on."""
    zero = _ZEROS.get(numerals, ord("0"))
    return "".join(chr(zero + number) for number in range(10))


def with_digits(text: str, language: str) -> str:
    """`text` with the digits of a language for those of Latin."""
    numerals = numerals_of(language)
    return text if numerals == LATIN else text.translate(_to(numerals))


@functools.cache
def _to(numerals: str) -> Mapping[int, int]:
    return str.maketrans("0123456789", digits_of(numerals))


def _native_of(tag: str) -> str | None:
    parts = tag.split("-")
    return _NATIVE_OF.get("-".join(parts[:2])) or _NATIVE_OF.get(parts[0])
