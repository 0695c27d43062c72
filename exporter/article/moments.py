"""Dates, and times that say their zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE_BEFORE_ZONE = re.compile(r" (?=[+-]\d{2}:?\d{2}$)")


def moment(value: object) -> date | datetime:
    """A date, or a time with its zone, from ISO 8601; raises `bad-date` or `naive-datetime`."""
    if isinstance(value, str):
        value = _from_text(value.strip())
    match value:
        case datetime():
            return _zoned(value)
        case date():
            return value
    raise PydanticCustomError(
        "bad-date", "must be a date such as 2026-03-31, or a time with its zone"
    )


def instant(value: object) -> datetime:
    """A time with its zone; raises as `moment` does, and `bad-date` for a date alone."""
    time = moment(value)
    if not isinstance(time, datetime):
        raise PydanticCustomError(
            "bad-date", "must say the time too, such as 2026-03-31T06:00:00+02:00"
        )
    return time


def day(value: object) -> date:
    """A date without a time; raises as `moment` does, and `bad-date` for a time."""
    date_alone = moment(value)
    if isinstance(date_alone, datetime):
        raise PydanticCustomError("bad-date", "must be a date without a time, such as 2026-03-31")
    return date_alone


def _from_text(text: str) -> date | datetime:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(_SPACE_BEFORE_ZONE.sub("", text))
    except ValueError:
        raise PydanticCustomError(
            "bad-date",
            "'{text}' is no date such as 2026-03-31, or time with its zone",
            {"text": text},
        ) from None


def _zoned(value: datetime) -> datetime:
    """`value` with its zone as a fixed offset, which is all that ISO 8601 can say."""
    offset = value.utcoffset()
    if offset is None:
        raise PydanticCustomError("naive-datetime", "says a time but not its zone")
    return value.replace(tzinfo=timezone(offset), fold=0)


def _iso(value: date) -> str:
    return value.isoformat()


_ISO = PlainSerializer(_iso, return_type=str, when_used="json")
_DATE_SCHEMA = {"type": "string", "format": "date"}
_TIME_SCHEMA = {"type": "string", "format": "date-time"}

Moment = Annotated[
    date | datetime,
    PlainValidator(moment),
    _ISO,
    WithJsonSchema({"anyOf": [_DATE_SCHEMA, _TIME_SCHEMA]}),
]
"""A date, or a time that says its zone."""

Day = Annotated[date, PlainValidator(day), _ISO, WithJsonSchema(_DATE_SCHEMA)]
"""A date without a time."""

Instant = Annotated[datetime, PlainValidator(instant), _ISO, WithJsonSchema(_TIME_SCHEMA)]
"""A time that says its zone."""
