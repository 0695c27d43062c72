"""What a file says of itself, held against the article that travels in it."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.article import Article
from exporter.preflight.findings import Finding
from exporter.view import View


def differing(article: Article, *, title: str, authors: str, separator: str) -> Iterator[Finding]:
    """A finding for the title and for the authors where the article has others."""
    wanted = View(article, None).title
    if title and title != wanted:
        yield Finding(f"the title is “{title}”; the article's is “{wanted}”")
    names = separator.join(author.name for author in article.byline)
    if authors != names:
        yield Finding(f"the authors are “{authors}”; the article's are “{names}”")
