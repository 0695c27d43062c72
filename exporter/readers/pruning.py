"""A draft without what the model refuses, so that the rest can be looked at too."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError


def without(data: dict[str, Any], failure: ValidationError) -> dict[str, Any]:
    """A copy of plain values without those at fault; items of lists stay, to keep their places."""
    rest: dict[str, Any] = _copied(data)
    for details in failure.errors(include_url=False, include_input=False, include_context=False):
        _remove(rest, details["loc"])
    return rest


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _remove(values: Any, loc: tuple[str | int, ...]) -> None:
    """Take out the innermost key of `loc`; what only pydantic knows of it is passed over."""
    holder, key = None, ""
    for step in loc:
        if isinstance(values, dict) and step in values:
            holder, key = values, str(step)
            values = values[step]
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            holder, values = None, values[step]
    if holder is not None:
        holder.pop(key, None)
