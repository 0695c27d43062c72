"""The words that a brief adds of its own, in the article's language.

Templates ask for them by key. A language that we have no words of gets English ones, or none at all
if it runs from right to left, where English would stand astray; signs stand in for some of them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from unicodedata import bidirectional

from exporter.article.language import is_right_to_left, plain_tag
from exporter.article.vocabulary import Vocabulary, vocabulary_of

KEYS = (
    "brief",
    "executive_summary",
    "key_points",
    "contents",
    "summary",
    "faq",
    "sources",
    "corrections",
    "about",
    "contact",
    "updated",
    "embargoed_until",
    "draft",
    "by",
    "and",
    "number",
    "source",
    "full_brief",
    "note",
    "tip",
    "warning",
    "important",
    "missing_picture",
    "figure",
    "table",
    "bar_chart",
    "column_chart",
    "stacked_bar_chart",
    "line_chart",
    "qr_code",
)
_PLACE = "{}"
_COLONS = {"fr-CA": "\u00a0:", "fr": "\u202f:", "zh": "：", "ja": "："}
_COMMA, _WIDE_COLON = ", ", "："
_ELIDED: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "it": (("8", "11"), {"il": "l’", "al": "all’"}),
    "ca": (("1", "11"), {"el": "l’", "al": "a l’"}),
}
"""By language, the days that begin with a vowel, and what articles become before one."""
_SIGNS = {
    "and": "/",
    "faq": "?",
    "updated": "→",
    "embargoed_until": "→",
    "number": "#",
    "missing_picture": "…",
}


@functools.cache
def words_for(language: str) -> Vocabulary:
    """The words of a BCP 47 tag's language, or what stands in for them."""
    own = vocabulary_of(language)
    if own is None and is_right_to_left(language):
        signs = {key: _SIGNS.get(key, "") for key in KEYS}
        return Vocabulary(signs, {}, (" / ", " / "))
    words = own or vocabulary_of("en")
    if words is None:
        raise LookupError("the words of English are gone")
    return words


def labels_for(language: str) -> Mapping[str, str]:
    """The labels of a BCP 47 tag's language by their keys; empty where nothing is to be printed."""
    return words_for(language).labels


def colon_of(language: str) -> str:
    """What stands between a label and what it tells of, before a blank."""
    tag = plain_tag(language)
    return next((sign for name, sign in _COLONS.items() if f"{tag}-".startswith(f"{name}-")), ":")


def before_words(label: str) -> str:
    """A label with the blank behind it, which a wide colon brings itself: `By `, `作者：`."""
    return label if label.endswith(_WIDE_COLON) else f"{label} "


def joint_before(joint: str, name: str) -> str:
    """What joins a name to those before it, with a blank where two scripts would touch, as Thai's
    `และ` and a Latin name would; the `و` of Arabic begins the name's word."""
    touches = joint[-1:].isalpha() and name[:1].isalpha() and bidirectional(joint[-1]) == "L"
    return f"{joint} " if touches and joint[-1].isascii() != name[0].isascii() else joint


def comma_of(language: str) -> str:
    """What stands between parts of a list on one line, with its blank: `, `, `、` or `፣ `."""
    own = words_for(language).byline[0]
    return own if own.strip(" /") else _COMMA


def dated(label: str, day: str, language: str) -> str:
    """A label with its day: `Updated 2 April 2026`, `Aggiornato l’8 aprile 2026`."""
    if day.partition(" ")[0] in _ELIDED.get(_primary(language), ((), {}))[0]:
        return _elided(label, language) + day
    return f"{before_words(label)}{day}".strip()


def undated(text: str, label: str, language: str) -> str | None:
    """The day of a text that `dated` made; `None` where it begins with another label."""
    forms = (label, _elided(label, language))
    return next((text.removeprefix(form) for form in forms if text.startswith(form)), None)


def _elided(label: str, language: str) -> str:
    """A label that ends with an article, as that is written before a vowel."""
    before, _, article = label.rpartition(" ")
    short = _ELIDED.get(_primary(language), ((), {}))[1].get(article)
    return f"{before} {short}" if short else f"{label} "


def _primary(language: str) -> str:
    return plain_tag(language).partition("-")[0]


def numbered(label: str, number: str | int) -> str:
    """A label with its number, where the language puts it: `No. 7`, `第7期`."""
    return label.replace(_PLACE, str(number)) if _PLACE in label else f"{label} {number}".strip()


def without_label(text: str, label: str) -> str:
    """What was numbered, without its label."""
    before, _, after = label.partition(_PLACE)
    return text.strip().removeprefix(before).removesuffix(after or " ").strip()
