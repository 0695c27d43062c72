"""What both programs do with letters of two scripts in a line is known, and no more is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

import pytest

from exporter.parity.lines import places
from exporter.parity.matching import Matched, match
from exporter.parity.measure import Measure
from exporter.parity.printed_lines import PrintedLine
from exporter.parity.printed_text import text_of
from exporter.parity.same_words import lettering, words
from exporter.parity.text_columns import TextColumns
from exporter.printed import USUAL_MIDDLE, Box, Colour, Face, Glyph, Lettering, Page
from exporter.printed.objects import Matrix

SIZE = 10.0
LATIN, HINDI = ("SourceSerif4", USUAL_MIDDLE), ("NotoSerifDevanagari", 0.15)
Line = tuple[str, float, tuple[str, float]]
"""Some letters, where their baseline is, in points, and their family with its middle in sizes."""


def glyphs(
    text: str,
    baseline: float,
    face: tuple[str, float],
    *,
    height: float = 1.3,
    mark: str = "",
    ink: float = 7,
) -> Iterable[Glyph]:
    """Letters of 10 points each, and of so many points of ink above the baseline."""
    family, middle = face
    of = Face(family, family, is_bold=False, is_italic=False, middle=middle, height=height)
    look = Lettering(of, SIZE, Colour(0, 0, 0), 0, is_visible=True, mark=mark)
    for left, letter in zip(count(50, 10), text):
        yield Glyph(letter, look, left, baseline, Box(left, baseline - ink, left + 10, baseline))


def page(*lines: Iterable[Glyph]) -> Page[Glyph]:
    painted = tuple(glyph for line in lines for glyph in line)
    return Page(1, Matrix(1, 0, 0, 1, 0, 0), 600, 300, {}, painted, (), ())


def matched(ours: Page[Glyph], theirs: Page[Glyph]) -> Matched:
    return match(text_of([ours]), text_of([theirs]))


def named(name: str, measures: Iterable[Measure]) -> Measure:
    return next(one for one in measures if one.name == name)


def test_a_line_may_be_wider_by_a_quarter_em_for_each_meeting_with_latin_letters() -> None:
    for text, is_known in (("中文ab中文", True), ("中文中文中文", False)):
        ours = glyphs(text, 100, LATIN)
        wider = [
            one._replace(box=one.box._replace(right=one.box.right + 2 * SIZE / 4))
            for one in glyphs(text, 100, LATIN)
        ]
        assert named("alignment", places(matched(page(ours), page(wider)))).holds is is_known


def test_figures_of_a_reference_may_be_in_another_face_and_those_of_text_may_not() -> None:
    for mark, is_known in (("Link", True), ("", False)):
        ours = page(glyphs("12", 100, ("NotoSansArmenian", USUAL_MIDDLE)))
        theirs = page(glyphs("12", 100, LATIN, mark=mark, ink=6))
        assert named("family", lettering(matched(ours, theirs))).holds is is_known


def test_a_sign_may_be_in_another_face_if_it_is_drawn_alike() -> None:
    for ink, is_known in ((7.1, True), (6.8, False)):
        ours = page(glyphs("%", 100, HINDI))
        theirs = page(glyphs("%", 100, LATIN, ink=ink))
        assert named("family", lettering(matched(ours, theirs))).holds is is_known


def test_what_joins_words_and_is_not_seen_is_no_letter() -> None:
    both = (page(glyphs(said, 100, LATIN)) for said in ("\u2060ab", "ab"))
    assert words(matched(*both)).holds


def test_an_address_in_a_text_of_another_script_sits_as_its_text_does() -> None:
    sits = (14 * 0.3 - 0.15 * SIZE, 14 * 0.3 - USUAL_MIDDLE * SIZE)  # how much lower in Word
    for face, is_known in ((HINDI, True), (LATIN, False)):
        text = [("कखग", 100, face), ("घङच", 114, face), ("abc", 128, LATIN), ("def", 156, LATIN)]
        lower = [(said, at + sits[at > 150], own) for said, at, own in text]
        both = (page(*(glyphs(*line) for line in lines)) for lines in (text, lower))
        assert named("leading", places(matched(*both))).holds is is_known


def test_a_line_may_be_back_at_its_place_below_a_paragraph_that_sits_lower() -> None:
    heading, text = (14 * 0.3 - middle * SIZE for _, middle in (LATIN, HINDI))
    for last, is_known in ((heading, True), (heading + 0.7, False)):
        lines = (("abc", 60, LATIN), ("कखग", 100, HINDI), ("घङच", 114, HINDI), ("छज", 156, HINDI))
        moved = heading, text, text, last
        ours = page(*(glyphs(*line, height=1.5) for line in lines))
        theirs = page(
            *(
                glyphs(said, at + by, face, height=1.5)
                for (said, at, face), by in zip(lines, moved, strict=True)
            )
        )
        assert named("leading", places(matched(ours, theirs))).holds is is_known


def test_a_number_in_other_digits_than_words_ends_where_it_does() -> None:
    def item(number: str, face: tuple[str, float], begins: float, point: float) -> Page[Glyph]:
        places = {number: (begins, point), ".": (point, point + 3)}
        marker = (
            one._replace(left=left, box=one.box._replace(left=left, right=right))
            for one in glyphs(number + ".", 100, face)
            for left, right in [places[one.text]]
        )
        return page([*marker, *list(glyphs("__abcd", 100, LATIN))[2:]])

    ours = item("၁", HINDI, 50, 58)
    for point, is_known in ((58, True), (56, False)):
        theirs = item("1", LATIN, 52, point)
        assert named("indent", places(matched(ours, theirs))).holds is is_known


def test_a_letter_that_reaches_a_little_before_its_column_stands_in_it() -> None:
    columns = TextColumns(48, 308)

    assert columns.of(PrintedLine(1, is_furniture=False, left=306.5, right=500)) == 308
    assert columns.of(PrintedLine(1, is_furniture=False, left=304, right=500)) == 48


def test_type_that_is_as_high_as_no_latin_one_is_of_another_script_whatever_its_middle() -> None:
    (line,) = text_of([page(glyphs("ກຂ", 100, ("NotoSerifLao", USUAL_MIDDLE), height=1.66))]).lines
    (latin,) = text_of([page(glyphs("ab", 100, LATIN, height=1.37))]).lines

    assert line.face_height == pytest.approx(16.6)
    assert latin.face_height == 0
