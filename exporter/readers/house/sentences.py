"""From what a schema refuses to sentences that authors understand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from exporter.diagnostics.hints import did_you_mean, listed
from exporter.readers.house.formats import NAMES

if TYPE_CHECKING:  # slow to load
    from jsonschema import ValidationError

Wrong = tuple[str, str, str | None, str | None]
"""A code, a sentence, a hint where there is a better one than the house's, the key at fault."""

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys and values",
    "null": "nothing",
}
_LONGEST = 40


def about(failure: ValidationError) -> Iterator[Wrong]:
    """What is wrong, in words: of several ways, why the nearest one is none."""
    while failure.validator in ("anyOf", "oneOf", "allOf") and failure.context:
        nearest = _nearest(failure)
        if nearest is None:
            break
        failure = nearest
    several = _SEVERAL.get(str(failure.validator))
    if several:
        yield from several(failure)
    else:
        code, sentence, hint = _ONE.get(str(failure.validator), _unfit)(failure)
        if "propertyNames" in failure.absolute_schema_path:
            sentence = f"the key {_shown(failure.instance)} {sentence}"
        yield code, sentence, hint, None


def _nearest(failure: ValidationError) -> ValidationError | None:
    """Of several ways that a value may be, what one alone minds that is of its kind."""
    kinds = ("type", "enum", "const")
    minds = [one for one in failure.context or () if one.validator not in kinds or one.path]
    return minds[0] if len(minds) == 1 and not minds[0].path else None


def _shown(value: object) -> str:
    """A value as one writes it, its beginning where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return repr(short) if isinstance(value, str) else short


def _wrong_type(failure: ValidationError) -> tuple[str, str, str | None]:
    wanted = failure.validator_value
    kinds = [_KINDS[kind] for kind in (wanted if isinstance(wanted, list) else [wanted])]
    return "wrong-type", f"must be {listed(kinds)}, not {_shown(failure.instance)}", None


def _unknown_value(failure: ValidationError) -> tuple[str, str, str | None]:
    wanted = failure.validator_value
    several = wanted if isinstance(wanted, list) and failure.validator == "enum" else [wanted]
    words = [one if isinstance(one, str) else _shown(one) for one in several]
    sentence = f"{_shown(failure.instance)} is none of {', '.join(words)}"
    return "unknown-value", sentence, did_you_mean(str(failure.instance), words)


def _form(failure: ValidationError) -> tuple[str, str, str | None]:
    form = failure.validator_value
    return "field-form", f"{_shown(failure.instance)} has not the form {form}", None


def _format(failure: ValidationError) -> tuple[str, str, str | None]:
    name = str(failure.validator_value)
    code = "bad-date" if name in ("date", "date-time") else "field-form"
    return code, f"{_shown(failure.instance)} is no {NAMES.get(name, name)}", None


def _length(failure: ValidationError) -> tuple[str, str, str | None]:
    bound = "at least" if str(failure.validator).startswith("min") else "at most"
    thing = {"L": "character", "I": "value", "P": "key"}[str(failure.validator)[3]]
    size = len(failure.instance)
    has = f"has {size} {thing}{'' if size == 1 else 's'}"
    sentence = f"{has}, and may have {bound} {failure.validator_value}"
    return "field-size", sentence, None


def _bound(failure: ValidationError) -> tuple[str, str, str | None]:
    bounds = {
        "minimum": "at least",
        "maximum": "at most",
        "exclusiveMinimum": "more than",
        "exclusiveMaximum": "less than",
        "multipleOf": "a multiple of",
    }
    wanted = f"{bounds[str(failure.validator)]} {failure.validator_value}"
    return "bad-number", f"must be {wanted}, not {_shown(failure.instance)}", None


def _twice(_: ValidationError) -> tuple[str, str, str | None]:
    return "field-size", "has one value twice", None


def _unfit(failure: ValidationError) -> tuple[str, str, str | None]:
    if failure.validator == "not" and failure.validator_value == {}:
        return "unknown-key", "may not stand here", None
    ways = [sentence for one in failure.context or () for _, sentence, _, _ in about(one)]
    rule = f"{failure.validator} of its schema"
    why = f", which allows several things: {'; '.join(ways)}" if ways else ""
    return "field-form", f"{_shown(failure.instance)} does not fit {rule}{why}", None


_ONE: Mapping[str, Callable[[ValidationError], tuple[str, str, str | None]]] = {
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _unknown_value,
    "pattern": _form,
    "format": _format,
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _length),
    **dict.fromkeys(("minProperties", "maxProperties"), _length),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _bound),
    "multipleOf": _bound,
    "uniqueItems": _twice,
}


def _missing(failure: ValidationError) -> Iterator[Wrong]:
    for key in failure.validator_value:
        if key not in failure.instance:
            yield "missing-key", f"the key {key!r} is missing", None, key


def _dependent(failure: ValidationError) -> Iterator[Wrong]:
    for key, others in failure.validator_value.items():
        for other in others if key in failure.instance else ():
            if other not in failure.instance:
                yield "missing-key", f"{key!r} needs {other!r} beside it", None, key


def _unknown_keys(failure: ValidationError) -> Iterator[Wrong]:
    known = failure.schema.get("properties", {})
    patterns = failure.schema.get("patternProperties", {})
    for key in failure.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            yield "unknown-key", f"unknown key {key!r}", did_you_mean(key, known), key


_SEVERAL: Mapping[str, Callable[[ValidationError], Iterator[Wrong]]] = {
    "required": _missing,
    "dependentRequired": _dependent,
    "additionalProperties": _unknown_keys,
}
