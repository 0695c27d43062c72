"""A house's own fields: plain values below `extra`, read by templates alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Annotated

from pydantic import PlainValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from typing_extensions import TypeAliasType

from exporter.article.text import without_controls

MAX_DEPTH = 4
MAX_VALUES = 200
MAX_TEXT = 5000
"""How many characters a text may have."""

MAX_NUMBER = 2**53
"""The greatest whole number that every reader of JSON reads as it was written (RFC 8259, 6)."""

_NAME = re.compile(r"[^\W\d][\w-]{0,59}")

Value = TypeAliasType(
    "Value",
    "str | int | float | bool | tuple[Value, ...] | dict[str, Value]",
)
"""A text, a number, true or false, or several of them in a list or by their names."""


def is_name(name: str) -> bool:
    """Whether a field may be called so."""
    return bool(_NAME.fullmatch(name))


class HouseFields(dict[str, Value]):
    """Values by their names; what is not there is `None`, so that templates show nothing for it."""

    def __missing__(self, _: str) -> None:
        return None

    def __hash__(self) -> int:  # type: ignore[override]
        """Articles are values, and nobody changes one."""
        return hash(frozenset(self.items()))


class _Checking:
    """Checks the values of one article; `wrong` gathers what is refused, each with its loc."""

    def __init__(self) -> None:
        self.wrong: list[InitErrorDetails] = []
        self._count = 0

    def mapping(self, value: object, loc: tuple[str | int, ...]) -> HouseFields:
        """Names and values; what says nothing is left out."""
        if not isinstance(value, Mapping):
            self._refuse("wrong-type", "must be keys and values", value, loc)
            return HouseFields()
        pairs = ((name, self._named(name, inner, (*loc, name))) for name, inner in value.items())
        return HouseFields({name: inner for name, inner in pairs if inner not in (None, {})})

    def _named(self, name: str, value: object, loc: tuple[str | int, ...]) -> Value | None:
        if not is_name(str(name)):
            message = f"{name!r} is no name: letters, digits, hyphens and underscores"
            self._refuse("bad-key", message, value, loc)
            return None
        return self._value(value, loc)

    def _value(self, value: object, loc: tuple[str | int, ...]) -> Value | None:
        self._count += 1
        if self._count == MAX_VALUES + 1:
            self._refuse("extra-too-large", f"holds more than {MAX_VALUES} values", value, ())
        if self._count > MAX_VALUES or value is None:
            return None
        if isinstance(value, date | time):
            return value.isoformat()
        if isinstance(value, str | int | float):
            return self._scalar(value, loc)
        if len(loc) >= MAX_DEPTH:
            self._refuse("nesting-too-deep", f"nests more than {MAX_DEPTH} deep", value, loc)
            return None
        if isinstance(value, Sequence):
            return tuple(self._items(value, loc))
        return self.mapping(value, loc)

    def _items(self, values: Sequence[object], loc: tuple[str | int, ...]) -> Iterator[Value]:
        for index, value in enumerate(values):
            item = self._value(value, (*loc, index))
            if item is not None and item != {}:
                yield item

    def _scalar(self, value: str | float, loc: tuple[str | int, ...]) -> Value | None:
        if isinstance(value, str):
            return self._text(value, loc)
        if not math.isfinite(value) or abs(value) > MAX_NUMBER:
            self._refuse("bad-number", "is too great a number", value, loc)
            return None
        return value

    def _text(self, text: str, loc: tuple[str | int, ...]) -> str | None:
        if len(text) > MAX_TEXT:
            self._refuse("extra-too-large", f"has more than {MAX_TEXT} characters", text[:20], loc)
            return None
        try:
            return without_controls(text)
        except PydanticCustomError as refusal:
            self.wrong.append(InitErrorDetails(type=refusal, loc=loc, input=text))
            return None

    def _refuse(self, code: str, message: str, value: object, loc: tuple[str | int, ...]) -> None:
        kind = PydanticCustomError(code, "{message}", {"message": message})
        self.wrong.append(InitErrorDetails(type=kind, loc=loc, input=value))


def _checked(value: object) -> HouseFields:
    checking = _Checking()
    fields = checking.mapping({} if value is None else value, ())
    if checking.wrong:
        raise ValidationError.from_exception_data("extra", checking.wrong)
    return fields


Extra = Annotated[HouseFields, PlainValidator(_checked, json_schema_input_type=dict[str, Value])]
"""The fields that a house has beside ours; never `None`."""
