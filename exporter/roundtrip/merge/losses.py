"""What a merge would take away from an article: nobody deletes most of one without being asked."""

from __future__ import annotations

from exporter.article import Article
from exporter.article.places import texts

FEWEST_FIELDS = 4
MOST_WORDS = 0.5  # of the article's
MASTHEAD = ("kicker", "deck", "byline", "dateline")
"""What stands about the headline: nobody deletes all of it by the way."""
NO_TEXT = frozenset({"language", "smart", "extra", "sections"})


def emptied(base: Article, article: Article) -> tuple[str, ...]:
    """The fields that said something and say nothing now."""
    return tuple(name for name in _filled(base) if not getattr(article, name))


def much_is_lost(base: Article, article: Article) -> tuple[str, ...]:
    """What is lost, in the words of a list, where that is most of an article, or all about its
    headline; empty otherwise."""
    gone = emptied(base, article)
    masthead = set(MASTHEAD).intersection(_filled(base))
    has_lost_it = len(masthead) > 1 and masthead.issubset(gone)
    before, after = _words(base), _words(article)
    share = 1 - after / before if before else 0
    lost = [f"{share:.0%} of all words"] if share > MOST_WORDS else []
    return (*gone, *lost) if lost or has_lost_it or len(gone) >= FEWEST_FIELDS else ()


def _filled(article: Article) -> list[str]:
    return [name for name in Article.model_fields if name not in NO_TEXT and getattr(article, name)]


def _words(article: Article) -> int:
    return sum(len(text.split()) for _, text in texts(article))
