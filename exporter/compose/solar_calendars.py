"""The calendars of Iran and Afghanistan, and of Thailand, which Babel does not know.

By CLDR (calendarPreferenceData) they are those of these territories; a tag may ask for one of them,
or for the Gregorian one, by `-u-ca-`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from exporter.article.language import keyword_of, plain_tag

GREGORIAN, PERSIAN, BUDDHIST = "gregory", "persian", "buddhist"
KNOWN = (GREGORIAN, "iso8601", PERSIAN, BUDDHIST)
_OF_TERRITORIES = {"IR": PERSIAN, "AF": PERSIAN, "TH": BUDDHIST}
_HOMES = {
    **dict.fromkeys(("fa", "mzn", "lrc", "glk"), "IR"),
    **dict.fromkeys(("ps", "haz", "prs"), "AF"),
    "th": "TH",
}
_MONTHS: Mapping[str, str] = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "fa-AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "ps": "وری غويی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    "en": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
}
BEFORE_BUDDHA = 543
"""How many years the Thai calendar is ahead of the Gregorian one."""


def calendar_of(language: str) -> str:
    """The calendar of a BCP 47 tag, `gregory` for one that we do not reckon in."""
    asked = keyword_of(language, "ca")
    if asked:
        return asked if asked in (PERSIAN, BUDDHIST) else GREGORIAN
    name, *others = plain_tag(language).split("-")
    region = next((one for one in others if len(one) == 2), _HOMES.get(name, ""))
    return _OF_TERRITORIES.get(region, GREGORIAN)


def months_of(language: str) -> tuple[str, ...]:
    """The names of the months where they are not those of CLDR's Gregorian calendar."""
    return persian_months(language) if calendar_of(language) == PERSIAN else ()


def persian_months(language: str) -> tuple[str, ...]:
    """The names of the twelve months in a language; none where we do not know them."""
    name, *others = plain_tag(language).split("-")
    own = _MONTHS.get(f"{name}-AF" if "AF" in others else name) or _MONTHS.get(name, "")
    return tuple(own.split())


def persian_day(value: date) -> tuple[int, int, int] | None:
    """A day's year, month and day in the Solar Hijri calendar; `None` before it began."""
    from persiantools.jdatetime import JalaliDate  # most articles never ask

    try:
        day = JalaliDate.to_jalali(value.year, value.month, value.day)
    except (ValueError, OverflowError):
        return None
    return day.year, day.month, day.day


def day_said(year: int, month: int, day: int, language: str) -> date | None:
    """The day of a date in the calendar of a language; `None` where there is none."""
    calendar = calendar_of(language)
    if calendar == BUDDHIST:
        year -= BEFORE_BUDDHA
    try:
        return _of_persian(year, month, day) if calendar == PERSIAN else date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _of_persian(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    return JalaliDate(year, month, day).to_gregorian()
