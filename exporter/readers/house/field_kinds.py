"""The kinds of a house's fields where its project file names them, and their schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, JsonValue, Tag

from exporter.diagnostics import error
from exporter.readers.data.toml_values import toml_values
from exporter.readers.reading import Draft, Source

Schema = dict[str, object]

KINDS: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "url": {"type": "string", "format": "uri"},
    "texts": {"type": "array", "items": {"type": "string"}},
}
"""Each kind by its name."""

KindName = Literal["text", "number", "integer", "boolean", "date", "url", "texts"]
FieldKind = Annotated[
    Annotated[KindName, Tag("str")]
    | Annotated[list[str], Tag("list")]
    | Annotated[dict[str, JsonValue], Tag("dict")],
    Discriminator(
        lambda kind: type(kind).__name__,
        custom_error_type="field-kind",
        custom_error_message="must be a kind, a list of texts, or a schema",
    ),
]
"""A kind's name, the texts that there are to choose from, or a schema of the field's own."""

TOOL_TABLE = ("tool", "brief")
"""Where a project's settings are in a `pyproject.toml`."""


def schema_in_project(source: Source) -> Draft:
    """The JSON Schema (draft 2020-12) of the fields that a project file names, with its places."""
    draft = toml_values(source, "the project file")
    table = TOOL_TABLE if source.name.endswith("pyproject.toml") else ()
    named: object = draft.data
    for step in (*table, "fields"):
        named = named.get(step) if isinstance(named, dict) else None
    if not isinstance(named, dict):
        told = error("fields-schema", "the project names no fields", source.place(1, 1))
        return Draft(diagnostics=draft.diagnostics or [told])
    properties = {name: _schema_of(kind) for name, kind in named.items()}
    schema = Draft({"type": "object", "properties": properties})
    for name in named:
        loc = (*table, "fields", name)
        schema.places["properties", name] = draft.places[loc]
        schema.keys["properties", name] = draft.keys[loc]
    schema.places[()] = draft.places.get((*table, "fields"), source.place(1, 1))
    return schema


def _schema_of(kind: object) -> object:
    match kind:
        case str():
            return dict(KINDS.get(kind, {"type": kind}))
        case list():
            return {"enum": kind}
        case _:
            return kind
