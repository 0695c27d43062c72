"""An article as plain values, as people write them by hand; and the JSON Schema of these values."""

from __future__ import annotations

import io
import json
from typing import Any

from pydantic import BaseModel

from exporter.article.article import Article
from exporter.article.blocks import ListItem, Paragraph
from exporter.article.parts import Author, Correction

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:brief:schema:article:1"


def schema() -> dict[str, Any]:
    """The schema of articles in YAML and JSON, draft 2020-12."""
    body = Article.model_json_schema(mode="validation")
    return {"$schema": DIALECT, "$id": IDENTIFIER, **body, "title": "Article of a brief"}


_SHORT = {Paragraph: "text", ListItem: "text", Author: "name", Correction: "text"}
_WIDTH = 1_000_000  # characters: a folded line is hard to edit, and harder to compare


def to_json(article: Article) -> str:
    """The article as indented JSON that the JSON reader reads back as the same article."""
    return json.dumps(plain_values(article), ensure_ascii=False, indent=2) + "\n"


def to_yaml(article: Article) -> str:
    """The article as YAML that the YAML reader reads back as the same article."""
    from ruamel.yaml import YAML  # slow to load

    writer = YAML()
    writer.width = _WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    target = io.StringIO()
    writer.dump(plain_values(article), target)
    return target.getvalue()


def plain_values(value: Any) -> Any:
    """A part of an article as plain values: what has its default is left out, but for `type`."""
    if isinstance(value, tuple):
        return [plain_values(item) for item in value]
    if not isinstance(value, BaseModel):
        return value if isinstance(value, str | int | bool) or value is None else value.isoformat()
    told = {
        name: plain_values(getattr(value, name))
        for name, field in type(value).model_fields.items()
        if name == "type" or field.is_required() or getattr(value, name) != field.default
    }
    short = _SHORT.get(type(value))
    return told[short] if short and set(told) <= {short, "type"} and told.get(short) else told
