"""What a merge would take away from an article: nobody deletes most of one without being asked."""

from __future__ import annotations

from exporter.article import Article
from exporter.article.places import texts

FEWEST_FIELDS = 4
MOST_WORDS = 0.5  # of the article's
NO_TEXT = frozenset({"language", "smart", "extra", "sections"})


def much_is_lost(base: Article, article: Article) -> tuple[str, ...]:
    """What is lost, in the words of a list, where that is most of an article; empty otherwise."""
    filled = [name for name in Article.model_fields if name not in NO_TEXT and getattr(base, name)]
    emptied = [name for name in filled if not getattr(article, name)]
    before, after = _words(base), _words(article)
    share = 1 - after / before if before else 0
    lost = [f"{share:.0%} of all words"] if share > MOST_WORDS else []
    return (*emptied, *lost) if lost or len(emptied) >= FEWEST_FIELDS else ()


def _words(article: Article) -> int:
    return sum(len(text.split()) for _, text in texts(article))
