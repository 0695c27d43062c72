"""Dates as people write them out, in the language of the article."""

from __future__ import annotations

import re
from datetime import date, datetime

from exporter.view import locale_of

_NUMBER = re.compile(r"\d+")
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


def on_day(before: date | None, day: date) -> date:
    """A moment on another day, its time of day kept."""
    if isinstance(before, datetime):
        return datetime.combine(day, before.timetz())
    return day


def _month(text: str, language: str) -> int | None:
    """The month that a text names, in full, as it stands in dates or by itself."""
    months = locale_of(language).months
    names = {
        name.casefold(): number
        for form in ("stand-alone", "format")
        for width in ("wide",)
        for number, name in months[form][width].items()
    }
    words = text.casefold()
    found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return names[max(found, key=len)] if found else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
