"""What is wrong with the schema of a house's fields, each at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from exporter.article import Article
from exporter.article.extra import is_name
from exporter.article.places import Loc, nearest
from exporter.article.plain_values import DIALECT
from exporter.diagnostics import Diagnostic, error
from exporter.readers.data.fields import SCHEMA_KEY
from exporter.readers.markdown.head.foreign_keys import ALIASES
from exporter.readers.reading import Draft

_ONE = ("not", "if", "then", "else")
_SEVERAL = ("allOf", "anyOf", "oneOf")
_NAMED = ("dependentSchemas",)
_ONE_BELOW = (
    "items",
    "contains",
    "additionalProperties",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_SEVERAL_BELOW = ("prefixItems",)
_NAMED_BELOW = ("properties", "patternProperties", "$defs")
_REFERENCES = ("$ref", "$dynamicRef")
_MOST_AT_ONCE = 1_000
"""How many schemas one value may be checked by."""

_DEEPEST = 60


def faults(draft: Draft) -> Iterator[Diagnostic]:
    """All that is wrong with the schema in `draft`; nothing more where it is no schema at all."""
    wrong = [*_dialect(draft), *_malformed(draft)]
    yield from wrong
    if wrong:
        return
    yield from _names(draft)
    yield from _Walk(draft).faults()


def _wrong(draft: Draft, loc: Loc, message: str, hint: str | None = None) -> Diagnostic:
    place = draft.keys.get(loc, nearest(draft.places, loc))
    return error("fields-schema", message, place, hint)


def _dialect(draft: Draft) -> Iterator[Diagnostic]:
    dialect = draft.data.get(SCHEMA_KEY, DIALECT)
    if str(dialect).rstrip("#") != DIALECT:
        hint = f"say {DIALECT}, or leave it out"
        yield _wrong(draft, (SCHEMA_KEY,), "the schema is of another draft than 2020-12", hint)


def _malformed(draft: Draft) -> Iterator[Diagnostic]:
    """What the schema of schemas says."""
    from jsonschema import Draft202012Validator  # slow to load

    judge = Draft202012Validator(
        Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for failure in judge.iter_errors(draft.data):
        loc: Loc = tuple(failure.absolute_path)
        keyword = next((step for step in reversed(loc) if isinstance(step, str)), "schema")
        message = f"{keyword!r} is not as JSON Schema has it: {failure.message}"
        yield error("fields-schema", message, nearest(draft.places, loc))


def _names(draft: Draft) -> Iterator[Diagnostic]:
    properties = draft.data.get("properties")
    if not isinstance(properties, dict) or not properties:
        hint = 'write "properties": {"desk": {"type": "string"}}'
        yield _wrong(draft, ("properties",), "the schema declares no fields", hint)
        return
    for name in properties:
        loc = ("properties", name)
        if name in Article.model_fields or name == SCHEMA_KEY:
            message = f"{name!r} is a key of every article already"
            yield _wrong(draft, loc, message, "give the field another name")
        elif name in ALIASES:
            message = f"{name!r} means the {ALIASES[name]} in front matter"
            yield _wrong(draft, loc, message, "give the field another name")
        elif not is_name(name):
            message = f"{name!r} is no name: letters, digits, hyphens and underscores"
            yield _wrong(draft, loc, message)


class _Walk:
    """Goes through every schema in the file, and follows the references of each."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._schemas = dict(_schemas(draft.data, ()))
        self._costs: dict[Loc, int] = {}

    def faults(self) -> Iterator[Diagnostic]:
        """References that lead elsewhere, to nothing, in a circle, or to too much."""
        wrong = [fault for loc in self._schemas for fault in self._astray(loc)]
        yield from wrong
        if not wrong:
            yield from self._costly()

    def _astray(self, loc: Loc) -> Iterator[Diagnostic]:
        schema = self._schemas[loc]
        if "$id" in schema and loc:
            message = "only the whole file may have an $id"
            yield _wrong(self._draft, (*loc, "$id"), message, "leave it out")
        for keyword in _REFERENCES:
            written = schema.get(keyword)
            if isinstance(written, str) and self._target(written) is None:
                yield self._leads_nowhere((*loc, keyword), written)

    def _leads_nowhere(self, loc: Loc, written: str) -> Diagnostic:
        if written.startswith("#"):
            return _wrong(self._draft, loc, f"{written!r} leads to no schema in this file")
        message = f"{written!r} leads out of this file, and nothing is fetched"
        return _wrong(self._draft, loc, message, "copy that schema below $defs")

    def _target(self, written: str) -> Loc | None:
        """Where a reference leads, a JSON pointer (RFC 6901) or an anchor; `None` if nowhere."""
        if not written.startswith("#"):
            return None
        pointer = unquote(written[1:])
        if pointer and not pointer.startswith("/"):
            return self._anchor(pointer)
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        written_as = {tuple(map(str, loc)): loc for loc in self._schemas}
        return written_as.get(tuple(steps))

    def _anchor(self, name: str) -> Loc | None:
        for loc, schema in self._schemas.items():
            if name in (schema.get("$anchor"), schema.get("$dynamicAnchor")):
                return loc
        return None

    def _costly(self) -> Iterator[Diagnostic]:
        for loc in self._schemas:
            cost = self._cost(loc, ())
            if cost > _MOST_AT_ONCE:
                message = "the schema refers to itself, or to too many others, without end"
                hint = "a schema may refer to itself only for what is inside a value"
                yield _wrong(self._draft, loc, message, hint)
                return

    def _cost(self, loc: Loc, on_the_way: tuple[Loc, ...]) -> int:
        """How many schemas are asked about one value at `loc`; over the most for a circle."""
        if loc in on_the_way or len(on_the_way) > _DEEPEST:
            return _MOST_AT_ONCE + 1
        if loc not in self._costs:
            inner = (self._cost(next_one, (*on_the_way, loc)) for next_one in self._asked(loc))
            self._costs[loc] = 1 + sum(inner)
        return self._costs[loc]

    def _asked(self, loc: Loc) -> Iterator[Loc]:
        """The schemas that are asked about the same value."""
        schema = self._schemas[loc]
        for keyword in _REFERENCES:
            target = self._target(str(schema.get(keyword, "")))
            if target is not None:
                yield target
        for step in _steps(schema, _ONE, _SEVERAL, _NAMED):
            if (*loc, *step) in self._schemas:
                yield (*loc, *step)


def _schemas(schema: object, loc: Loc) -> Iterator[tuple[Loc, dict[str, object]]]:
    """Every schema in the file; true and false have nothing to be followed."""
    if isinstance(schema, bool):
        yield loc, {}
    if not isinstance(schema, dict):
        return
    yield loc, schema
    for step in (*_steps(schema, _ONE, _SEVERAL, _NAMED), *_below(schema)):
        inner: object = schema
        for part in step:
            inner = inner[part]  # type: ignore[index]
        yield from _schemas(inner, (*loc, *step))


def _below(schema: dict[str, object]) -> Iterator[Loc]:
    return _steps(schema, _ONE_BELOW, _SEVERAL_BELOW, _NAMED_BELOW)


def _steps(
    schema: dict[str, object],
    one: tuple[str, ...],
    several: tuple[str, ...],
    named: tuple[str, ...],
) -> Iterator[Loc]:
    for keyword, value in schema.items():
        if keyword in one:
            yield (keyword,)
        elif keyword in several and isinstance(value, list):
            yield from ((keyword, index) for index in range(len(value)))
        elif keyword in named and isinstance(value, dict):
            yield from ((keyword, name) for name in value)
