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
    r"(?P<variants>(-([a-z\d]{5,8}|\d[a-z\d]{3}))*)(?P<extension>(-u(-[a-z\d]{2,8})+)?)",
    re.IGNORECASE,
)
_KNOWN = frozenset({"en", "en-GB", "en-US", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru"})

_RIGHT_TO_LEFT = frozenset(
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]
)

_SCRIPTS = {
    "aii": "Syrc",
    "syr": "Syrc",
    "arc": "Syrc",
    "tru": "Syrc",
    "smp": "Samr",
    "mid": "Mand",
}
"""The scripts of languages whose likely script CLDR does not know."""


def language_tag(tag: str) -> str:
    """`tag` in its usual case (`en-GB`, `sr-Latn`); raises `bad-language` if unregistered."""
    match = _TAG.fullmatch(tag.strip().replace("_", "-"))
    normal = _cased(match) if match else None
    plain = plain_tag(normal) if normal else ""
    if normal is None or not (plain in _KNOWN or _is_registered(plain)):
        raise PydanticCustomError(
            "bad-language", "'{tag}' is no language tag such as en, de-AT or sr-Latn", {"tag": tag}
        )
    return normal


def plain_tag(tag: str) -> str:
    """A tag without the extension that says how dates and numbers are written (`-u-nu-latn`)."""
    return tag.partition("-u-")[0]


def keyword_of(tag: str, key: str) -> str | None:
    """What a tag's extension says under a key of two letters (RFC 6067): `latn` for `nu`."""
    words = tag.partition("-u-")[2].split("-")
    after = words[words.index(key) + 1 :] if key in words else []
    return after[0] if after and len(after[0]) > len(key) else None


def _cased(match: re.Match[str]) -> str:
    """RFC 5646, section 2.1.1."""
    parts = [
        match["language"].lower(),
        (match["script"] or "").title(),
        (match["region"] or "").upper(),
        match["variants"].lower().lstrip("-"),
        match["extension"].lower().lstrip("-"),
    ]
    return "-".join(part for part in parts if part)


def _is_registered(tag: str) -> bool:
    import langcodes  # slow to load, and most articles never ask

    return langcodes.tag_is_valid(tag)


LanguageTag = Annotated[str, AfterValidator(language_tag)]
"""A registered BCP 47 language tag."""


def known_locale_of(language: str) -> Locale | None:
    """Babel's locale of a BCP 47 tag; `None` for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError  # slow to load, and most articles never ask

    try:
        return Locale.parse(plain_tag(language), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def locale_of(language: str) -> Locale:
    """Babel's locale of a BCP 47 tag, English for a language that CLDR does not know."""
    from babel import Locale

    return known_locale_of(language) or Locale("en")


def is_right_to_left(language: str) -> bool:
    """Whether the script in which a language is usually written runs from right to left."""
    import langcodes

    tag = langcodes.get(plain_tag(language))
    script = tag.script or _SCRIPTS.get(tag.language or "") or tag.maximize().script
    return script in _RIGHT_TO_LEFT
