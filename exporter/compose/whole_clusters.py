"""Marks that stay with the letter that they are put on, where emphasis or a link begins between.

Whoever marks a word may begin within a letter, which no editor shows: a Lao vowel above its
consonant, an accent of its own. A layout shapes what is in one look at a time, and would put a
dotted circle where the letter is missing.
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

_TAGS_THEN_LETTERS = re.compile(
    r"(?<=[^\s>])((?:</?(?:strong|em|s|mark|a)(?: [^<>]*)?>)+)([\u0300-\U0010ffff]+)"
)


def with_whole_clusters(html: Markup) -> Markup:
    """Inline HTML in which marks stand before the tags that part them from their letter."""
    return html if html.isascii() else Markup(_TAGS_THEN_LETTERS.sub(_ordered, html))  # noqa: S704  # nosec B704


def _ordered(match: re.Match[str]) -> str:
    tags, letters = match.groups()
    rest = letters
    while rest and unicodedata.category(rest[0]).startswith("M"):
        rest = rest[1:]
    return letters[: len(letters) - len(rest)] + tags + rest
