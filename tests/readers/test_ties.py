"""Spaces at which no line ends, by language; only typed spaces become them, and go back."""

from __future__ import annotations

import pytest

from exporter.readers.typography.as_typed import typed_like
from exporter.readers.typography.conventions import convention_of
from exporter.readers.typography.setting import set_inline
from tests.roundtrip.merge.test_typography import merged


def shown(text: str, language: str) -> str:
    convention = convention_of(language)
    assert convention is not None
    return set_inline(text, convention).translate(str.maketrans("\u00a0\u202f", "~_"))


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("cs", "Žil v Praze (u řeky) a s rodinou.", "Žil v~Praze (u~řeky) a~s~rodinou."),
        ("sk", "K tomu o 5 rokov", "K~tomu o~5 rokov"),
        ("pl", "W domu i z nią; A. Nowak", "W~domu i~z~nią; A. Nowak"),
        ("pl", "w *domu* i **z** nią", "w~*domu* i~**z**~nią"),
        ("pl", "`w domu` i https://w.pl/a", "`w domu` i~https://w.pl/a"),
        ("de", "5 kg, 10 Mio. Euro, S. 5, § 7", "5~kg, 10~Mio. Euro, S.~5, §~7"),
        ("de", "5 kgs, im Jahr 2020 300 Leute", "5 kgs, im Jahr 2020 300 Leute"),
        ("cs", "10 000 Kč", "10~000~Kč"),
        ("fr", "3 000 € à 14 h 30", "3_000~€ à 14~h~30"),
        ("fr", "« *oui* » ; « [non](https://a.org) » !", "«_*oui*_»_; «_[non](https://a.org)_»_!"),
        ("hi", "वह गया । *हाँ* ॥ है।", "वह गया~। *हाँ*~॥ है।"),
        ("en", "a 12 kg box of 3 000 in v 5", "a 12 kg box of 3 000 in v 5"),
    ],
)
def test_a_language_ties_what_it_ties(language: str, typed: str, printed: str) -> None:
    assert shown(typed, language) == printed


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("cs", "v Praze a s 10 000 Kč"),
        ("fr", "3 000 € à 14 h 30"),
        ("de", "§ 5 und 5 kg"),
        ("hi", "वह गया ।"),
    ],
)
def test_what_is_tied_is_typed_with_common_spaces_again(language: str, typed: str) -> None:
    convention = convention_of(language)
    assert convention is not None
    tied = set_inline(typed, convention)

    assert tied != typed
    assert typed in typed_like(typed, tied, convention)
    assert set_inline(tied, convention) == tied


def test_an_edit_brings_no_space_of_ours_into_the_file() -> None:
    source = "---\nlang: cs\n---\n\nŽil v Praze a s rodinou.\n\nMá 5 kg.\n"

    assert merged(source, ("Praze", "Brně u řeky")) == source.replace("Praze", "Brně u řeky")
    assert merged(source, ("Má", "Nemá")) == source.replace("Má", "Nemá")


def test_spaces_that_an_author_types_stay() -> None:
    source = "---\nlang: cs\n---\n\nŽil v\u00a0Praze a s rodinou.\n"

    assert "v\u00a0Brně" in merged(source, ("Praze", "Brně"))
