"""Words that no hyphen may part."""

from __future__ import annotations

import pytest

from exporter.scripts.unhyphenated import by_hyphenation, is_unhyphenated


@pytest.mark.parametrize(
    "word", ["cloud.gov", "press@gsa.gov", "analytics.usa.gov/data,", "a" * 31]
)
def test_an_address_has_no_hyphens(word: str) -> None:
    assert is_unhyphenated(word)


@pytest.mark.parametrize("word", ["government", "U.S.", "e.g.", "re-design", "and/or", "1,200.50"])
def test_a_word_may_have_them(word: str) -> None:
    assert not is_unhyphenated(word)


def test_a_text_is_parted_at_addresses_and_nothing_is_lost() -> None:
    text = " See cloud.gov and  more "
    assert list(by_hyphenation(text)) == [
        (" See ", False),
        ("cloud.gov", True),
        (" and  more ", False),
    ]
