"""Letters of Nastaliq, each at a height of its own, are read line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporter.parity.matching import NOTE, match
from exporter.parity.printed_text import text_of
from exporter.parity.same_words import lettering
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


@pytest.mark.parametrize(
    "heights", [(14, 10, 6, 0, 10, 6, 1), (4, 2, 0, 0, 3, 1, 0), (11, 3, 0, 0, 9, 3, 0)]
)
def test_letters_that_fall_are_of_the_line_to_which_they_fall(heights: tuple[int, ...]) -> None:
    assert lines(*words(heights)) == lines(*words((0,) * 7))


def test_lines_are_read_alike_in_whichever_order_their_letters_are_painted() -> None:
    painted = words((14, 10, 6, 0, 10, 6, 1))

    assert sorted(lines(*reversed(painted))) == sorted(lines(*painted))


def test_a_letter_that_is_missing_is_seen() -> None:
    painted = words((14, 10, 6, 0, 10, 6, 1))

    assert lines(*painted[1:]) != lines(*painted)


def test_a_part_of_a_line_is_of_it_though_one_in_another_column_stands_between() -> None:
    fallen = words((0, 0, 11, 0, 0, 0, 0))
    aside = tuple(
        glyph(letter, 60 - 6 * place, baseline)
        for place, letter in enumerate("اسد")
        for baseline in (95, 119)
    )
    flat = words((0,) * 7)

    assert sorted(lines(*fallen, *aside)) == sorted(lines(*flat, *aside))


def test_signs_and_figures_beside_falling_letters_are_read_alike_in_either_face() -> None:
    latin = replace(LETTERING, face=replace(URDU, name="SourceSans3", family="SourceSans3"))
    signs = (glyph("#", 190, 100), glyph("7", 184, 100))
    own, lent = (
        (*signs, *words((4, 2, 0, 0, 3, 1, 0))),
        (*words((4, 2, 0, 0, 3, 1, 0)), *(one._replace(lettering=latin) for one in signs)),
    )
    assert lines(*own) == lines(*lent)


def test_the_number_of_a_note_may_be_small_though_falling_letters_have_no_order() -> None:
    def note(size: float, mark: str) -> Page[Glyph]:
        look = replace(LETTERING, size=size, mark=mark)
        number = glyph("1", 206, 100)._replace(lettering=look)
        return Page(1, Matrix(1, 0, 0, 1, 0, 0), 300, 300, {}, (number, *words((0,) * 7)), (), ())

    both = (text_of([note(*one)]) for one in ((10, ""), (5, NOTE)))
    assert all(one.holds for one in lettering(match(*both)))
