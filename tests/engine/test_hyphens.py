"""Words are hyphenated in every language of which there is an open dictionary."""

from __future__ import annotations

import pyphen
import pytest

from exporter.engine.lines.hyphens import Hyphens
from tests.engine.test_patches import lines_of
from tests.support.small import cascade_of

# The languages of Debian's packages hyphen-*, which are LibreOffice's dictionaries, but Thai.
OF_LIBREOFFICE = (
    "af as be bg bn ca cs da de el en es fr gl gu hi hr hu id is it kn lt lv ml mn mr nl no or pa"
    " pl pt pt-BR ro ru sk sl sr sv ta te uk zu"
)
OF_THE_UNION = "bg hr cs da nl en et fi fr de el hu ga it lv lt pl pt ro sk sl es sv"


def broken(word: str, language: str) -> list[str]:
    name = Hyphens.language_fallback(language)
    assert name is not None
    return [f"{first}-{last}" for first, last in Hyphens.Pyphen(name, 2, 2).iterate(word)]


@pytest.mark.parametrize("language", sorted({*OF_LIBREOFFICE.split(), *OF_THE_UNION.split()}))
def test_a_language_of_libreoffice_or_the_union_has_a_dictionary(language: str) -> None:
    assert Hyphens.language_fallback(language)


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("fi", "yhteenveto", "yhteen-veto"),
        ("ga", "comhairle", "comhair-le"),
        ("tr-TR", "arkadaşlık", "arka-daşlık"),
        ("hi", "अंतरराष्ट्रीय", "अंतर-राष्ट्रीय"),
        ("ka", "საქართველო", "საქარ-თველო"),
        ("no", "bokhylle", "bok-hylle"),
        ("de-AT", "Zusammenfassung", "Zusammen-fassung"),
        ("ca", "col·legi", "col-legi"),
        ("hu", "asszonnyal", "asz-szonnyal"),
    ],
)
def test_a_word_is_broken_where_its_language_breaks_it(
    language: str, word: str, parts: str
) -> None:
    assert parts in broken(word, language)


@pytest.mark.parametrize("language", ["th", "ja", "ar", "xx"])
def test_a_language_without_hyphens_has_none(language: str) -> None:
    assert Hyphens.language_fallback(language) is None


def test_the_dictionaries_of_pyphen_stay_as_they_are() -> None:
    assert pyphen.language_fallback("fi") is None


@pytest.mark.parametrize(
    ("language", "word", "lines"),
    [
        ("ca", "col·legi", ["col-", "legi"]),
        ("hu", "asszonnyal", ["asz-", "szony-", "nyal"]),
        ("fi", "yhteenveto", ["yh-", "teen-", "veto"]),
    ],
)
def test_a_word_spelt_otherwise_at_a_line_s_end_goes_on_with_what_is_left(
    language: str, word: str, lines: list[str]
) -> None:
    rules = "hyphens: auto; hyphenate-character: '-'; hyphenate-limit-chars: 5 2 2; width: 1px"

    layout = cascade_of("", f'<p lang="{language}" style="{rules}">{word}').layout()

    assert [line for line in lines_of(layout.document) if line] == lines


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("pl", ["biało-", "-czerwony"]),
        ("sk", ["biało-", "-czerwony"]),
        ("de", ["biało-", "czerwony"]),
    ],
)
@pytest.mark.parametrize("hyphens", ["auto", "manual"])
def test_a_compound_s_hyphen_is_on_both_lines_in_polish(
    language: str, lines: list[str], hyphens: str
) -> None:
    rules = f"hyphens: {hyphens}; hyphenate-character: '-'; width: 5em; hyphenate-limit-chars: 9"

    layout = cascade_of("", f'<p lang="{language}" style="{rules}">biało-czerwony').layout()

    assert [line for line in lines_of(layout.document) if line] == lines


def test_a_compound_without_room_goes_on_all_the_same() -> None:
    layout = cascade_of("", '<p lang="pl" style="width: 1em">a-bb-ccc-dddd').layout()

    assert "".join(lines_of(layout.document)).replace("-", "") == "abbcccdddd"
