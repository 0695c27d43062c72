"""Amounts are understood as their language writes them, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from babel import Locale

from exporter.article.charts.amounts import Amount, NotAnAmountError, amount_of


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en_GB", "1,234.5", Amount(1234.5)),
        ("de", "1.234,5", Amount(1234.5)),
        ("fr", "1\u202f234,5\u00a0€", Amount(1234.5, "", " €")),
        ("de_CH", "1’234.5", Amount(1234.5)),
        ("hi", "12,34,567", Amount(1234567)),
        ("en", "12 345", Amount(12345)),
        ("en", ".5", Amount(0.5)),
        ("en", "−4", Amount(-4)),
        ("en", "12 %", Amount(12, "", " %")),
        ("en", "€3m", Amount(3, "€", "m")),
        ("en", "-€3.2m", Amount(-3.2, "€", "m")),
        ("en", "US$ 5", Amount(5, "US$ ", "")),
        ("ar", "١٢٣", Amount(123)),
        ("ar", "١٬٢٣٤٫٥", Amount(1234.5)),
        ("fa", "۱۲۷۰٫۵ متر", Amount(1270.5, "", " متر")),
        ("fa", "\u200e−۳٫۵", Amount(-3.5)),
    ],
)
def test_an_amount_has_its_value_and_its_unit(locale: str, text: str, amount: Amount) -> None:
    assert amount_of(text, Locale.parse(locale)) == amount


@pytest.mark.parametrize("text", ["", "–", "-", "…", "n/a", "N/A", "N.a.", "\u00a0"])
def test_a_dash_or_nothing_is_a_gap(text: str) -> None:
    assert amount_of(text, Locale("en")) is None


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "Taxis"), ("en", "1 to 2"), ("en", "2024-25"), ("en", "1,5"), ("de", "3.1")],
)
def test_other_words_and_the_numbers_of_another_language_are_refused(
    locale: str, text: str
) -> None:
    with pytest.raises(NotAnAmountError):
        amount_of(text, Locale.parse(locale))
