"""Dates as people and other systems write them, brought to what the model takes.

YAML 1.1 has `2015-3-17 14:00:00 -4`, Jekyll reads what Ruby does, Hugo a list of Go's layouts: ISO
8601, RFC 822, 850 and 1123, Unix, and English months in words. A time without a zone is not a
moment: its date is kept. What may be read in two ways is not guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from pydantic_core import PydanticCustomError

from exporter.article.moments import moment
from exporter.diagnostics import warning
from exporter.readers.reading import Draft

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIMES = r"(?P<time>\b\d{1,2}:\d{2}.*?)"
_DAY_NAME = re.compile(r"\A(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+", re.IGNORECASE)
_END = r"(?:[T\s,]+(?:at\s+)?(?P<rest>.*))?\Z"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_END}",
        rf"{_YEAR}(?P<number>\d{{2}})(?P<day>\d{{2}}){_END}",
        rf"{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_END}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{_END}",
        rf"{_MONTH}\s+{_DAY}\s+{_TIMES}\s+{_YEAR}\Z",
        r"(?P<day>1[3-9]|2\d|3[01])(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4})"
        + _END,
        r"(?P<number>\d{1,2})(?P<mark>[-/.])(?P<day>1[3-9]|2\d|3[01])(?P=mark)(?P<year>\d{4})"
        + _END,
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d*))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_OFFSET = re.compile(
    r"(?:UTC|GMT)?\s*(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"(?:\s+\(?[A-Z][\w ]*\)?)?\Z",
    re.IGNORECASE,
)
_ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "WEST"), 1),
    **dict.fromkeys(("CEST", "EET"), 2),
    **dict.fromkeys(("EEST", "MSK"), 3),
    **dict.fromkeys(("ADT",), -3),
    **dict.fromkeys(("AST", "EDT"), -4),
    **dict.fromkeys(("EST", "CDT"), -5),
    **dict.fromkeys(("CST", "MDT"), -6),
    **dict.fromkeys(("MST", "PDT"), -7),
    **dict.fromkeys(("PST", "AKDT"), -8),
    **dict.fromkeys(("HST",), -10),
    **dict.fromkeys(("JST",), 9),
}
"""Names of zones as RFC 822 and Ruby have them, and those of Europe, in hours."""


def moment_in(text: str) -> date | datetime | None:
    """The date, or the time with its zone, that `text` says; a time without one as a naive
    `datetime`, so that the caller may say so. `None` where it says no date, or two."""
    text = _DAY_NAME.sub("", text.strip())
    for pattern in _DATES:
        if match := pattern.match(text):
            return _moment(match)
    return None


def _moment(match: re.Match[str]) -> date | datetime | None:
    parts = match.groupdict()
    number = parts.get("number") or _MONTHS.index(parts["month"][:3].lower()) + 1
    try:
        day = date(_full_year(parts["year"]), int(number), int(parts["day"]))
    except ValueError:
        return None
    said = (parts.get("rest") or parts.get("time") or "").strip()
    return _timed(day, said) if said else day


def _full_year(year: str) -> int:
    """Two digits are those of RFC 822, in the century that POSIX gives them."""
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= 69 else 2000)


def _timed(day: date, said: str) -> datetime:
    """`day` at the time that was said; at midnight, without zone, where it cannot be read."""
    nothing = datetime.combine(day, time())
    match = _TIME.match(said)
    if match is None:
        return nothing
    part = (match["part"] or "")[:6].ljust(6, "0")
    try:
        clock = time(_hour(match), int(match["minute"]), int(match["second"] or 0), int(part))
        return datetime.combine(day, clock, _zone(match["zone"].strip()))
    except ValueError:
        return nothing


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if not match["half"]:
        return hour
    return hour % 12 + (12 if match["half"][0].lower() == "p" else 0)


def _zone(name: str) -> tzinfo | None:
    """The zone of that name or offset; `None` where there is none that we know."""
    if offset := _OFFSET.match(name):
        away = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-away if offset["sign"] == "-" else away)
    hours = _ZONES.get(name.strip("()").upper())
    return None if hours is None else timezone(timedelta(hours=hours))


def settle_dates(draft: Draft, *, leave_out: bool) -> None:
    """Bring the dates of `draft` to what the model takes, doubts as warnings.

    What is no date goes with a warning where `leave_out` says so, and else stays for the model to
    refuse.
    """
    for field in ("published", "updated", "embargo"):
        value = draft.data.get(field)
        if isinstance(value, str | date) and not _is_moment(value):
            _settle(draft, field, value, leave_out=leave_out and field != "embargo")


def _is_moment(value: str | date) -> bool:
    try:
        moment(value)
    except PydanticCustomError:
        return False
    return True


def _settle(draft: Draft, field: str, value: str | date, *, leave_out: bool) -> None:
    read = moment_in(value) if isinstance(value, str) else value
    place = draft.places.get((field,))
    if isinstance(read, datetime) and read.tzinfo is None:
        message = f"{str(value)!r} says a time but no zone that is known; only its date is kept"
        draft.diagnostics.append(warning("naive-datetime", message, place))
        read = read.date()
    if read is not None and _is_moment(read):
        draft.data[field] = read
    elif leave_out:
        message = f"{str(value)!r} is no date that can be read in one way only; it was left out"
        draft.diagnostics.append(warning("bad-date", message, place))
        del draft.data[field]
