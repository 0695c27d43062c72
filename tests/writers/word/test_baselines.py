"""Baselines are as far apart in Word as in CSS, though each places text in its own way."""

from __future__ import annotations

import pytest

from exporter.writers.word.paging import Paging
from tests.support.documents import Docx, attribute, found, written

# Source Serif 4's middle is 0.3505 em above its baseline. In an exact line of 14 pt Word's baseline
# is 11.2 pt below the top; that of CSS is 7 pt and the middle below it. Type of 10 pt is 13.71 pt
# high: its lines have 14 pt at least, and what is left stands above it, in CSS half of that.
SEAT_10 = (14 - 13.71) / 2
SEAT_16 = 11.2 - (7 + 5.608)


def spaces(docx: Docx, words: str) -> tuple[float, float]:
    """What is above and below a paragraph, in points."""
    spacing = docx.look(words).get("spacing", {})
    return int(spacing.get("before", 0)) / 20, int(spacing.get("after", 0)) / 20


def test_text_after_larger_text_is_raised_as_far_as_it_sits_lower() -> None:
    docx = written("<h1>one</h1><p>two</p>", "h1 { font-size: 16pt; margin-bottom: 10pt }")

    above, below = spaces(docx, "one")[1], spaces(docx, "two")[0]
    assert above + below == pytest.approx(10 + SEAT_16 - SEAT_10, abs=0.1)


def test_text_after_smaller_text_is_lowered() -> None:
    docx = written("<p>one</p><h1>two</h1>", "h1 { font-size: 16pt }")

    assert spaces(docx, "two")[0] == pytest.approx(SEAT_10 - SEAT_16, abs=0.1)


def test_no_space_is_ever_negative() -> None:
    docx = written("<h1>one</h1><p>two</p>", "h1 { font-size: 16pt }")

    assert spaces(docx, "one")[1] == spaces(docx, "two")[0] == 0


def test_text_too_low_below_a_picture_is_made_up_for_by_and_by() -> None:
    """Less than half a point a space nobody sees; below several pictures they add up to a line."""
    later = "".join(f"<p class=d>{words}</p>" for words in ("three", "four"))
    html = f"<h1>one</h1><p><img width=9 height=9></p><p class=c>two</p>{later}"
    docx = written(html, "h1 { font-size: 16pt; margin: 0 } p { margin: 0 } .d { margin-top: 9pt }")

    assert spaces(docx, "two") == (0, 0)
    assert [spaces(docx, words)[0] for words in ("three", "four")] == pytest.approx([8.6, 8.6])


def test_little_is_made_up_for_in_no_script_whose_fonts_are_set_less_surely() -> None:
    html = "<h1>one</h1><p><img width=9 height=9></p><p>two</p><p class=d>three</p>"
    sizes = "h1 { font-size: 16pt; margin: 0 } p { margin: 0 } .d { margin-top: 9pt }"
    docx = written(f"<div lang=he>{html}</div>", sizes)

    assert spaces(docx, "three")[0] == pytest.approx(9)


def test_lines_that_come_out_higher_than_their_leading_are_made_up_for_below() -> None:
    """9.5 pt of Source Serif 4 reach 196.8 and 63.7 twips: a line of 260 has 261."""
    html = '<p data-part="a">one</p><h2>two</h2><p data-part="b">three</p><h2>four</h2>'
    css = "p { font-size: 9.5pt; line-height: 13pt } h2 { margin: 9pt 0 0 }"
    none, some = written(html, css), written(html, css, paging=Paging(lines={"a": 7, "b": 50}))

    assert [
        spaces(none, words)[0] - spaces(some, words)[0] for words in ("two", "four")
    ] == pytest.approx([7 / 20, 50 / 20])


def test_what_is_made_up_for_ends_with_the_column() -> None:
    html = '<p data-part="a">one</p><p data-part="b">two</p><h2>three</h2>'
    css = "p { font-size: 9.5pt; line-height: 13pt } h2 { margin: 9pt 0 0 }"
    paging = Paging(lines={"a": 50, "b": 7}, leading=("a", "b"))

    assert spaces(written(html, css), "three")[0] - spaces(
        written(html, css, paging=paging), "three"
    )[0] == pytest.approx(7 / 20)


def test_a_box_makes_up_for_nothing_where_it_is_little() -> None:
    html = (
        "<h1>one</h1><p><img width=9 height=9></p><p>two</p><p class=b>three</p><p class=d>four</p>"
    )
    sizes = "h1 { font-size: 16pt; margin: 0 } p { margin: 0 } .b, .d { margin-top: 9pt }"
    docx = written(html, f"{sizes} .b {{ border: 1pt solid }}")

    assert [spaces(docx, words)[0] for words in ("three", "four")] == pytest.approx([9, 8.6])


def test_text_of_one_kind_keeps_its_round_spaces() -> None:
    docx = written("<p>one</p><p>two</p>", "p { margin: 6pt 0 }")

    assert spaces(docx, "one")[1] + spaces(docx, "two")[0] == 6


def test_text_in_cells_is_on_its_baselines_too() -> None:
    html = "<table><tr><td><p>one</p><h1>two</h1></td></tr></table>"
    docx = written(html, "h1 { font-size: 16pt }")

    assert spaces(docx, "two")[0] == pytest.approx(SEAT_10 - SEAT_16, abs=0.1)


def test_the_height_of_an_empty_paragraph_gives_way_where_it_is_the_gap() -> None:
    css = "h1 { font-size: 16pt } div { border-top: 1pt solid; padding-top: 10pt }"
    docx = written("<h1>one</h1><div><p>two</p></div>", css + " div p { margin-left: 20pt }")

    spacing = found(docx.style("Spacer"), "w:pPr/w:spacing")
    height = int(attribute(spacing, "w:line")) / 20
    assert height == pytest.approx(10 + SEAT_16 - SEAT_10, abs=0.1)


def test_text_in_the_middle_of_cells_beside_each_other_is_as_level_as_in_css() -> None:
    css = "div { display: flex; align-items: center } p { flex: 1; padding: 4pt }"
    docx = written('<div><p class="a">one</p><p>two</p></div>', css + " .a { font-size: 16pt }")

    assert spaces(docx, "two")[1] == pytest.approx(4 + 2 * (SEAT_10 - SEAT_16), abs=0.1)
