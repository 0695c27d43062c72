"""Dates as YAML 1.1, Jekyll, Hugo and people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exporter.readers.dates import moment_in
from tests.support.cases import article, failures, lines, reading

_EASTERN = timezone(timedelta(hours=-4))
_AT_TWO = datetime(2015, 3, 17, 14, tzinfo=_EASTERN)


@pytest.mark.parametrize(
    "text",
    [
        "2015-03-17 14:00:00 -4",
        "2015-3-17 14:00:00 -04:00",
        "2015-03-17t14:00:00.0 -4",
        "2015-03-17 14:00 -0400",
        "2015-03-17 14:00:00 -0400 EDT",
        "2015-03-17 14:00:00 EDT",
        "2015-03-17T18:00:00Z",
        "2015-03-17 18:00:00 UTC",
        "2015/03/17 14:00:00 -0400",
        "Tue, 17 Mar 2015 14:00:00 -0400",
        "Tuesday, 17-Mar-15 14:00:00 EDT",
        "17 Mar 15 14:00 -0400",
        "Tue Mar 17 14:00:00 EDT 2015",
        "Tue Mar 17 14:00:00 -0400 2015",
        "March 17, 2015 2:00 PM EDT",
        "Tue Mar 17 2015 14:00:00 GMT-0400 (Eastern Daylight Time)",
    ],
)
def test_a_time_is_read_as_every_system_writes_it(text: str) -> None:
    read = article(f"---\ndate: '{text}'\n---\nLede.\n").published
    assert isinstance(read, datetime)
    assert read == _AT_TWO
    assert reading(f"---\ndate: '{text}'\n---\nLede.\n").diagnostics == ()


@pytest.mark.parametrize(
    "text",
    ["2015-3-17", "2015/03/17", "17 March 2015", "March 17th, 2015", "Mar 17 2015", "17/03/2015"],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert article(f"---\ndate: {text}\n---\nLede.\n").published == date(2015, 3, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2015-03-17 14:00:00",
        "2015-03-17 14:00 XYZ",
        "2015-03-17 14:00 Europe/Rome",
        "Tue Mar 17 14:00:00 2015",
    ],
)
def test_a_time_without_a_zone_keeps_its_date_and_is_told(text: str) -> None:
    read = reading(f"---\ndate: {text}\n---\nLede.\n")
    assert read.article.published == date(2015, 3, 17)
    assert lines(list(read.diagnostics)) == ["2:7 naive-datetime"]


@pytest.mark.parametrize("text", ["31 March", "03/04/2015", "2015-02-30", "soon", "2015-03-17x"])
def test_what_is_no_certain_date_goes_with_a_warning(text: str) -> None:
    read = reading(f"---\ndate: {text}\n---\nLede.\n")
    assert read.article.published is None
    assert lines(list(read.diagnostics)) == ["2:7 bad-date"]


def test_two_digits_of_a_year_lie_in_the_century_of_posix() -> None:
    assert moment_in("02 Jan 06") == date(2006, 1, 2)
    assert moment_in("02 Jan 69") == date(1969, 1, 2)


def test_yaml_takes_the_same_dates_and_still_refuses_what_is_none() -> None:
    text = "headline: x\nlede: y\npublished: 2015-03-17 18:00:00 +0\n"
    assert article(text, "yaml").published == datetime(2015, 3, 17, 18, tzinfo=UTC)
    assert lines(failures("lede: y\npublished: soon\n", "yaml")) == ["2:12 bad-date"]
