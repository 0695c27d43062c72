"""What hangs on the word before it begins no line: calls of notes, raised and lowered letters."""

from __future__ import annotations

import pytest

from tests.engine.test_patches import lines_of
from tests.support.small import cascade_of

WIDTHS = range(30, 66)  # millimetres; some of them end a line right before the mark
NOTE = '<span style="float: footnote">A note.</span>'
MARKS = {"call": NOTE, "sup": "<sup>2</sup>", "em": "<em><sup>2</sup></em>"}


def first_letters(marked: str) -> set[str]:
    """What the lines of a sentence begin with, in many measures."""
    texts = [f'<p style="width: {width}mm">{marked} and so on</p>' for width in WIDTHS]
    document = cascade_of("--fit: 1", "".join(texts)).layout().document
    return {line.strip()[0] for line in lines_of(document) if "note" not in line and line.strip()}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("end", [".", ",", ":", ";", "!", "?", "…", "”", ")", ""])
def test_no_line_begins_with_a_mark_that_hangs_on_a_word(mark: str, end: str) -> None:
    letters = first_letters(f"The quick brown fox had a <b>plan</b> for it{end}{MARKS[mark]}")
    assert not any(letter.isdigit() for letter in letters)


def test_a_call_behind_a_blank_goes_with_the_word_before_it() -> None:
    letters = first_letters(f"The quick brown fox had a plan for it {NOTE}")
    assert not any(letter.isdigit() for letter in letters)


def test_a_raised_letter_behind_a_blank_may_begin_a_line() -> None:
    assert "2" in first_letters("The quick brown fox had a plan for <sup>2</sup>H")
