"""Letters of Nastaliq, each at a height of its own, are read line by line."""

from __future__ import annotations

import pytest

from exporter.parity.printed_text import text_of
from exporter.printed import Box, Colour, Face, Glyph, Lettering, Page
from exporter.printed.objects import Matrix

URDU = Face("NotoNastaliqUrdu", "NotoNastaliqUrdu", is_bold=False, is_italic=False)
LETTERING = Lettering(URDU, 10, Colour(0, 0, 0), 0, is_visible=True, mark="")
LOWER = 24  # points from one line to the next


def glyph(letter: str, left: float, baseline: float) -> Glyph:
    return Glyph(letter, LETTERING, left, baseline, Box(left, baseline - 7, left + 6, baseline))


def lines(*glyphs: Glyph) -> list[str]:
    page = Page(1, Matrix(1, 0, 0, 1, 0, 0), 300, 300, {}, glyphs, (), ())
    return [span.text for span in text_of([page]).spans]


def words(heights: tuple[int, ...]) -> tuple[Glyph, ...]:
    """Two lines of two words, the letters of each as far above their baseline as is given."""
    return tuple(
        glyph(letter, 200 - 6 * place, 100 + LOWER * number - height)
        for number, text in enumerate(("شمس قمر", "اسد نمر"))
        for place, (letter, height) in enumerate(zip(text, heights, strict=True))
    )


@pytest.mark.parametrize("heights", [(14, 10, 6, 0, 10, 6, 1), (4, 2, 0, 0, 3, 1, 0)])
def test_letters_that_fall_are_of_the_line_to_which_they_fall(heights: tuple[int, ...]) -> None:
    assert lines(*words(heights)) == lines(*words((0,) * 7))


def test_lines_are_read_alike_in_whichever_order_their_letters_are_painted() -> None:
    painted = words((14, 10, 6, 0, 10, 6, 1))

    assert sorted(lines(*reversed(painted))) == sorted(lines(*painted))


def test_a_letter_that_is_missing_is_seen() -> None:
    painted = words((14, 10, 6, 0, 10, 6, 1))

    assert lines(*painted[1:]) != lines(*painted)
