"""Floats that no page may part go on to the next page whole, with what they belong to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS
from weasyprint.formatting_structure import boxes

from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of
from tests.support.small import cascade_of

RULES = """
@page { size: 300pt 300pt; margin: 20pt }
html { font: 8pt/10pt "Source Serif 4" }
p { margin: 0 0 0 80pt; orphans: 2; widows: 2 }
section { padding-top: 5pt; border-top: 1pt solid #000 }
h2, aside { float: left; clear: left; width: 70pt; margin: 0; break-inside: avoid }
h2 { font: 8pt/10pt "Source Serif 4"; break-after: avoid }
h2 i, aside i { display: block }
"""
LINE = "<p>word</p>"
LINES = 26  # that a page holds
HEADING = "<h2>" + "".join(f"<i>head{number}</i>" for number in range(4)) + "</h2>"
QUOTE = "<aside>" + "".join(f"<i>said{number}</i>" for number in range(4)) + "</aside>"
TEXT = f"<p>{'text ' * 60}</p>"


def laid_out(body: str, columns: str = "") -> Layout:
    cascade = cascade_of("--fit: 1", body)
    rules = CSS(string=RULES + columns, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def pages_of(layout: Layout) -> list[list[str]]:
    """The words of each page."""
    shown = [body_of(page._page_box).descendants() for page in layout.document.pages]
    return [[box.text for box in page if isinstance(box, boxes.TextBox)] for page in shown]


def pages_with(pages: list[list[str]], word: str) -> list[int]:
    return [number for number, page in enumerate(pages, 1) if any(word in one for one in page)]


def rules_on(layout: Layout, page: int) -> int:
    body = body_of(list(layout.sheets())[page - 1])
    sections = [box for box in body.descendants() if box.element_tag == "section"]
    return sum(box.style["border_top_width"] > 0 for box in sections)


@pytest.mark.parametrize("left", range(1, 7))
def test_a_heading_at_the_side_goes_on_whole_with_its_section(left: int) -> None:
    section = f"<section>{HEADING}{TEXT}</section>"
    layout = laid_out(LINE * (LINES - left) + section)
    pages = pages_of(layout)
    (page,) = {page for n in range(4) for page in pages_with(pages, f"head{n}")}
    assert page == min(pages_with(pages, "text"))
    assert [rules_on(layout, one) for one in (1, 2)].index(1) == page - 1


@pytest.mark.parametrize("left", range(1, 9))
def test_a_quotation_at_the_side_goes_on_whole_with_the_text_behind_it(left: int) -> None:
    pages = pages_of(laid_out(LINE * (LINES - left) + QUOTE + TEXT))
    (page,) = {page for n in range(4) for page in pages_with(pages, f"said{n}")}
    assert page == min(pages_with(pages, "text"))
    assert len(pages_with(pages, "word")) == 1


def test_a_heading_goes_along_with_a_quotation_that_stands_below_it() -> None:
    section = f"<section>{HEADING}{QUOTE}{TEXT}</section>"
    pages = pages_of(laid_out(LINE * (LINES - 6) + section))
    assert pages_with(pages, "head") == pages_with(pages, "said") == [2]


def test_what_is_higher_than_a_page_is_parted_there_and_nothing_is_lost() -> None:
    lines = "".join(f"<i>said{number:02}</i>" for number in range(60))
    pages = pages_of(laid_out(LINE * 20 + f"<aside>{lines}</aside>" + TEXT * 10))
    words = [word for page in pages for word in page if word.startswith("said")]
    assert sorted(words) == [f"said{number:02}" for number in range(60)]


def test_a_float_that_may_break_does() -> None:
    free = QUOTE.replace("<aside>", '<aside style="break-inside: auto">')
    pages = pages_of(laid_out(LINE * (LINES - 2) + free + TEXT))
    assert pages_with(pages, "said") == [1, 2]


@pytest.mark.parametrize("left", range(1, 6))
def test_a_float_stays_whole_in_columns_too(left: int) -> None:
    columns = "body { columns: 2; column-gap: 0 } p { margin: 0 }"
    pages = pages_of(laid_out(LINE * (2 * LINES - left) + QUOTE + TEXT, columns))
    words = [word for page in pages for word in page if word.startswith("said")]
    assert len(words) == 4
    assert len(pages_with(pages, "said")) == 1


@pytest.mark.parametrize("inside", ["auto", "avoid"])
@pytest.mark.parametrize("before", [0, 10, 22])
@pytest.mark.parametrize("end", ["", "<p>end</p>", "<p>end</p>" * 3])
@pytest.mark.parametrize("around", ["{}", "<section>{}</section>"])
def test_nothing_of_a_float_is_lost_where_the_text_ends_before_it(
    inside: str, before: int, end: str, around: str
) -> None:
    said = [f"said{number}." for number in range(60)]
    quote = "".join(f"<i>{one}</i>" for one in said)
    aside = f'<aside style="break-inside: {inside}">{quote}</aside>'
    layout = laid_out(LINE * before + around.format(aside + end))
    words = [word for page in pages_of(layout) for word in page]
    assert [word for word in words if word in said] == said
    assert words.count("end") == end.count("end")


def test_a_float_that_no_page_has_room_for_ends_all_the_same() -> None:
    """A picture cannot be parted: it runs over its page, and no empty pages follow."""
    high = '<aside><img style="display: block; height: 900pt; width: 9pt" src="data:image/svg+xml,'
    high += "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 900'/>\"></aside>"
    assert laid_out(LINE * 10 + high + "<p>end</p>").pages <= 3


@pytest.mark.parametrize("columns", ["", "main { columns: 2; column-fill: auto }"])
@pytest.mark.parametrize("lines", range(10, 60))
def test_a_heading_above_a_float_is_never_lost(lines: int, columns: str) -> None:
    """It goes on with the float that has no room, though nothing of their section is left."""
    head = '<h3 style="break-after: avoid; margin: 10pt 0 0">heading</h3>'
    section = f'<section style="border: 0">{head}{QUOTE}{TEXT}</section>'
    plain = "p { margin: 0 } aside { width: 40pt } section { padding: 0 }"
    layout = laid_out(f"<main>{LINE * lines}{section}</main>", plain + columns)
    words = [word for page in pages_of(layout) for word in page]
    assert words.count("heading") == 1
    assert [word for word in words if word.startswith("said")] == [f"said{n}" for n in range(4)]
    assert sum(word.count("text") for word in words) == 60
