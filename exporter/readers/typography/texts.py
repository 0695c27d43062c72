"""The texts of an article that are set, inline and plain ones, in the model and as plain values."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar, cast

from pydantic import BaseModel

from exporter.article import Article
from exporter.article.references import INLINE_FIELDS
from exporter.readers.typography.conventions import Convention
from exporter.readers.typography.setting import set_inline, set_plain

_INLINE = INLINE_FIELDS | {"about", "answer", "blocks", "corrections", "items", "summary"}
_PLAIN = frozenset(
    {"kicker", "dateline", "publication", "series", "rights", "credit"}
    | {"byline", "name", "role", "affiliation"}
)
Change = Callable[[str], str]
_Value = TypeVar("_Value")


def with_texts(value: _Value, inline: Change, plain: Change = str) -> _Value:
    """`value` with every text that shows changed, but for code and a house's fields.

    `value` is an article or its plain values; nothing is validated.
    """
    return cast("_Value", _changed("", value, inline, plain))


def set_article(article: Article, convention: Convention) -> Article:
    """`article` with its texts set."""
    inline = partial(set_inline, convention=convention)
    return with_texts(article, inline, partial(set_plain, convention=convention))


def _changed(key: str, value: object, inline: Change, plain: Change) -> object:
    match value:
        case str():
            return inline(value) if key in _INLINE else plain(value) if key in _PLAIN else value
        case list() | tuple():
            return type(value)(_changed(key, item, inline, plain) for item in value)
        case dict() if value.get("type") != "code":
            return {name: _inside(name, inner, inline, plain) for name, inner in value.items()}
        case BaseModel() if getattr(value, "type", "") != "code":
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            changed = {name: _inside(name, inner, inline, plain) for name, inner in fields}
            return value.model_copy(update=changed)
        case _:
            return value


def _inside(name: str, value: object, inline: Change, plain: Change) -> object:
    return value if name == "extra" else _changed(name, value, inline, plain)
