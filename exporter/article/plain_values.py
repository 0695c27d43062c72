"""An article as plain values, as people write them by hand; and the JSON Schema of these values."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue

from exporter.article.article import Article
from exporter.article.blocks import ListItem, Paragraph
from exporter.article.parts import Author, Correction

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:brief:schema:article:1"


def schema() -> JsonSchemaValue:
    """The schema of articles in YAML and JSON, draft 2020-12."""
    body = Article.model_json_schema(mode="validation")
    return {"$schema": DIALECT, "$id": IDENTIFIER, **body, "title": "Article of a brief"}


Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
"""A value of JSON, as far as articles need them; in YAML it is the same."""

_SHORT: Mapping[type[BaseModel], str] = {
    Paragraph: "text",
    ListItem: "text",
    Author: "name",
    Correction: "text",
}
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


def plain_values(article: Article) -> dict[str, Plain]:
    """An article as plain values: what has its default is left out, but for `type`."""
    return _fields(article)


def _fields(model: BaseModel) -> dict[str, Plain]:
    return {
        name: _plain(getattr(model, name))
        for name, field in type(model).model_fields.items()
        if name == "type" or field.is_required() or getattr(model, name) != default_of(field)
    }


def default_of(field: FieldInfo) -> object:
    """What a field that may be left out says then."""
    return field.get_default(call_default_factory=True, validated_data={})


def _plain(value: object) -> Plain:
    match value:
        case str() | int() | float() | None:
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case BaseModel():
            return _shortened(value)
    raise AssertionError(f"a value that no article holds: {value!r}")


def _shortened(model: BaseModel) -> Plain:
    """The fields of a part; one that has only a text, or a name, is that alone."""
    fields = _fields(model)
    short = _SHORT.get(type(model))
    return fields[short] if short and fields.keys() - {"type"} == {short} else fields
