"""An article as a Markdown file that the Markdown reader reads back as the same article."""

from __future__ import annotations

from exporter.article.article import Article
from exporter.article.plain_values import plain_values
from exporter.readers.data.yaml_spelling import yaml_entry
from exporter.readers.markdown.units import OUR_LEVELS, segments

_FIELDS = (
    "headline",
    "kicker",
    "deck",
    "byline",
    "dateline",
    "published",
    "updated",
    "language",
    "publication",
    "series",
    "number",
    "status",
    "embargo",
    "url",
    "keywords",
    "rights",
    "contact",
)


def front_matter(article: Article) -> str:
    """YAML between `---` lines; empty where all fields have their defaults."""
    values = plain_values(article)
    lines = [yaml_entry(key, values[key]) for key in _FIELDS if key in values]
    if article.lede is None and article.sections and article.sections[0].heading is None:
        lines.append(yaml_entry("lede", None))
    return "\n".join(["---", *lines, "---"]) + "\n" if lines else ""


def to_markdown(article: Article) -> str:
    """`article` in the Markdown that the reader documents, front matter included."""
    body = segments(article.model_copy(update={"headline": None}), OUR_LEVELS)
    texts = [front_matter(article), *(unit.text for segment in body for unit in segment.units)]
    return "\n".join(text.rstrip("\n") + "\n" for text in texts if text)
