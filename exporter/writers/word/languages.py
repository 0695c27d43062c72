"""Languages as Word wants them: one tag for each kind of script, always with a territory."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import langcodes
from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

EAST_ASIAN = frozenset({"zh", "ja", "ko"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})


@dataclass(frozen=True)
class LanguageTags:
    """The attributes of `w:lang`; `None` where the language has no text of that kind."""

    latin: str
    east_asian: str | None = None
    bidirectional: str | None = None

    @property
    def decimal_symbol(self) -> str:
        """What parts a number from its fraction; a point in a language that CLDR does not know."""
        try:
            return get_decimal_symbol(Locale.parse(self.latin, sep="-"))
        except (UnknownLocaleError, ValueError):
            return "."

    @property
    def list_separator(self) -> str:
        """What parts the items of a list: a semicolon where the comma is a decimal symbol."""
        return ";" if self.decimal_symbol == "," else ","


@functools.lru_cache
def language_tags(tag: str) -> LanguageTags:
    """Word's tags for a BCP-47 tag; a bare language gets its likely territory (`en` is `en-US`)."""
    language = langcodes.Language.get(tag, normalize=True)
    likely = language.maximize()
    short = "-".join(filter(None, (likely.language, likely.territory)))
    return LanguageTags(
        short,
        short if likely.language in EAST_ASIAN else None,
        short if likely.script in RIGHT_TO_LEFT_SCRIPTS else None,
    )
