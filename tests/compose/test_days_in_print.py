"""Dates as each language writes them, against CLDR by way of Babel."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime

import pytest
from babel import Locale
from babel.dates import format_date

from exporter.article.vocabulary import known
from exporter.compose.days_in_print import day_in, moment_in
from exporter.compose.solar_calendars import calendar_of, day_said, months_of
from exporter.roundtrip.word.byline import date_in, only_date_in

DAY = date(2026, 3, 31)


def in_latin_digits(text: str) -> str:
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )


@pytest.mark.parametrize("language", sorted(known()))
def test_a_day_is_written_as_cldr_has_it(language: str) -> None:
    locale = Locale.parse(language, sep="-")
    shown = day_in(DAY, f"{language}-u-ca-gregory")

    assert in_latin_digits(shown) == format_date(DAY, "long", locale=locale)
    assert not re.search(r"M\d\d", shown)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("fa", "۱۱ فروردین ۱۴۰۵"),
        ("fa-IR", "۱۱ فروردین ۱۴۰۵"),
        ("fa-u-nu-latn", "11 فروردین 1405"),
        ("fa-u-ca-gregory", "۳۱ مارس ۲۰۲۶"),
        ("fa-AF", "۱۱ حمل ۱۴۰۵"),
        ("en-u-ca-persian", "11 Farvardin 1405"),
        ("de-u-ca-persian", "1405/01/11"),
        ("th", "31 มีนาคม พ.ศ. 2569"),
        ("th-u-nu-thai", "๓๑ มีนาคม พ.ศ. ๒๕๖๙"),
        ("th-u-ca-gregory", "31 มีนาคม ค.ศ. 2026"),
        ("ar-EG", "٣١ مارس ٢٠٢٦"),
        ("zh-Hans", "2026年3月31日"),
        ("dv", "2026-03-31"),
        ("aii", "2026-03-31"),
        ("ja-u-ca-hebrew", "2026年3月31日"),
    ],
)
def test_a_day_is_in_the_calendar_and_digits_of_its_tag(language: str, day: str) -> None:
    assert day_in(DAY, language) == day


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("en", "2 April 2026 14:05 UTC"),
        ("de", "2. April 2026 14:05 UTC"),
        ("ja", "2026年4月2日 14:05 UTC"),
        ("fa", "۱۳ فروردین ۱۴۰۵ ۱۴:۰۵ UTC"),
        ("aii", "2026-04-02 14:05 UTC"),
    ],
)
def test_a_moment_has_its_time_of_day_and_zone(language: str, moment: str) -> None:
    assert moment_in(datetime(2026, 4, 2, 14, 5, tzinfo=UTC), language) == moment


@pytest.mark.parametrize("language", [*sorted(known()), "fa-AF", "th-u-nu-thai", "ar-EG", "aii"])
def test_an_edited_day_is_read_in_the_calendar_in_which_it_was_shown(language: str) -> None:
    shown = day_in(DAY, language)

    assert date_in(shown, language) == only_date_in(shown, language) == DAY


def test_a_year_of_the_persian_calendar_has_twelve_months() -> None:
    for language in ("fa", "fa-AF", "ps", "en-u-ca-persian"):
        assert calendar_of(language) == "persian"
        assert len(set(months_of(language))) == 12
    assert day_said(1405, 13, 1, "fa") is None
    assert day_said(1403, 12, 30, "fa") == date(2025, 3, 20)  # a leap year
