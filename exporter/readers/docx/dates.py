"""Dates as people write them out, in the language of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from babel.dates import format_date

from exporter.view import locale_of

_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def date_in(text: str, language: str) -> date | None:
    """The day that a text is, such as `31 March 2026` or `2026-03-31`; `None` for other text."""
    iso = _ISO.search(text)
    if iso:
        return _day(iso[0])
    month = _month(text, language)
    numbers = [int(number) for number in _NUMBER.findall(text)]
    years = [number for number in numbers if number > 31]  # no month is longer
    days = [number for number in numbers if number not in years]
    if month is None or len(years) != 1 or len(days) != 1:
        return None
    return _day(f"{years[0]:04d}-{month:02d}-{days[0]:02d}")


def only_date_in(text: str, language: str) -> date | None:
    """The day that a text is; `None` where it says anything else besides."""
    day = date_in(text, language)
    if day is None or _ISO.fullmatch(text.strip()):
        return day
    locale = locale_of(language)
    written = [format_date(day, form, locale) for form in ("full", "long")]
    known = _words_of(" ".join([*written, *(name for name, _ in _names(language))]))
    return day if _words_of(text) <= known else None


def on_day(before: date | None, day: date) -> date:
    """A moment on another day, its time of day kept."""
    if isinstance(before, datetime):
        return datetime.combine(day, before.timetz())
    return day


def _month(text: str, language: str) -> int | None:
    """The month that a text names, in full, as it stands in dates or by itself."""
    names = dict(_names(language))
    words = text.casefold()
    found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return names[max(found, key=len)] if found else None


def _names(language: str) -> Iterator[tuple[str, int]]:
    """The months' names in both of their forms, with their numbers."""
    months = locale_of(language).months
    for form in ("stand-alone", "format"):
        for number, name in months[form]["wide"].items():
            yield name.casefold(), number


def _words_of(text: str) -> set[str]:
    return set(_LETTERS.findall(text.casefold()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
