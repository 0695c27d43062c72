"""What two programs paint in orders of their own is read alike."""

from __future__ import annotations

import pytest

from exporter.parity.printed_text import text_of
from exporter.printed import Box, Colour, Face, Glyph, Lettering, Page
from exporter.printed.objects import Matrix

SIZE = 10.0
Placed = tuple[str, float, float]
"""Some letters that one glyph shows, and where its ink begins and ends."""


def lettering(family: str = "NotoNaskhArabic") -> Lettering:
    face = Face(family, family, is_bold=False, is_italic=False)
    return Lettering(face, SIZE, Colour(0, 0, 0), 0, is_visible=True, mark="")


def said(*placed: Placed, family: str = "NotoNaskhArabic") -> list[str]:
    return [word.text for word in text_of([page(*placed, family=family)]).words]


def page(*placed: Placed, family: str = "NotoNaskhArabic") -> Page[Glyph]:
    glyphs = tuple(
        Glyph(letter, lettering(family), left, 100, Box(left, 93, right, 100))
        for letters, left, right in placed
        for letter in letters
    )
    return Page(1, Matrix(1, 0, 0, 1, 0, 0), 300, 300, {}, glyphs, (), ())


def leftward(text: str) -> list[Placed]:
    """Letters of a line that is read from the right, each a glyph of five points."""
    return [(letter, 200 - 5.0 * index, 205 - 5.0 * index) for index, letter in enumerate(text)]


def test_words_from_right_to_left_are_read_as_they_are_spelt() -> None:
    placed = leftward("شمس قمر")

    assert said(*placed) == said(*reversed(placed)) == ["شمس", "قمر"]


def test_a_number_in_them_is_read_as_it_is_written() -> None:
    assert said(*leftward("عام 91 مضى")) == ["عام", "19", "مضى"]


@pytest.mark.parametrize("ligature", ["لا", "ال"])
def test_lam_and_alef_are_read_alike_whichever_comes_first(ligature: str) -> None:
    assert said(("س", 100, 105), (ligature, 92, 100), ("م", 88, 92)) == ["سالم"]


def test_a_mark_that_is_painted_last_goes_to_its_letter() -> None:
    with_mark = said(("ม", 100, 105), ("่", 104, 102), ("า", 105, 110), family="NotoSansThai")
    apart = said(("ม", 100, 105), ("า", 105, 110), ("่", 104, 102), family="NotoSansThai")

    assert with_mark == apart == ["ม่า"]


def test_marks_of_a_letter_are_read_in_one_order() -> None:
    one = said(("က", 100, 105), ("ိ", 104, 102), ("ု", 104, 103), family="NotoSansMyanmar")
    other = said(("က", 100, 105), ("ု", 104, 103), ("ိ", 104, 102), family="NotoSansMyanmar")

    assert one == other == ["ကို"]


def test_what_libreoffice_says_twice_is_read_once() -> None:
    once = said(("ক", 100, 105), ("র্য", 105, 112), ("ন", 112, 117), family="NotoSansBengali")
    twice = said(
        ("ক", 100, 105),
        ("র্যা", 105, 112),
        ("র্য", 106, 111),
        ("ন", 112, 117),
        family="NotoSansBengali",
    )

    assert len(once) == len(twice) == 1


def test_letters_of_a_word_that_falls_to_the_left_may_stand_above_each_other() -> None:
    urdu = "NotoNastaliqUrdu"

    assert said(("ک", 110, 112), ("ی", 111, 116), ("ا", 104, 106), family=urdu) == said(
        ("ی", 110, 112), ("ک", 111, 116), ("ا", 104, 106), family=urdu
    )


def test_digits_of_all_scripts_are_digits() -> None:
    assert said(*leftward("۱")) == ["1"]


def test_a_line_that_is_painted_from_the_left_in_parts_is_one_line() -> None:
    line = leftward("شمس قمر نجم")
    parts = [*line[8:], *line[4:8], *line[:4]]

    assert said(*parts) == said(*line) == ["شمس", "قمر", "نجم"]


def test_parts_of_two_columns_are_two_lines() -> None:
    beside = [(letter, left - 150, right - 150) for letter, left, right in leftward("قمر")]

    assert len(text_of([page(*leftward("شمس"), *beside)]).lines) == 2


def test_an_address_that_a_line_breaks_ends_with_its_signs() -> None:
    signs = [(letter, 150 + 5.0 * index, 155 + 5.0 * index) for index, letter in enumerate("ab://")]

    assert said(*leftward("في "), *signs)[-1] == "ab://"


def test_a_percentage_is_read_alike_whether_its_blank_is_painted_or_not() -> None:
    shown = leftward("על %\xa05")
    unpainted = [one for one in shown if one[0] != "\xa0"]

    assert "".join(said(*shown)) == "".join(said(*unpainted)) == "על5%"


def test_a_blank_that_takes_no_room_parts_no_word() -> None:
    placed = (("ட", 100, 108), ("்", 105, 106), (" ", 109, 109), ("ட", 109, 117))

    assert said(*placed, family="NotoSerifTamil") == ["ட்ட"]


def test_an_accent_is_of_its_letter_however_the_file_spells_it() -> None:
    apart = said(("v", 100, 105), ("a\u0300", 105, 110), family="SourceSans3")

    assert apart == said(("v", 100, 105), ("\u00e0", 105, 110), family="SourceSans3") == ["v\u00e0"]


def test_a_letter_that_is_said_at_the_end_of_its_mark_is_of_the_word_beside_it() -> None:
    bare = said(("פ", 170, 170), ("ֿ", 163, 169), ("ו", 158, 162), family="NotoSerifHebrew")
    guessed = said(
        ("פ", 163, 169), ("ֿ", 164, 167), (" ", 164, 164), ("ו", 158, 162), family="NotoSerifHebrew"
    )
    assert bare == guessed == ["פו"]


def test_figures_alone_are_read_from_the_right_in_a_text_from_the_right() -> None:
    """`# 7 12`, as two programs paint it."""
    text = leftward("شمس")
    figures = [("#", 100, 105), (" ", 97, 100), ("7", 92, 97), (" ", 90, 92), ("1", 80, 85)]
    figures += [("2", 85, 90)]
    lower = page(*figures), page(*sorted(figures, key=lambda one: one[1]))
    read = [[word.text for word in text_of([page(*text), one]).words] for one in lower]
    assert read[0] == read[1] == ["شمس", "#", "7", "12"]


def test_a_gap_without_a_blank_parts_figures_that_are_read_from_the_right() -> None:
    item = [("1", 200, 205), (".", 198, 200), ("2", 185, 190), ("0", 190, 195), ("م", 175, 183)]
    assert said(*item) == said(*item, (" ", 195, 198)) == ["1.", "20", "م"]
