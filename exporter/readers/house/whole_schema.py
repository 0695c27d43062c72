"""The schema of whole articles with the fields that a house declares."""

from __future__ import annotations

from collections.abc import Mapping

from exporter.readers.data.fields import SCHEMA_KEY
from exporter.readers.house.declared import Declared, Schema

_HOME = "#/$defs/HouseFields"
_OF_A_FILE = (SCHEMA_KEY, "$id")
_REFERENCES = ("$ref", "$dynamicRef")


def with_fields_of(declared: Declared, whole: Mapping[str, object]) -> Schema:
    """`whole`, the schema of articles, with the house's keys beside ours."""
    own = {key: value for key, value in declared.schema.items() if key not in _OF_A_FILE}
    fields = {name: {"$ref": f"{_HOME}/properties/{name}"} for name in own["properties"]}  # type: ignore[attr-defined]
    joined: Schema = dict(whole)
    joined["$defs"] = {**_named(whole, "$defs"), "HouseFields": _moved(own)}
    joined["properties"] = {**_named(whole, "properties"), **fields}
    if "required" in own:
        joined["required"] = own["required"]
    return joined


def _named(schema: Mapping[str, object], keyword: str) -> dict[str, object]:
    named = schema.get(keyword)
    return dict(named) if isinstance(named, dict) else {}


def _moved(value: object, key: str = "") -> object:
    """`value` with its references to where it stands now; anchors stay what they are."""
    match value:
        case dict():
            return {name: _moved(inner, str(name)) for name, inner in value.items()}
        case list():
            return [_moved(inner) for inner in value]
        case "#" if key in _REFERENCES:
            return _HOME
        case str() if key in _REFERENCES and value.startswith("#/"):
            return _HOME + value[1:]
    return value
