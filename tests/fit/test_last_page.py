"""A text of several pages does not end on one that is nearly empty."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from weasyprint import CSS

from exporter.engine.column import ColumnBox, Line
from exporter.engine.parsed import font_configuration
from exporter.fit.fitting import fitted
from exporter.fit.last_page import MOST_BOLD, MOST_FULLER_PAGES, MOST_TRIES
from exporter.fit.outcome import Fitted
from exporter.styled import Points
from tests.support.small import cascade_of

PAGE = """
:root { --fit-depth: 0pt; --fit-close: 1 }
@page { size: 200pt 240pt; margin: 20pt 20pt calc(60pt - var(--fit-depth)) }
html { font-size: 8pt; line-height: round(up, calc(10pt * var(--fit-close)), 0.1pt) }
p { margin: 0; letter-spacing: round(up, calc(8pt * (var(--fit-close) - 1) * 0.45), 0.05pt) }
"""
LAST = "--fit-last-page: 0.3; --fit-slack: 1;"


def set_in(bounds: str, body: str, page: str = PAGE) -> Fitted:
    cascade = cascade_of(LAST + bounds, body)
    sheets = (*cascade.sheets, CSS(string=page, font_config=font_configuration()))
    return fitted(replace(cascade, sheets=sheets), "test")


def ending(bounds: str, lines: int, page: str = PAGE) -> Fitted:
    """So many lines, of which a page has 16."""
    return set_in(bounds, "<p>one</p>" * lines, page)


def test_pages_become_shallower_until_the_last_one_is_filled() -> None:
    assert ending("", 35).layout.used(3) < 0.3 * 160
    found = ending("--fit-shallower: 4", 35)
    assert found.layout.pages == 3
    assert found.layout.used(3) >= 0.3 * 150


def test_pages_become_deeper_to_save_the_last_one() -> None:
    assert ending("", 33).layout.pages == 3
    assert ending("--fit-deeper: 2", 33).layout.pages == 2


def test_a_page_is_saved_only_where_the_slack_is_left_that_word_needs() -> None:
    """A line deeper, two pages have 34 lines."""
    assert ending("--fit-deeper: 1", 33).layout.pages == 2
    assert ending("--fit-deeper: 1", 34).layout.pages == 3


def test_pages_are_no_deeper_than_the_lower_margin_allows() -> None:
    narrow = PAGE.replace("60pt", "25pt").replace("240pt", "205pt")
    assert ending("--fit-deeper: 1", 33, narrow).layout.pages == 3


def test_lines_close_up_by_no_more_than_they_may() -> None:
    """A page has 20 lines, and 21 where they are as close as they may be."""
    page = PAGE.replace("240pt", "280pt")
    found = ending("--fit-close-min: 0.95", 41, page)
    assert (ending("", 41, page).layout.pages, found.layout.pages) == (3, 2)
    assert 9.5 <= found.cascade.root_style().leading < 10


def test_letters_that_close_up_are_predicted_to_take_fewer_lines() -> None:
    lines = (Line("so it is now", Points(95)),) * 12
    box = ColumnBox(Element("p"), True, Points(120), Points(100), lines=lines)
    assert box.line_count(1) == 12
    assert box.line_count(1, -2) < 12


def apart(pages: int) -> Fitted:
    """So many full pages, and a line on one of its own, which no setting fills."""
    body = "<p>one</p>" * (16 * pages) + '<p style="break-before: page">one</p>'
    return set_in("--fit-shallower: 4; --fit-close-min: 0.95", body)


def test_of_few_pages_several_settings_are_tried_and_of_very_many_no_more_than_two() -> None:
    assert apart(2).fit.layouts == 1 + MOST_TRIES + MOST_BOLD
    assert apart(70).fit.layouts == 1 + 2


def with_hole(lines: int, bounds: str = "--fit-shallower: 1") -> Fitted:
    """A page of 16 lines that has so many empty, since what follows stays whole."""
    whole = '<div style="break-inside: avoid">' + "<p>one</p>" * 10 + "</div>"
    return set_in(bounds, "<p>one</p>" * (16 - lines) + whole)


def test_a_setting_near_by_is_taken_that_leaves_fewer_lines_empty() -> None:
    assert with_hole(4, "").setting.depth == 0
    assert with_hole(4).setting.depth == -10
    assert with_hole(4).fit.layouts == 2


def test_where_there_is_no_hole_or_one_too_large_to_close_nothing_is_tried() -> None:
    assert (with_hole(3).fit.layouts, with_hole(3).setting.depth) == (1, 0)
    assert (with_hole(8).fit.layouts, with_hole(8).setting.depth) == (1, 0)


def test_of_very_many_pages_none_is_tried_for_a_hole() -> None:
    before = "<p>one</p>" * 16 * MOST_FULLER_PAGES
    whole = '<div style="break-inside: avoid">' + "<p>one</p>" * 10 + "</div>"
    assert set_in("--fit-shallower: 1", before + "<p>one</p>" * 12 + whole).fit.layouts == 1
