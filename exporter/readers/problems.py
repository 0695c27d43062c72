"""From pydantic's errors to sentences with a place and a hint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exporter.article import Article, Author, Correction, ListItem, Question, Section
from exporter.article.blocks import BLOCKS
from exporter.article.places import Loc, known_part, nearest
from exporter.diagnostics import Diagnostic, error
from exporter.diagnostics.hints import did_you_mean
from exporter.readers.reading import Draft

_MODELS: Mapping[str, type[BaseModel]] = {
    "byline": Author,
    "sections": Section,
    "faq": Question,
    "corrections": Correction,
    "items": ListItem,
    **BLOCKS,
}


def problems(
    failure: ValidationError, draft: Draft, declared: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """A diagnostic for everything that the model refused in `draft`.

    `declared` are the keys that a house has beside ours.
    """
    return [_diagnostic(details, draft, declared) for details in failure.errors(include_url=False)]


def sentence_of(details: ErrorDetails) -> Sentence:
    """The code, the sentence and the hint, or `None`, of what a model of any kind refused."""
    return _SENTENCES.get(details["type"], _as_it_says)(details)


def _diagnostic(details: ErrorDetails, draft: Draft, declared: frozenset[str]) -> Diagnostic:
    loc, kind = details["loc"], details["type"]
    code, sentence, hint = sentence_of(details)
    place = nearest(draft.places, loc)
    if kind == "empty-text" and loc[-1] == "src":
        return error(code, "a picture names no file", place, "write its path, or take it out")
    if kind == "extra_forbidden":
        place = draft.keys.get(known_part(draft.places, loc), place)
        hint = hint or (did_you_mean(str(loc[-1]), declared) if len(loc) == 1 else None)
    path = _path(loc[:-1] if kind in ("extra_forbidden", "missing") else loc, draft)
    if loc[:1] == ("extra",) and declared.intersection(map(str, loc[1:2])):
        path = path.removeprefix("extra.")
    return error(code, f"{path}: {sentence}" if path else sentence, place, hint)


def _path(loc: Loc, draft: Draft) -> str:
    """`loc` as one writes it, `byline[0].name`, without what only pydantic knows.

    Of what has no key in the file, as the body of Markdown has none, the last name alone.
    """
    parts = known_part(draft.places, loc)
    if parts and (parts[0],) not in draft.keys:
        last = parts[-1]
        return last if isinstance(last, str) and last != "text" else ""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.lstrip(".")


Sentence = tuple[str, str, str | None]


def _as_it_says(details: ErrorDetails) -> Sentence:
    """Our own errors come with their code and sentence; others get theirs from pydantic."""
    code = details["type"].replace("_", "-")
    return code, details["msg"][0].lower() + details["msg"][1:], None


def _unknown_key(details: ErrorDetails) -> Sentence:
    key = str(details["loc"][-1])
    return "unknown-key", f"unknown key {key!r}", did_you_mean(key, _fields(details["loc"]))


def _fields(loc: Loc) -> list[str]:
    names = [part for part in loc[:-1] if isinstance(part, str) and part in _MODELS]
    model = _MODELS[names[-1]] if names else Article
    return list(model.model_fields)


def _missing(details: ErrorDetails) -> Sentence:
    return "missing-key", f"the key {str(details['loc'][-1])!r} is missing", None


def _no_type(_: ErrorDetails) -> Sentence:
    hint = f"add type: with one of {', '.join(BLOCKS)}"
    return "missing-key", "the key 'type' is missing", hint


def _unknown_block(details: ErrorDetails) -> Sentence:
    name = str(details["ctx"]["tag"])
    hint = did_you_mean(name, BLOCKS) or f"blocks are {', '.join(BLOCKS)}"
    return "unknown-block", f"unknown type of block {name!r}", hint


def _unknown_label(details: ErrorDetails) -> Sentence:
    code, sentence, _ = _as_it_says(details)
    return code, sentence, did_you_mean(str(details["input"]), details["ctx"]["known"])


def _unknown_value(details: ErrorDetails) -> Sentence:
    expected = str(details["ctx"]["expected"]).replace("'", "")
    words = expected.replace(" or ", ", ").split(", ")
    hint = did_you_mean(str(details["input"]), words)
    return "unknown-value", f"{details['input']!r} is none of {expected}", hint


def _wrong_type(wanted: str) -> Callable[[ErrorDetails], Sentence]:
    def sentence(details: ErrorDetails) -> Sentence:
        return "wrong-type", f"must be {wanted}, not {_kind_of(details['input'])}", None

    return sentence


_KINDS: Mapping[type, str] = {
    str: "text",
    dict: "keys and values",
    list: "a list",
    bool: "yes or no",
    type(None): "nothing",
    date: "a date",
    datetime: "a date",
    time: "a time of day",
}


def _kind_of(value: object) -> str:
    return _KINDS.get(type(value), str(value) if isinstance(value, float) else "a number")


def _too_short(_: ErrorDetails) -> Sentence:
    return "empty-list", "must not be empty", None


def _empty(_: ErrorDetails) -> Sentence:
    return "empty-text", "must not be empty", None


def _number(details: ErrorDetails) -> Sentence:
    return "bad-number", details["msg"].removeprefix("Input ").lower(), None


def _surrogate(_: ErrorDetails) -> Sentence:
    return "control-character", "holds half of a character", "delete it"


_SENTENCES: Mapping[str, Callable[[ErrorDetails], Sentence]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "union_tag_not_found": _no_type,
    "union_tag_invalid": _unknown_block,
    "literal_error": _unknown_value,
    "unknown-label": _unknown_label,
    "string_type": _wrong_type("text"),
    "dict_type": _wrong_type("keys and values"),
    "list_type": _wrong_type("a list"),
    "tuple_type": _wrong_type("a list"),
    "model_type": _wrong_type("keys and values"),
    "model_attributes_type": _wrong_type("keys and values"),
    "bool_type": _wrong_type("true or false"),
    "bool_parsing": _wrong_type("true or false"),
    "int_type": _wrong_type("a whole number"),
    "int_parsing": _wrong_type("a whole number"),
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "too_short": _too_short,
    "string_too_short": _empty,
    "string_unicode": _surrogate,
}
