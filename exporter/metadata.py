"""What a file is to say of itself, from its article."""

from __future__ import annotations

from exporter.styled import Metadata
from exporter.view import View


def metadata_of(view: View) -> Metadata:
    """Title, authors, dates and the like, with what stands in for those that are missing."""
    article = view.article
    return Metadata(
        title=view.title,
        authors=tuple(author.name for author in article.byline),
        description=view.description,
        keywords=article.keywords,
        language=article.language,
        created=view.created or None,
        modified=view.modified or None,
        url=article.url,
        rights=article.rights,
    )
