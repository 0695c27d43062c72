"""New words in an old spelling."""

from __future__ import annotations

import pytest

from exporter.roundtrip.merge.respelling import reworded


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("one 2 three four", "one\n2 three\nfour"),
        ("one three four", "one three\nfour"),
        ("zero one two three four", "zero one\ntwo three\nfour"),
        ("one two three four five", "one\ntwo three\nfour five"),
        ("two three four", "two three\nfour"),
        ("one two three and four", "one\ntwo three\nand four"),
        ("one two three", "one\ntwo three"),
    ],
)
def test_other_words_keep_their_line_breaks(new: str, expected: str) -> None:
    assert reworded("one\ntwo three\nfour", "one two three four", new) == expected


def test_words_that_are_spelt_otherwise_stay_where_no_edit_touches_them() -> None:
    raw, old = "see &amp; hear[^1] the end", "see & hear^[note] the end"

    assert reworded(raw, old, old.replace("end", "start")) == "see &amp; hear[^1] the start"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("see & listen", "see &amp; listen"),
        ("hear & hear", "hear &amp; hear"),
        ("do see & hear", "do see &amp; hear"),
        ("see also & hear", "see also &amp; hear"),
        ("& hear", "&amp; hear"),
    ],
)
def test_the_neighbours_of_words_that_are_spelt_otherwise_may_change(
    new: str, expected: str
) -> None:
    assert reworded("see &amp; hear", "see & hear", new) == expected


def test_an_edit_of_words_that_are_spelt_otherwise_is_not_tried() -> None:
    assert reworded("see &amp; hear", "see & hear", "see and hear") is None


def test_a_note_keeps_its_name_where_the_words_before_it_change() -> None:
    raw, old = "Second para.[^n]\nMore.", "Second para.^[A note here.] More."

    assert reworded(raw, old, f"A second {old[7:]}") == "A second para.[^n]\nMore."
