"""The fields of an article that its body does not show, as YAML front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from exporter.article.article import Article

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
