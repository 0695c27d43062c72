"""What begins a page is told with the hole that it left on the page before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter.engine.layout import Layout
from exporter.engine.page_tops import (
    PushedText,
    holes_of,
    pictures_above,
    pushed_text,
    room_lacking,
)
from tests.support.small import cascade_of

RULES = """
@page { size: 200pt 240pt; margin: 20pt }
html { font: 8pt/10pt serif }
p { margin: 0; orphans: 2; widows: 2 }
h2 { font: 8pt/10pt serif; margin: 20pt 0 0; break-after: avoid }
figure { margin: 0; break-inside: avoid }
img { display: block; width: 50pt; height: 50pt }
"""
LINE = "<p>word</p>"
LINES = 20  # that a page holds
LONG = "<p>one<br>two<br>three<br>four<br>five</p>"
PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"


def figure(name: str) -> str:
    return f'<figure><img src="{PIXEL}" data-part="{name}.src"></figure>'


def laid_out(body: str, more: str = "") -> Layout:
    cascade = cascade_of("--fit: 1", body)
    rules = CSS(string=RULES + more, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def pushed(left: int, following: str) -> list[PushedText]:
    """The text that begins the second page, so many lines of the first being left."""
    return list(pushed_text(laid_out(LINE * (LINES - left) + following)))


def test_a_heading_wants_room_for_itself_and_two_lines() -> None:
    """Twenty points above it, ten for itself, twenty for two lines."""
    (one,) = pushed(4, f"<section><h2>Head</h2>{LONG}</section>")
    assert (one.node.tag, one.page, one.column) == ("h2", 1, 0)
    assert one.hole == pytest.approx(40)
    assert one.missing == pytest.approx(50 - 40)


def test_a_paragraph_of_three_lines_is_wanted_whole() -> None:
    (one,) = pushed(4, "<section><h2>Head</h2><p>one<br>two<br>three</p></section>")
    assert one.missing == pytest.approx(60 - 40)


def test_a_page_that_is_asked_for_or_begun_by_a_figure_has_no_pushed_text() -> None:
    assert pushed(4, f"<section style='break-before: page'>{LONG}</section>") == []
    assert pushed(4, figure("a")) == []


def test_only_what_nobody_asked_for_is_a_hole() -> None:
    asked = laid_out(f"{LINE}<section style='break-before: page'>{LONG}</section>")
    left = laid_out(LINE * (LINES - 4) + figure("a"))
    assert list(holes_of(asked)) == []
    assert list(holes_of(left)) == [pytest.approx(40)]


def test_pictures_above_a_columns_foot_are_those_that_stand_before_it() -> None:
    body = figure("a") + LINE * 10 + figure("b") + LINE * 5 + figure("c") + LINE * 20
    columns = laid_out(f"<main>{body}</main>", "main { columns: 2; column-fill: auto }")
    parts = [[one.part for one in pictures_above(columns, 1, column)] for column in (0, 1)]
    assert parts == [["b.src", "a.src"], ["c.src", "b.src", "a.src"]]


@pytest.mark.parametrize(
    ("margin", "lacking"), [(0.5, 0.5), (12, 12), (0, 10)], ids=["a hair", "more", "a line"]
)
def test_a_page_tells_how_little_it_lacks_for_what_begins_the_next(
    margin: float, lacking: float
) -> None:
    pushed_down = f'<p style="margin-top: {margin}pt">one<br>two</p>'
    text = f'<div style="margin-top: 10pt">{LINE * (LINES - 4)}{pushed_down}{LINE}</div>'

    assert room_lacking(laid_out(LINE + text)) == pytest.approx(lacking)


def test_a_column_has_the_room_of_its_page_however_low_the_next_one_ends() -> None:
    """A line lacks 5 points on the page; the second column ends a line and more before it."""
    pushed_down = '<p style="margin-top: 5pt">one<br>two</p>'
    text = f"{LINE * (LINES - 2)}{pushed_down}{LINE * (LINES - 4)}{figure('a')}"
    columns = laid_out(f"<main>{text}</main>", "main { columns: 2; column-fill: auto }")

    assert room_lacking(columns) == pytest.approx(5)


def test_a_page_lacks_one_line_for_a_paragraph_that_goes_on() -> None:
    text = f"{LINE * (LINES - 3)}<p style='margin-top: 6pt'>{'<br>'.join('abcdef')}</p>"

    assert room_lacking(laid_out(text)) == pytest.approx(6)


def test_text_goes_on_beside_a_float_that_ends_a_page() -> None:
    """Two lines lack 6 points beside it; below it they would lack 15."""
    float_ = f"<div style='float: right; border-bottom: 9pt solid'>{figure('a')}</div>"
    text = f"{LINE * (LINES - 7)}<div style='margin-top: 6pt'>{float_}{LINE * 5}</div>"

    assert room_lacking(laid_out(text + "<p>one<br>two</p>")) == pytest.approx(6)


def test_a_page_lacks_room_for_the_margin_below_what_ends_it() -> None:
    last = '<p style="margin-bottom: 12pt">word</p>'
    text = f"<div>{LINE * (LINES - 4)}{last}</div><div><p>one<br>two<br>three</p></div>"

    assert room_lacking(laid_out(text)) == pytest.approx(12)


def test_what_goes_on_has_no_margin_at_the_foot_of_a_page() -> None:
    """A line has no room, for which the one before would have to be 5 points lower."""
    text = f"{LINE * (LINES - 2)}<p style='margin-top: 5pt'>one<br>two<br>three<br>four</p>"

    assert room_lacking(laid_out(f"<div style='margin-bottom: 12pt'>{text}</div>")) == (
        pytest.approx(5)
    )


@pytest.mark.parametrize(("left", "lacking"), [(3, 10), (2, 20)])
def test_a_text_that_goes_on_wants_a_line_more_if_two_are_left_then(
    left: int, lacking: float
) -> None:
    text = "<br>".join(["word"] * (LINES - 4 + left))

    assert room_lacking(laid_out(f"{LINE * 4}<p>{text}</p>")) == pytest.approx(lacking)


def test_a_box_that_begins_a_page_wants_its_lower_padding() -> None:
    """Be it followed by more, or the last of its section."""
    block = '<p style="padding: 5pt 0 6pt">one</p>'
    for more in (LINE, ""):
        (one,) = pushed(2, f"<section>{block}{more}</section>")
        assert one.missing == pytest.approx(21 - 20), more
