"""Floats in the way of others, and blocks that clear them, tell how far these are moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter.engine.layout import Layout
from exporter.engine.pages.sunk_floats import clearances_of, drops_of
from tests.support.small import cascade_of

RULES = """
p, figure { margin: 0; line-height: 12pt; font-size: 9pt }
aside { margin: 0 0 6pt -100pt; float: left; clear: left; width: 80pt }
section { margin-left: 100pt; padding-top: 10pt }
figure { clear: left; margin-top: 14pt }
"""


def laid_out(body: str) -> Layout:
    cascade = cascade_of("--fit: 1", body)
    rules = CSS(string=RULES, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def aside(part: str, height: int) -> str:
    return f'<aside style="height: {height}pt"><p data-part="{part}">x</p></aside>'


FIGURE = '<figure data-part="figure"><p>word</p></figure>'


def test_a_float_stands_as_far_below_its_place_as_the_one_in_its_way_pushes_it() -> None:
    """It is 50 high, the text beside it 12; the margin above the figure is none of it."""
    pages = laid_out(f"<section>{aside('a', 50)}<p>word</p>{aside('b', 30)}{FIGURE}</section>")
    assert drops_of(pages.sheets()) == pytest.approx({"b": 50 + 6 - 12})


def test_the_first_of_floats_that_follow_each_other_tells_how_far_all_were_pushed() -> None:
    floats = aside("b", 30) + aside("c", 30)
    pages = laid_out(f"<section>{aside('a', 50)}<p>word</p>{floats}<p>word</p></section>")
    assert drops_of(pages.sheets()) == pytest.approx({"b": 50 + 6 - 12})


def test_a_block_below_a_float_tells_what_there_is_above_it_besides_its_margin() -> None:
    pages = laid_out(f"<section>{aside('a', 50)}{FIGURE}</section>")
    assert clearances_of(pages.sheets()) == pytest.approx({"figure": 50 + 6 - 14})
    assert drops_of(pages.sheets()) == {}


def test_what_stands_at_its_place_tells_nothing() -> None:
    pages = laid_out(f"<p>word</p><section>{aside('a', 50)}<p>word</p>{FIGURE}</section>{FIGURE}")
    assert drops_of(pages.sheets()) == {}
