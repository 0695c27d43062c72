"""What stands at the bottoms of pages and columns, and what was pushed from them."""

from __future__ import annotations

import pytest
from weasyprint.formatting_structure import boxes

from exporter.engine.page_bottoms import pushed_figures
from tests.engine.test_multicol import columns_of, laid_out, lines_of

KEPT = "height: 150pt; margin: 0; break-inside: avoid; border-bottom: 1pt solid"
FIGURE = f'<figure style="{KEPT}"></figure>'
ACROSS = '<div class="across" style="height: 150pt"></div>'


def test_a_column_in_which_nothing_had_room_is_a_hole_as_high_as_it_is() -> None:
    layout = laid_out(f"{ACROSS}<p>word</p>{FIGURE}<p>word</p>")
    (pushed,) = pushed_figures(layout)
    assert (pushed.page, pushed.column, pushed.begins) == (1, 1, 2)
    assert pushed.hole == pytest.approx(260 - 150, abs=0.5)
    assert pushed.missing == pytest.approx(150 - 110 + 1, abs=1)


def test_what_spans_columns_has_the_room_below_the_lowest_of_them() -> None:
    whole = 'style="margin: 0; break-inside: avoid"'
    wide = f'<figure class="across" {whole}>{"<p>word</p>" * 15}</figure>'
    text = f'<figure style="{KEPT.replace("150pt", "120pt")}"></figure><p>word</p>'
    (pushed,) = pushed_figures(laid_out(f"{text}{wide}"))
    assert (pushed.page, pushed.begins) == (1, 2)
    assert pushed.hole == pytest.approx(260 - 121, abs=0.5)
    assert pushed.missing == pytest.approx(150 - 139, abs=0.5)
    assert pushed.room == pytest.approx(2 * 139 + 121 - 10, abs=1)


def test_a_row_of_pictures_that_was_pushed_is_told_as_one() -> None:
    row = f'<div class="picture-row" style="display: flex; break-inside: avoid">{FIGURE * 2}</div>'
    pushed = [one.node.tag for one in pushed_figures(laid_out("<p>word</p>" * 40 + row))]
    assert pushed == ["div"]


def test_no_margin_stands_at_a_columns_top_but_what_is_inside_a_rule() -> None:
    inside = '<p style="margin: 8pt 0 0">word</p>'
    box = f'<aside style="margin: 15pt 0 0; border-top: 1pt solid">{inside}</aside>'
    around = f'<div style="margin-top: 30pt">{box}</div>'
    style = "p { orphans: 1; widows: 1 }"
    _, second = columns_of(laid_out("<p>word</p>" * 26 + around + "<p>word</p>" * 40, style))
    (aside,) = (one for one in second.descendants() if one.element_tag == "aside")
    assert aside.border_box_y() == pytest.approx(second.position_y, abs=0.1)
    assert type(lines_of(aside)[0]) is boxes.LineBox
    below = lines_of(aside)[0].position_y - aside.border_box_y()
    assert below == pytest.approx((8 + 1) * 96 / 72, abs=0.1)
