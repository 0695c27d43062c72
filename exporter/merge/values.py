"""A part of an article as plain values, in the shortest form that the readers know."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

_SHORT = {
    "Paragraph": "text",
    "ListItem": "text",
    "Author": "name",
    "Correction": "text",
}


def plain_value(part: Any) -> Any:
    """Strings, numbers, lists and mappings for a part of an article; defaults are left out."""
    if isinstance(part, BaseModel):
        return _mapping(part)
    if isinstance(part, tuple):
        return [plain_value(inner) for inner in part]
    return part.isoformat() if hasattr(part, "isoformat") else part


def fields_of(model: BaseModel) -> dict[str, Any]:
    """The fields of `model` that differ from their defaults, as plain values."""
    values = {name: getattr(model, name) for name in type(model).model_fields}
    defaults = {name: info.default for name, info in type(model).model_fields.items()}
    return {
        name: plain_value(value)
        for name, value in values.items()
        if name == "type" or value != defaults[name]
    }


def _mapping(model: BaseModel) -> Any:
    fields = fields_of(model)
    if fields.get("type") == "table" and set(fields["align"]) == {"left"}:
        del fields["align"]
    short = _SHORT.get(type(model).__name__)
    if short and set(fields) - {"type"} == {short}:
        return fields[short]
    return fields
