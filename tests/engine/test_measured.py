"""Lengths that mix percentages with others reach a writer in points; percentages alone as well."""

from __future__ import annotations

import pytest
from weasyprint import CSS, HTML

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.styled import Style
from tests.support.documents import PLAIN, written

WIDTH = 320  # points, of the type area of `PLAIN`


def style_of(css: str, tag: str = "p") -> Style:
    """The style of a paragraph in a box that is half as wide as the type area."""
    fonts = font_configuration()
    sheets = tuple(CSS(string=sheet, font_config=fonts) for sheet in (PLAIN, css))
    html = HTML(string="<body><div style='width: 50%'><p>a<b>b</b></p></div></body>")
    root = Cascade(html, sheets, fonts, frozenset({"Source Serif 4"})).styled_root()
    return next(element.style for element in root.walk() if element.tag == tag)


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("calc(100% - 10pt)", WIDTH / 2 - 10),
        ("min(100%, 50pt)", 50),
        ("max(25%, 10pt)", WIDTH / 8),
        ("clamp(10pt, 50%, 100pt)", WIDTH / 4),
        ("calc(1pt + min(50%, 3em))", 31),
    ],
)
def test_a_function_of_a_percentage_is_resolved(value: str, points: float) -> None:
    assert style_of(f"p {{ width: {value} }}").width == pytest.approx(points)
    assert style_of(f"p {{ max-width: {value} }}").max_width == pytest.approx(points)
    assert style_of(f"p {{ margin-left: {value} }}").margin.left == pytest.approx(points)
    assert style_of(f"p {{ padding-top: {value} }}").padding.top == pytest.approx(points)
    assert style_of(f"p {{ text-indent: {value} }}").text_indent == pytest.approx(points)


def test_a_percentage_of_a_margin_is_resolved() -> None:
    assert style_of("p { margin: 0 0 0 25% }").margin.left == WIDTH / 8


def test_a_percentage_in_a_line_height_is_one_of_the_font() -> None:
    assert style_of("p { line-height: calc(100% + 2pt) }").leading == pytest.approx(12)


def test_a_share_of_a_height_that_only_layout_knows_is_no_bound() -> None:
    assert style_of("p { max-height: calc(50% + 1pt) }").max_height is None


def test_what_is_around_an_element_narrows_what_is_in_it() -> None:
    half = "b { display: block; width: calc(50% + 0pt) }"
    css = f"p {{ padding: 0 20pt; border-left: 10pt solid }} {half}"
    assert style_of(css, "b").width == pytest.approx((WIDTH / 2 - 50) / 2)
    columns = f"p {{ columns: 2; column-gap: 20pt }} {half}"
    assert style_of(columns, "b").width == pytest.approx((WIDTH / 2 - 20) / 4)


def test_word_has_an_indent_that_is_calculated() -> None:
    docx = written("<p>Words.</p>", "p { margin-left: calc(10% + 8pt) }")
    assert docx.look("Words.")["ind"]["left"] == str(40 * 20)
