"""In which scripts an article is written, and whether its language says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from exporter.article.article import Article
from exporter.article.blocks import CodeBlock
from exporter.article.places import Loc, field_of, nearest, texts
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.scripts.script_table import SCRIPTS
from exporter.scripts.writing import Writing, script_of_language, writing_of

NO_WORDS = frozenset(
    {"language", "url", "src", "link", "label", "type", "status", "email", "align", "template"}
)
"""Fields whose letters are no reader's."""
VERTICAL = frozenset({"Mong"})
"""Scripts that are read downwards, and in no other way."""
ADDRESS = re.compile(r"\]\([^)\s]*|https?://\S+|`[^`]*`")
"""What of a text is no word of its language: where links lead, and code."""


def writing_in(article: Article) -> Writing:
    """How an article is written: by its letters first, and then by its language."""
    return writing_of(_words(article), article.language)


def unfit_language(article: Article, places: Mapping[Loc, Place]) -> Iterator[Diagnostic]:
    """A warning where an article is not written as its language is, or cannot be printed so."""
    writing = writing_in(article)
    if writing.script.code in VERTICAL:
        message = f"{named(writing.script.code)} is set in level lines, from left to right"
        yield warning("vertical-script", message, None, "no engine of ours sets upright ones")
    if not writing.fits:
        usual = script_of_language(article.language)
        message = (
            f"the article is in {named(writing.script.code)} letters, and its language is "
            f"{article.language}, which is written in {named(usual)} ones"
        )
        tag = writing.suggested or "and its tag, such as uk"
        place = nearest(places, ("language",)) if places else None
        yield warning("language-letters", message, place, f"write `language: {tag}`")


def named(code: str) -> str:
    """The name of a script in English."""
    from babel import Locale

    name = Locale("en").scripts.get(code, code) if code in SCRIPTS else code
    return str(name)


def _words(article: Article) -> Iterator[str]:
    for loc, text in texts(article, but_of=(CodeBlock,)):
        if field_of(loc) not in NO_WORDS:
            yield ADDRESS.sub(" ", text)
