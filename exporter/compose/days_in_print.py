"""Days and times as an article's language writes them: names, order, calendar and digits.

CLDR says all of it, by way of Babel. A language whose months CLDR does not name gets the numbers of
ISO 8601, never the name of a month in another language.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime

from exporter.article.language import known_locale_of
from exporter.article.native_digits import with_digits
from exporter.compose.solar_calendars import (
    BEFORE_BUDDHA,
    BUDDHIST,
    GREGORIAN,
    PERSIAN,
    calendar_of,
    persian_day,
    persian_months,
)

_FIRST = {"fr": "1er", "it": "1º", "pt": "1º"}
"""The first of a month, where a language says that it is the first and not the one."""
_NUMBERED = re.compile(r"M?\d+")  # as the root of CLDR calls months, which have no name


def day_in(value: date, language: str) -> str:
    """A day, such as `31 March 2026`."""
    calendar = calendar_of(language)
    if calendar == PERSIAN:
        text = _persian(value, language)
    elif calendar == BUDDHIST:
        text = _buddhist(value, language)
    else:
        text = _gregorian(value, language)
    return with_digits(text, language)


def moment_in(value: datetime, language: str) -> str:
    """A day with the time of day and its zone, such as `2 April 2026 14:00 UTC`."""
    locale = known_locale_of(language)
    if locale is None or locale.language != "en" or calendar_of(language) != GREGORIAN:
        zone = format_datetime(value, "z", locale=locale or Locale("en"))
        return f"{day_in(value, language)} {with_digits(f'{value:%H:%M}', language)} {zone}"
    return format_datetime(value, "d MMMM y HH:mm z", locale=locale)


def _gregorian(value: date, language: str) -> str:
    locale = _naming(value, language)
    if locale is None:
        return _iso(value)
    text = format_date(value, "long", locale=locale)
    return re.sub(r"\A1(?= )", _FIRST.get(locale.language, "1"), text)


def _persian(value: date, language: str) -> str:
    parts = persian_day(value)
    if parts is None:
        return _gregorian(value, language)
    year, month, day = parts
    names = persian_months(language)
    return f"{day} {names[month - 1]} {year}" if names else f"{year}/{month:02d}/{day:02d}"


def _buddhist(value: date, language: str) -> str:
    """The Thai year; its era is named where CLDR does, in Thai."""
    locale = _naming(value, language)
    year = value.year + BEFORE_BUDDHA
    if locale is None:
        return f"{year}-{value:%m-%d}"
    if locale.language == "th":
        return f"{format_date(value, 'd MMMM', locale=locale)} พ.ศ. {year}"
    return format_date(value, "long", locale=locale).replace(str(value.year), f"{year} BE")


def _naming(value: date, language: str) -> Locale | None:
    """The locale of a language, if it names the month of a day."""
    locale = known_locale_of(language)
    if locale is None:
        return None
    name = str(locale.months["format"]["wide"][value.month])
    return None if _NUMBERED.fullmatch(name) else locale


def _iso(value: date) -> str:
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
