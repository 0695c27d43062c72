"""Digits as the language of an article writes them, by CLDR or by its tag."""

from __future__ import annotations

import pytest
from babel import Locale, localedata

from exporter.article.native_digits import _SETTLED, digits_of, numerals_of, with_digits


@pytest.mark.parametrize(
    ("language", "numerals"),
    [
        ("en", "latn"),
        ("fa", "arabext"),
        ("ckb", "arab"),
        ("ckb-Latn", "latn"),
        ("fa-u-nu-latn", "latn"),
        ("ar", "latn"),
        ("ar-EG", "arab"),
        ("ar-MA", "latn"),
        ("hi", "latn"),
        ("hi-u-nu-native", "deva"),
        ("bn", "beng"),
        ("my", "mymr"),
        ("ur-u-nu-native", "arabext"),
        ("th-u-ca-gregory-nu-thai", "thai"),
        ("ja-u-nu-jpan", "latn"),
        ("aii", "latn"),
    ],
)
def test_numerals_are_those_of_cldr_unless_the_tag_asks_for_others(
    language: str, numerals: str
) -> None:
    assert numerals_of(language) == numerals


@pytest.mark.parametrize("language", sorted(_SETTLED))
def test_languages_of_which_cldr_is_not_asked_have_latin_digits(language: str) -> None:
    tags = [tag for tag in localedata.locale_identifiers() if tag.split("_")[0] == language]

    assert {str(Locale.parse(tag).default_numbering_system) for tag in tags} == {"latn"}


@pytest.mark.parametrize("numerals", ["latn", "arab", "deva", "adlm", "thai"])
def test_digits_count_from_zero(numerals: str) -> None:
    assert [int(digit) for digit in digits_of(numerals)] == list(range(10))


def test_all_else_in_a_text_stays() -> None:
    assert with_digits("§ 12, x3", "fa") == "§ ۱۲, x۳"
    assert with_digits("§ 12", "de") == "§ 12"
