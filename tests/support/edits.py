"""Ways to edit articles, and to settle the conflicts of a merge."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from exporter.article import Article
from exporter.article.plain_values import to_json, to_yaml
from exporter.readers.markdown.head.smart import convention_of_file
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import loads
from exporter.readers.typography.texts import set_article
from tests.support.strategies import articles, blocks, inlines

WRITERS = {"md": to_markdown, "yaml": to_yaml, "json": to_json}
_CONFLICT = re.compile(r"<<<<<<<[^\n]*\n(.*?)=======\n(.*?)>>>>>>>[^\n]*\n", re.DOTALL)


def reads(text: str, form: str) -> Article:
    """The article in the text of a source."""
    return loads(text, f"article.{form}").article


def as_set_in(source: str, form: str, article: Article) -> Article:
    """`article` as the source sets its straight marks, if it sets any."""
    convention = convention_of_file(source, article.language) if form == "md" else None
    return set_article(article, convention) if convention else article


def with_fields(article: Article, **fields: Any) -> Article:
    """`article` with other fields, checked; a field that is `None` gets its default."""
    values = {**article.model_dump(exclude_none=True), **fields}
    return Article.model_validate({k: value for k, value in values.items() if value is not None})


def ours(text: str) -> str:
    """A text whose conflicts are settled with our side."""
    return _CONFLICT.sub(r"\1", text)


def theirs(text: str) -> str:
    """A text whose conflicts are settled with their side."""
    return _CONFLICT.sub(r"\2", text)


@st.composite
def edited(draw: st.DrawFn, article: Article) -> Article:
    """`article` after some edits, such as an editor makes."""
    for _ in range(draw(st.integers(1, 2))):
        article = draw(_once(article))
    return article


@st.composite
def _once(draw: st.DrawFn, article: Article) -> Article:
    field = draw(st.sampled_from(["headline", "lede", "key_points", "sections", "summary", "faq"]))
    old = article.model_dump(mode="json", exclude_none=True).get(field)
    if isinstance(old, list) and old:
        new: Any = draw(_list(old, article, field))
    else:
        other = draw(articles())
        new = other.model_dump(mode="json", exclude_none=True).get(field)
    try:
        return with_fields(article, **{field: new})
    except ValidationError:
        return article


@st.composite
def _list(draw: st.DrawFn, old: list[Any], article: Article, field: str) -> list[Any]:
    """A list with a part deleted, moved, copied or changed."""
    index = draw(st.integers(0, len(old) - 1))
    part, rest = old[index], old[:index] + old[index + 1 :]
    match draw(st.sampled_from(["delete", "move", "change"])):
        case "delete":
            return rest
        case "move":
            to = draw(st.integers(0, len(rest)))
            return [*rest[:to], part, *rest[to:]]
    return [*old[:index], draw(_changed(part)), *old[index + 1 :]]


@st.composite
def _changed(draw: st.DrawFn, part: Any) -> Any:
    if isinstance(part, str):
        return draw(inlines(1))
    for name in ("blocks", "answer"):
        if part.get(name):
            return {**part, name: [*part[name], draw(blocks(1))]}
    for name in ("text", "heading"):
        if isinstance(part.get(name), str):
            return {**part, name: draw(inlines(1))}
    return part
