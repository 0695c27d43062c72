"""An article as a Markdown file that the Markdown reader reads back as the same article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.article.article import Article
from exporter.article.part_names import name_of, part_named
from exporter.article.parts import Section
from exporter.article.plain_values import plain_values
from exporter.readers.data.yaml_spelling import yaml_entry
from exporter.readers.markdown.block_spelling import (
    bullets,
    correction_line,
    guarded,
    heading,
    paragraph,
    written,
)

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


_TOP_LEVEL = 2


def to_markdown(article: Article) -> str:
    """`article` in the Markdown that the reader documents, front matter included."""
    parts = [front_matter(article), *_body(article)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def _body(article: Article) -> Iterator[str]:
    opening = [section for section in article.sections if section.heading is None]
    if article.lede is not None:
        yield paragraph(article.lede)
    for section in opening:
        yield written(section.blocks)
    if article.key_points:
        yield _part(article, "key_points")
        yield bullets(article.key_points)
    for section in article.sections[len(opening) :]:
        yield from _section(section, _TOP_LEVEL, article.language)
    yield from _back_matter(article)


def _back_matter(article: Article) -> Iterator[str]:
    for name in ("executive_summary", "summary"):
        if getattr(article, name):
            yield _part(article, name)
            yield written(getattr(article, name))
    if article.faq:
        yield _part(article, "faq")
        for question in article.faq:
            yield heading(question.question, _TOP_LEVEL + 1)
            yield written(question.answer)
    if article.sources:
        yield _part(article, "sources")
        yield bullets(article.sources)
    if article.corrections:
        yield _part(article, "corrections")
        yield bullets([correction_line(correction) for correction in article.corrections])
    if article.about:
        yield _part(article, "about")
        yield written(article.about)


def _part(article: Article, part: str) -> str:
    return heading(name_of(part, article.language), _TOP_LEVEL)


def _section(section: Section, level: int, language: str) -> Iterator[str]:
    text = section.heading or ""
    if level == _TOP_LEVEL and part_named(text, language):
        text = guarded(text)
    yield heading(text, level, section.label)
    yield written(section.blocks)
    yield from _sections(section.sections, level + 1, language)


def _sections(sections: Sequence[Section], level: int, language: str) -> Iterator[str]:
    for section in sections:
        yield from _section(section, level, language)
