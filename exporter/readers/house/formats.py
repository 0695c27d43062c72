"""The formats that a schema may ask of texts (JSON Schema validation, draft 2020-12, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:  # slow to load
    from jsonschema import FormatChecker

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) and _is(date.fromisoformat, text)


def _is_moment(text: str) -> bool:
    return bool(_MOMENT.fullmatch(text)) and _is(datetime.fromisoformat, text.upper())


def _is_time(text: str) -> bool:
    return bool(_TIME.fullmatch(text)) and _is(time.fromisoformat, text.upper())


def _is_mail(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text))


def _is_address(text: str) -> bool:
    return not re.search(r"\s", text) and _is(urlsplit, text) and bool(urlsplit(text).scheme)


def _is(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date": _is_date,
    "date-time": _is_moment,
    "time": _is_time,
    "email": _is_mail,
    "idn-email": _is_mail,
    "uri": _is_address,
    "iri": _is_address,
}
NAMES: Mapping[str, str] = {
    "date": "date, such as 2026-03-31",
    "date-time": "moment, such as 2026-03-31T06:00:00+02:00",
    "time": "time, such as 06:00:00+02:00",
    "email": "e-mail address",
    "idn-email": "e-mail address",
    "uri": "whole address, such as https://example.org",
    "iri": "whole address, such as https://example.org",
}
"""What each is, for who writes one."""


@cache
def checker() -> FormatChecker:
    """Checks texts, those of other formats as jsonschema does."""
    from jsonschema import FormatChecker

    checks = FormatChecker()
    checks.checkers = dict(FormatChecker.checkers)
    for name, check in _CHECKS.items():
        checks.checks(name)(_of_texts(check))
    return checks


def _of_texts(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)
