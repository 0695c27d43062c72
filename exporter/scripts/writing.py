"""In which scripts a text is written, and which language that suggests.

Letters decide, and the tag of the language where they leave it open: Chinese characters are
written in four ways.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from exporter.scripts.script_table import BEYOND_OURS, FORMS, PLAIN, SCRIPTS, Script, beyond_ours

_BLOCKS = ((0x0250, "Latn"), (0x0370, ""), (0x0400, "Grek"), (0x0530, "Cyrl"))
"""Where the letters that most texts have end, so that theirs is known without a look at Unicode."""

SYLLABLES = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})
A_WORD = 3  # letters, which one Chinese character, kana or hangul stands for
KEEPS = 0.5
"""How many letters its own script has at least for one of the most used, to be the article's."""

OFTEN = 0.002
"""Letters that our own family lacks, of all, with which a text is set in one that has them."""

_KANA = ("Hira", "Kana")
_LANGUAGES = (
    ("Arab", "ur", "ٹڈڑںےہ"),
    ("Arab", "fa", "پچژگی"),
    ("Arab", "ar", ""),
    ("Cyrl", "uk", "їєґі"),
    ("Cyrl", "sr", "ђћџљњ"),
    ("Cyrl", "bg", "ъ"),
    ("Cyrl", "ru", ""),
)
_PAIRS = (
    "Grek:el Armn:hy Geor:ka Hebr:he Thaa:dv Syrc:syr Nkoo:nqo Adlm:ff-Adlm Deva:hi "
    "Beng:bn Guru:pa Gujr:gu Orya:or Taml:ta Telu:te Knda:kn Mlym:ml Sinh:si Thai:th "
    "Laoo:lo Khmr:km Mymr:my Tibt:bo Ethi:am Mong:mn-Mong Cher:chr Hans:zh-Hans "
    "Hant:zh-Hant Jpan:ja Kore:ko "
)
_USUAL = dict(pair.split(":") for pair in _PAIRS.split())
"""A language that is written in a script, where one stands for it."""


@dataclass(frozen=True)
class Writing:
    """The script that a text is in, and what other scripts it has letters of, in order of use.

    `language` is the tag that it says it is in, and `fits` says whether that is written so;
    `suggested` is one that fits better, if one does.
    """

    script: Script
    others: tuple[Script, ...]
    language: str
    fits: bool = True
    suggested: str | None = None

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.script.right_to_left else "ltr"

    @property
    def is_plain(self) -> bool:
        """Whether our own fonts have it all, and every house's stylesheet is made for it."""
        return all(one.code in PLAIN and not one.serif for one in (self.script, *self.others))


def writing_of(texts: Iterable[str], language: str) -> Writing:
    """How texts are written that are in a language, by its BCP-47 tag; it may be wrong."""
    return _writing("\n".join(texts), language)


@functools.lru_cache(maxsize=32)
def _writing(text: str, language: str) -> Writing:
    counted = _counted(text, language)
    own = script_of_language(language)
    first = next(iter(counted), own)
    is_own = counted[own] >= KEEPS * counted[first]
    code = own if is_own else first
    others = tuple(_form(one, language) for one in counted if one != code)
    suggested = None if is_own else _suggested(code, text)
    script = _form(code, language)
    if beyond := len(BEYOND_OURS.findall(text)):
        whole = beyond_ours(script if script.code in PLAIN else SCRIPTS["Latn"])
        if script.code in PLAIN and beyond >= OFTEN * counted[code]:
            script = whole
        else:
            others = (*others, whole)
    return Writing(script, others, language, is_own, suggested)


def _counted(text: str, language: str) -> Counter[str]:
    """How many letters there are of each script that is in the table, or that the language is
    written in, the most used first."""
    raw: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            raw[script_of(character)] += count
    east = _east_asian(raw, language)
    counted: Counter[str] = Counter()
    for code, count in raw.items():
        counted[east if code in SYLLABLES else code] += count * (A_WORD if code in SYLLABLES else 1)
    own = script_of_language(language)
    said = counted.most_common()
    return Counter({code: count for code, count in said if code in SCRIPTS or code == own})


def script_of(character: str) -> str:
    """The script of a character, `Zyyy` or `Zinh` for what is of several (UAX 24)."""
    block = next((code for end, code in _BLOCKS if ord(character) < end), "")
    if block:
        return block
    from fontTools import unicodedata  # type: ignore[import-untyped]  # most texts never ask

    return str(unicodedata.script(character))


def _east_asian(raw: Counter[str], language: str) -> str:
    """Which of the four ways Chinese characters are written in."""
    own = script_of_language(language)
    if own in ("Hans", "Hant", "Jpan", "Kore"):
        return own
    if any(raw[code] for code in _KANA):
        return "Jpan"
    if raw["Hang"]:
        return "Kore"
    return "Hans"


_WELL_KNOWN = {
    **dict.fromkeys(("de", "en", "es", "fr", "it", "nl", "pl", "pt"), "Latn"),
    "uk": "Cyrl",
}
"""Those of languages that are asked for most, which need not be looked up."""


@functools.lru_cache(maxsize=256)
def script_of_language(language: str) -> str:
    """The script that a language is usually written in, or that its tag names (CLDR)."""
    if language in _WELL_KNOWN:
        return _WELL_KNOWN[language]
    from babel.core import get_global

    parts = language.split("-")
    if named := [part for part in parts[1:] if len(part) == len("Latn") and part.isalpha()]:
        return named[0].title()
    region = [part for part in parts[1:] if len(part) in (2, 3)]
    likely = get_global("likely_subtags")
    found = likely.get("_".join([parts[0], *region[:1]])) or likely.get(parts[0], "")
    code = [part for part in str(found).split("_") if len(part) == len("Latn")]
    return code[0] if code else "Latn"


def language_written_in(code: str) -> str:
    """A language that is written in a script, where one stands for it; else nothing."""
    return _USUAL.get(code, "")


_LETTERS = {"Hans": "语", "Hant": "語", "Jpan": "あ", "Kore": "가"}
"""A letter of those that share theirs."""


@functools.lru_cache
def a_letter_of(code: str) -> str:
    """A letter of a script; empty for what has none."""
    from fontTools.unicodedata import Scripts  # type: ignore[import-untyped]  # as above

    if code in _LETTERS:
        return _LETTERS[code]
    own = (first for first, one in zip(Scripts.RANGES, Scripts.VALUES, strict=True) if one == code)
    return next((chr(first) for first in own if chr(first).isalpha()), "")


def _form(code: str, language: str) -> Script:
    """A script as a language has it."""
    tags = (
        language,
        f"zh-{code}-{language.rsplit('-', maxsplit=1)[-1]}",
        language.split("-", maxsplit=1)[0],
    )
    forms = (FORMS[tag] for tag in tags if tag in FORMS and FORMS[tag].code == code)
    return next(forms, SCRIPTS.get(code, SCRIPTS["Latn"]))


def _suggested(code: str, text: str) -> str | None:
    """A language that is written with such letters; `None` for Latin, which many share."""
    for script, language, signs in _LANGUAGES:
        if script == code and (not signs or any(sign in text for sign in signs)):
            return language
    return _USUAL.get(code)
