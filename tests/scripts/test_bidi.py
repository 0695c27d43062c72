"""Levels as UAX 9 has them, held against another implementation of it."""

from __future__ import annotations

import random

import pytest
from bidi import get_display  # type: ignore[import-untyped]  # Rust's unicode-bidi

from exporter.scripts.bidi import direction_of, direction_within, in_sight, levels_of, runs_of

MARKS = "\u2066\u2067\u2068\u2069"
LETTERS = f"abאבج5 6.,-()[]%+{MARKS}"
TEXTS = 400


def in_sight_of(text: str, base: int) -> str:
    """A line as it is seen, its brackets not mirrored."""
    levels = levels_of(text, base)
    end = len(text)
    while end and text[end - 1] in " " + MARKS:  # rule L1
        end -= 1
        levels[end] = base
    return "".join(text[place] for place in in_sight(levels))


def without_marks(text: str) -> str:
    return "".join(one for one in text if one not in MARKS)


@pytest.mark.parametrize("base", [0, 1])
def test_letters_of_all_kinds_are_ordered_as_another_implementation_orders_them(base: int) -> None:
    draw = random.Random(15)
    for _ in range(TEXTS):
        text = "".join(draw.choices(LETTERS, k=draw.randint(1, 12))).strip()
        theirs = get_display(text, base_dir="LR"[base])
        assert without_marks(in_sight_of(text, base)) == without_marks(theirs), ascii(text)


def test_a_text_of_one_direction_is_one_run() -> None:
    assert [run.level for run in runs_of(levels_of("Hello (world), 12.", 0))] == [0]


def test_a_signed_number_in_an_isolate_keeps_its_sign_on_its_left() -> None:
    assert "-4.5" in in_sight_of("אב \u2066-4.5\u2069 ג", 1)
    assert "-4.5" not in in_sight_of("אב -4.5 ג", 1)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Hello", "ltr"),
        ("שלום", "rtl"),
        ("123 مرحبا", "rtl"),
        ("123", None),
        ("محمد علي said on Monday that the council would meet again", "ltr"),
        ("Microsoft أعلنت يوم الاثنين أن المجلس سيجتمع مرة أخرى", "rtl"),
    ],
)
def test_a_text_runs_the_way_of_most_of_its_letters(text: str, direction: str | None) -> None:
    assert direction_of(text) == direction


@pytest.mark.parametrize(
    ("text", "own", "direction"),
    [
        ("Words move. كلمات تتحرك.", "ltr", "ltr"),
        ("كلمات تتحرك. Words move on.", "ltr", "ltr"),
        ("كلمات كثيرة تتحرك. Words move.", "ltr", "rtl"),
        ("BBC أعلنت يوم الاثنين أن المجلس", "ltr", "rtl"),
        ("World Bank, Delta Futures", "rtl", "ltr"),
        ("2025", "rtl", "rtl"),
    ],
)
def test_a_text_that_begins_as_its_article_runs_turns_only_for_twice_as_many_letters(
    text: str, own: str, direction: str
) -> None:
    assert direction_within(text, own) == direction
