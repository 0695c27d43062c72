"""An article as a Markdown file that the Markdown reader reads back as the same article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from exporter.article.article import Article
from exporter.article.part_names import name_of, part_named
from exporter.article.parts import Correction, Section
from exporter.readers.markdown.block_spelling import bullets, guarded, heading, paragraph, written
from exporter.readers.markdown.conventions import CORRECTION_DATE

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
_PLAIN = re.compile(r"[^\W_](?:[\w ,.()/’“”–—+-]*[\w.)’”])?")
_NULLS = ("null", "Null", "NULL")
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def front_matter(article: Article) -> str:
    """YAML between `---` lines; empty where all fields have their defaults."""
    values = article.model_dump(mode="json", include=set(_FIELDS), exclude_defaults=True)
    lines = [line for key in _FIELDS if key in values for line in _entry(key, values[key])]
    if article.lede is None and article.sections and article.sections[0].heading is None:
        lines.append("lede: null")
    return "\n".join(["---", *lines, "---"]) + "\n" if lines else ""


def _entry(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {scalar(value)}"
        return
    yield f"{key}:"
    for item in value:
        fields = item if isinstance(item, dict) else None
        if fields is None or list(fields) == ["name"]:
            yield f"  - {scalar(fields['name'] if fields else item)}"
        else:
            words = [f"{name}: {scalar(text)}" for name, text in fields.items()]
            yield f"  - {words[0]}"
            yield from (f"    {word}" for word in words[1:])


def scalar(text: str) -> str:
    """A YAML scalar outside brackets: plain where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text not in _NULLS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


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
        yield bullets([_correction(correction) for correction in article.corrections])
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


def _correction(correction: Correction) -> str:
    if correction.date:
        return f"{correction.date.isoformat()}: {correction.text}"
    text = correction.text
    return guarded(text) if CORRECTION_DATE.match(text) else text
