"""A draft without what the model refuses, so that the rest can be looked at too."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

STAND_IN = "?"


def without(data: dict[str, Any], failure: ValidationError) -> dict[str, Any]:
    """A copy of plain values without those at fault, and with a stand-in for text that is missing.

    Items of lists stay, to keep their places.
    """
    rest: dict[str, Any] = _copied(data)
    for details in failure.errors(include_url=False, include_input=False, include_context=False):
        _mend(rest, details["loc"], is_missing=details["type"] == "missing")
    return rest


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _mend(values: Any, loc: tuple[str | int, ...], *, is_missing: bool) -> None:
    """Take out the innermost key of `loc`, or add it; what only pydantic knows is passed over."""
    holder, key = None, ""
    for step in loc:
        if isinstance(values, dict) and step in values:
            holder, key = values, str(step)
            values = values[step]
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            holder, values = None, values[step]
    if is_missing and isinstance(values, dict):
        values[str(loc[-1])] = STAND_IN
    elif holder is not None:
        holder.pop(key, None)
