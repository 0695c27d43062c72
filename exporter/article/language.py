"""Language tags, as BCP 47 writes them, and their locales."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from babel import Locale

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(-([a-z\d]{5,8}|\d[a-z\d]{3}))*)",
    re.IGNORECASE,
)
_KNOWN = frozenset({"en", "en-GB", "en-US", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru"})


def language_tag(tag: str) -> str:
    """`tag` in its usual case (`en-GB`, `sr-Latn`); raises `bad-language` if unregistered."""
    match = _TAG.fullmatch(tag.strip().replace("_", "-"))
    normal = _cased(match) if match else None
    if normal is None or not (normal in _KNOWN or _is_registered(normal)):
        raise PydanticCustomError(
            "bad-language", "'{tag}' is no language tag such as en, de-AT or sr-Latn", {"tag": tag}
        )
    return normal


def _cased(match: re.Match[str]) -> str:
    """RFC 5646, section 2.1.1."""
    parts = [
        match["language"].lower(),
        (match["script"] or "").title(),
        (match["region"] or "").upper(),
        match["variants"].lower().lstrip("-"),
    ]
    return "-".join(part for part in parts if part)


def _is_registered(tag: str) -> bool:
    import langcodes  # slow to load, and most articles never ask

    return langcodes.tag_is_valid(tag)


LanguageTag = Annotated[str, AfterValidator(language_tag)]
"""A registered BCP 47 language tag."""


def locale_of(language: str) -> Locale:
    """Babel's locale of a BCP-47 tag, English for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError  # slow to load, and most articles never ask

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
