"""Text that follows a figure moves up ahead of it, where the figure would leave a hole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from exporter.engine.page_bottoms import parted_notes
from exporter.engine.page_frames import frames_of
from exporter.fit.drift import passable
from exporter.fit.outcome import Fitted
from exporter.pipeline import Exporter
from tests.support import drifting, pages
from tests.support.samples import FIGURES, HOUSE, exported, exporter
from tests.support.small import PARAGRAPH, WORDS, set_in

LINE = 14.0  # points
HOLE = 2.5 * LINE
LEAST_WORDS = 120  # on a page that has a figure
CAPTION = re.compile(r"^Figure (\d)\. ", re.MULTILINE)

FIRST = PARAGRAPH * 2
KEPT = "break-inside: avoid; margin: 0; height: 50mm"


def test_what_stands_below_a_table_in_its_figure_does_not_move_up_ahead_of_it() -> None:
    section = Element("section")
    around, text = SubElement(section, "figure"), SubElement(section, "p")
    table = SubElement(around, "table")
    SubElement(around, "p", {"class": "figure-note"})
    assert passable(around, table) == []
    assert passable(section, around) == [text]


def hole_of(fitted: Fitted) -> float:
    """What the first page leaves empty at its foot."""
    return frames_of(next(fitted.layout.sheets()), 1)[-1].hole


def figure(name: str) -> str:
    return f'<figure id="{name}" style="{KEPT}">{name}</figure>'


def paragraph(name: str, words: str = WORDS) -> str:
    return f'<p id="{name}">{words}</p>'


def order(fitted: Fitted) -> list[str]:
    """The names of all that has one, as it is printed."""
    names = [node.get("id") for node in fitted.cascade.document_element.iter("*")]
    return [name for name in names if name and name != "end"]


TEXT = paragraph("a") + paragraph("b") + paragraph("c")


def test_text_moves_up_until_the_page_is_full_and_no_further() -> None:
    left, filled = (
        set_in(f"--figure-drift: {most}", FIRST + figure("1") + TEXT) for most in (0, 4)
    )
    assert hole_of(left) > 2 * HOLE
    assert hole_of(filled) < HOLE
    assert (order(left), order(filled)) == (["1", "a", "b", "c"], ["a", "b", "1", "c"])
    assert (left.fit.layouts, filled.fit.layouts) == (1, 2)


def test_the_pages_are_set_once_where_no_figure_leaves_a_hole() -> None:
    fitted = set_in("--figure-drift: 4", paragraph("a") + figure("1") + TEXT)
    assert fitted.fit.layouts == 1


def test_a_figure_passes_no_more_blocks_than_the_stylesheet_allows() -> None:
    short = "".join(paragraph(name, "word") for name in "abcdef")
    fitted = set_in("--figure-drift: 3", FIRST + figure("1") + short + PARAGRAPH)
    assert order(fitted) == ["a", "b", "c", "1", "d", "e", "f"]


def test_no_figure_is_left_alone_on_the_last_page() -> None:
    fitted = set_in("--figure-drift: 4", FIRST + figure("1") + paragraph("a") + paragraph("b"))
    assert order(fitted) == ["1", "a", "b"]


def test_what_would_fill_less_than_half_of_a_hole_stays_where_it_is() -> None:
    fitted = set_in("--figure-drift: 4", FIRST + figure("1") + paragraph("a", "word"))
    assert order(fitted) == ["1", "a"]


@pytest.mark.parametrize(
    "barrier",
    [
        '<h3 id="x">Heading</h3>',
        '<aside id="x">A box</aside>',
        '<hr id="x">',
        '<section id="x"><p>Another section</p></section>',
        '<table id="x"><tr><td>Cell</td></tr></table>',
        '<ul id="x"><li><figure>Inside</figure></li></ul>',
    ],
)
def test_nothing_but_plain_text_is_passed(barrier: str) -> None:
    fitted = set_in("--figure-drift: 4", FIRST + figure("1") + barrier + TEXT)
    assert order(fitted) == ["1", "x", "a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [f'<ul id="x"><li>{WORDS}<li>{WORDS}</ul>', f'<blockquote id="x">{WORDS * 2}</blockquote>'],
)
def test_a_list_or_a_quotation_moves_as_a_whole(text: str) -> None:
    fitted = set_in("--figure-drift: 4", FIRST + figure("1") + text + TEXT)
    assert order(fitted)[:2] == ["x", "1"] or order(fitted)[:3] == ["x", "a", "1"]


def test_a_figure_never_passes_another() -> None:
    body = FIRST + figure("1") + figure("2") + TEXT + figure("3")
    ids = order(set_in("--figure-drift: 4", body))
    assert ids == ["a", "b", "1", "2", "c", "3"]


def test_what_a_colon_announces_stays_right_behind_it() -> None:
    announced = paragraph("x", "The curve shows it:") + figure("1") + TEXT
    assert order(set_in("--figure-drift: 4", FIRST + announced)) == ["x", "1", "a", "b", "c"]
    fitted = set_in(
        "--figure-drift: 4", FIRST + figure("1") + paragraph("x", f"{WORDS * 2}two things:") + TEXT
    )
    assert order(fitted) == ["x", "a", "1", "b", "c"]


def test_a_heading_goes_back_to_the_page_that_its_figure_left() -> None:
    heading = '<h3 id="x" style="margin: 0; break-after: avoid">Heading</h3>'
    fitted = set_in("--figure-drift: 4", FIRST + heading + figure("1") + TEXT)
    assert order(fitted)[:2] == ["x", "a"]
    assert fitted.layout.anchors["x"] == fitted.layout.anchors["a"] == 1
    assert fitted.layout.anchors["1"] == 2


def test_a_page_that_the_stylesheet_ends_has_no_hole() -> None:
    forced = figure("1").replace("margin", "break-before: page; margin")
    fitted = set_in("--figure-drift: 4", FIRST + forced + TEXT)
    assert order(fitted) == ["1", "a", "b", "c"]


@pytest.mark.parametrize(("inside", "expected"), [("avoid", "a"), ("auto", "1")])
def test_a_table_drifts_where_it_may_not_break(inside: str, expected: str) -> None:
    rows = "<tr><td>Cell</td></tr>" * 10
    table = f'<table id="1" style="break-inside: {inside}">{rows}</table>'
    assert order(set_in("--figure-drift: 4", FIRST + table + TEXT))[0] == expected


def test_a_limit_of_pages_is_kept_with_figures_that_drift() -> None:
    body = FIRST + figure("1") + TEXT
    fitted = set_in("--figure-drift: 4; --fit-min: .9; --fit-space-min: .5", body, pages=2)
    assert fitted.layout.pages <= 2
    assert hole_of(fitted) < HOLE


def test_figures_of_a_real_article_leave_no_hole_and_keep_their_order(tmp_path: Path) -> None:
    style = tmp_path / "large.css"
    style.write_text(":root { --figure-min: 1 }")
    for house in (Exporter(theme=HOUSE, styles=[style]), exporter("clear-print")):
        made = house.export(FIGURES, editions=["brief"], formats=["pdf"])
        captions = CAPTION.findall(pages.text(made.renditions[0].data))
        assert captions == list("12345")
        assert made.fits["brief"].layouts <= 5
        assert all(is_full(made.renditions[0].data))


def test_the_report_names_the_figures_that_drifted_and_what_they_passed() -> None:
    (figure,) = drifting.exported().fits["brief"].figures
    home = drifting.BEFORE
    assert (figure.part, figure.page, figure.scale) == (f"sections.0.blocks.{home}", 2, 1)
    passed = range(home + 1, home + 1 + len(drifting.PASSED))
    assert figure.passed == tuple(f"sections.0.blocks.{number}" for number in passed)
    assert not any(one.passed for one in exported(FIGURES).fits["brief"].figures)


def is_full(pdf: bytes) -> Iterator[bool]:
    """Whether each page but the last has text enough, or two figures instead."""
    words = Counter(word.page for word in pages.words(pdf))
    figures = Counter(line.page for line in pages.lines(pdf) if CAPTION.match(line.text))
    for page in sorted(words)[:-1]:
        yield words[page] > LEAST_WORDS or figures[page] > 1


def test_text_does_not_move_up_where_its_note_would_go_to_another_page() -> None:
    noted = f'<span style="float: footnote; line-height: 14pt">{"note " * 12}</span>'
    moved, kept = (
        set_in("--figure-drift: 4", FIRST + figure("1") + paragraph("x", words) + TEXT)
        for words in ("word " * 38, "word " * 38 + noted)
    )
    assert order(moved)[:2] == ["x", "1"]
    assert order(kept)[:2] == ["1", "x"]
    assert not parted_notes(kept.layout, list(kept.cascade.document_element.iter("p")))


def test_a_hole_at_the_foot_of_a_column_is_filled_like_that_of_a_page() -> None:
    before = "<p>word word word</p>" * 6
    tall = f'<figure id="1" style="{KEPT}; height: 30mm">1</figure>'
    after = "".join(paragraph(name, "word " * 18) for name in "abc") + "<p>word</p>" * 12
    left, filled = (
        set_in(
            f"--figure-drift: {most}",
            f'<div style="columns: 2; column-gap: 5mm">{before}{tall}{after}</div>',
        )
        for most in (0, 4)
    )
    first, *_ = frames_of(next(left.layout.sheets()), 1)
    assert first.hole > HOLE
    assert order(filled)[0] == "a"
    first, *_ = frames_of(next(filled.layout.sheets()), 1)
    assert first.hole < HOLE
