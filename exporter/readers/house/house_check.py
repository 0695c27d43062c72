"""What articles say in the fields of a house, held against their schema."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from exporter.article.extra import HouseFields
from exporter.article.places import Loc, nearest
from exporter.diagnostics import Diagnostic, Place, error
from exporter.readers.data.yaml_spelling import as_number
from exporter.readers.house.declared import Declared, Schema
from exporter.readers.house.sentences import about
from exporter.readers.reading import Draft

if TYPE_CHECKING:  # slow to load
    from jsonschema import ValidationError


def settle(draft: Draft, declared: Declared) -> None:
    """Give the house's fields in `draft` the kinds that they have, and tell what is wrong.

    A scalar that was written without quotes is a text or a number as the schema wants it.
    """
    extra = draft.data.get("extra") or {}
    if not isinstance(extra, dict):
        return  # the model refuses it
    for failure in _failures(extra, declared.schema):
        loc: Loc = ("extra", *failure.absolute_path)
        written = draft.written.get(loc)
        if failure.validator == "type" and written is not None:
            _put(draft.data, loc, _of_kind(written, failure.validator_value, failure.instance))
    draft.diagnostics += problems(extra, declared, draft.places, draft.keys)


def problems(
    extra: Mapping[str, object],
    declared: Declared,
    places: Mapping[Loc, Place],
    keys: Mapping[Loc, Place],
) -> list[Diagnostic]:
    """All that is wrong with a house's fields, each once."""
    told = (
        _diagnostic(failure, declared, places, keys, wrong)
        for failure in _failures(extra, declared.schema)
        for wrong in about(failure)
    )
    return list(dict.fromkeys(told))


def problems_of(fields: HouseFields, declared: Declared, place: Place | None) -> list[Diagnostic]:
    """The same of an article that is in no text."""
    places: dict[Loc, Place] = {(): place} if place else {}
    return problems(fields, declared, places, {})


def _failures(extra: Mapping[str, object], schema: Schema) -> list[ValidationError]:
    from jsonschema import Draft202012Validator  # slow to load

    from exporter.readers.house.formats import checker

    judge = Draft202012Validator(_with_objects(schema), format_checker=checker())
    return list(judge.iter_errors(_as_json(extra)))


def _with_objects(value: object) -> object:
    """A schema whose `false` are objects: of a bare one, jsonschema does not say where it stood."""
    match value:
        case dict():
            named = value.get("properties")
            inner = {name: _with_objects(one) for name, one in value.items()}
            if isinstance(named, dict):
                inner["properties"] = {
                    name: {"not": {}} if one is False else _with_objects(one)
                    for name, one in named.items()
                }
            return inner
        case list():
            return [_with_objects(one) for one in value]
        case _:
            return value


def _as_json(value: object) -> object:
    """`value` as JSON has it; a field that says nothing is not there."""
    match value:
        case Mapping():
            return {name: _as_json(inner) for name, inner in value.items() if inner is not None}
        case list() | tuple():
            return [_as_json(inner) for inner in value]
        case date() | time():
            return value.isoformat()
        case _:
            return value


def _of_kind(written: str, wanted: object, value: object) -> object:
    """The scalar `written` as one of the kinds `wanted`; `value` where it can be none of them."""
    kinds = wanted if isinstance(wanted, list) else [wanted]
    number = as_number(written)
    fitting = {"number"} if isinstance(number, float) else {"number", "integer"}
    if number is not None and fitting.intersection(kinds):
        return number
    if "boolean" in kinds and written in ("true", "false"):
        return written == "true"
    return written if "string" in kinds else value


def _put(values: object, loc: Loc, value: object) -> None:
    *way, last = loc
    for step in way:
        values = values[step]  # type: ignore[index]
    values[last] = value  # type: ignore[index]


def _diagnostic(
    failure: ValidationError,
    declared: Declared,
    places: Mapping[Loc, Place],
    keys: Mapping[Loc, Place],
    wrong: tuple[str, str, str | None, str | None],
) -> Diagnostic:
    code, sentence, hint, key = wrong
    loc: Loc = ("extra", *failure.absolute_path)
    place = nearest(places, loc)
    if key is not None:
        place = keys.get((*loc, key), place)
    name = _name(loc[1:])
    where = f"{name}: {sentence}" if name else sentence
    return error(code, where, place, hint or _meaning(declared.schema, loc[1:], key))


def _name(loc: Loc) -> str:
    """A field as one writes it, `desk.names[0]`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".")


def _meaning(schema: Schema, loc: Loc, key: str | None) -> str | None:
    """What the house says of the field, for who writes it."""
    name = str(loc[0]) if loc else key
    properties = schema.get("properties")
    about_it = properties.get(name) if isinstance(properties, dict) else None
    if not isinstance(about_it, dict):
        return None
    said, examples = about_it.get("description"), about_it.get("examples")
    said = said if isinstance(said, str) else None
    such = f"such as {examples[0]}" if isinstance(examples, list) and examples else None
    return ", ".join(filter(None, (said, such))) or None
