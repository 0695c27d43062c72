"""Lines of scripts without blanks break between words, or at syllables."""

from __future__ import annotations

import pytest

from exporter.scripts import break_chances
from exporter.scripts.break_chances import (
    BOND,
    CHANCE,
    with_bonds,
    with_chances,
    with_parted_paths,
    with_whole_paths,
)
from tests.support import pages, samples


@pytest.fixture
def syllables(monkeypatch: pytest.MonkeyPatch) -> None:
    """As without the extra that has dictionaries."""
    monkeypatch.setattr(break_chances, "_words", lambda: None)
    break_chances._parts.cache_clear()


@pytest.mark.parametrize("text", ["Hello, world 12", "日本語の項目。", "שלום", "नमस्ते दुनिया"])
def test_a_script_with_blanks_or_with_free_characters_stays_as_it_is(text: str) -> None:
    assert with_chances(text) == text


@pytest.mark.parametrize(
    "text",
    ["เด็กเล่นแต่เช้า ไปเมือง", "ມະນຸດທຸກຄົນເກີດມາ", "មនុស្សទាំងអស់", "လူတိုင်းသည်"],
)
@pytest.mark.usefixtures("syllables")
def test_without_a_dictionary_lines_break_at_syllables_and_nothing_is_lost(text: str) -> None:
    chanced = with_chances(text)
    assert CHANCE in chanced
    assert chanced.replace(CHANCE, "") == text


@pytest.mark.usefixtures("syllables")
def test_no_line_begins_with_a_sign_that_hangs_on_a_letter() -> None:
    parts = with_chances("លូតលាស់ ស្រ្តី မြန်မာ သည်").split(CHANCE)
    assert not any(part[0] in "\u17d2\u17b6\u102d\u103a\u1039" for part in parts)


def test_a_dictionary_says_where_words_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_chances, "_words", lambda: lambda run: (run[:3], run[3:]))
    break_chances._parts.cache_clear()
    assert with_chances("ปฏิญญา") == f"ปฏิ{CHANCE}ญญา"
    break_chances._parts.cache_clear()


def test_korean_words_are_parted_at_blanks_only() -> None:
    assert with_bonds("정치적 또는, A는") == f"정{BOND}치{BOND}적 또{BOND}는, A는"


def test_no_line_breaks_within_a_stack_of_letters() -> None:
    assert with_chances("យុត្ដិធម៌").split(CHANCE)[0].startswith("យុត្ដិ")


@pytest.mark.parametrize(
    ("text", "bonded"),
    [
        ("either/or, usa.gov/data", f"either/{BOND}or, usa.gov/{BOND}data"),
        ("2019 (€/MWh), %/year", f"2019 (€/{BOND}MWh), %/{BOND}year"),
        ("https://a.org/b/", f"https:/{BOND}/{BOND}a.org/{BOND}b/"),
    ],
    ids=["words", "unit", "address"],
)
def test_no_line_breaks_behind_a_slash_that_something_follows(text: str, bonded: str) -> None:
    assert with_whole_paths(text) == bonded


def test_a_path_that_has_no_room_may_be_parted_and_is_as_long() -> None:
    whole = with_whole_paths("a/b c/d")
    parted = with_parted_paths(whole)
    assert parted == f"a/{CHANCE}b c/{CHANCE}d"
    assert len(parted.encode()) == len(whole.encode())


def test_code_breaks_behind_no_slash_that_something_follows() -> None:
    assert with_whole_paths('"../all/x"; a /\n') == f'"../{BOND}all/{BOND}x"; a /\n'


def test_a_path_in_code_stays_whole_and_is_taken_from_the_pdf_as_it_was_typed() -> None:
    path = "../../node_modules/uswds/src/stylesheets/all.css"
    code = {"type": "code", "text": f"@import @import @import @import {path}"}
    made = samples.exporter().export(
        samples.article(sections=[{"heading": None, "blocks": [code]}]),
        editions=["brief"],
        formats=["pdf"],
    )
    assert any(line.text.endswith(path) for line in pages.lines(made.renditions[0].data))
