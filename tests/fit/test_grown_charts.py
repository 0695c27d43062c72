"""Charts grow into the room below them, at the foot of a page or beside a longer column."""

from __future__ import annotations

import pytest
from weasyprint.formatting_structure import boxes

from exporter.engine.page_tops import holes_of
from exporter.engine.pages.sheets import body_of
from exporter.fit.outcome import Fitted
from tests.support.small import PARAGRAPH, WORDS, set_in

LINE = 14.0  # points
CHART = (
    '<figure class="figure chart" style="margin: 0; break-inside: avoid">'
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='100'"
    ' height=\'100\'/>" style="display: block; width: 40pt; height: {high}pt"'
    ' data-part="a.chart" data-least="{high}" data-greatest="{greatest}"></figure>'
)
WHOLE = '<div style="height: 120pt; border: 1pt solid; break-inside: avoid"></div>'
ACROSS = '<div style="column-span: all; height: 20pt; border: 1pt solid"></div>'


def drawn(made: Fitted) -> float:
    """The height of the one chart, in points."""
    (image,) = (
        box
        for sheet in made.layout.sheets()
        for box in body_of(sheet).descendants()
        if type(box) is boxes.BlockReplacedBox
    )
    return float(image.height) * 0.75


@pytest.mark.parametrize(("greatest", "height"), [(300, 219), (170, 170)])
def test_a_chart_above_a_hole_grows_into_it_or_as_far_as_it_may(greatest: int, height: int) -> None:
    made = set_in("", CHART.format(high=150, greatest=greatest) + WHOLE)
    assert made.layout.pages == 2
    assert drawn(made) == pytest.approx(height, abs=2)


def test_a_chart_grows_before_a_figure_that_has_no_room_below_it_is_much_smaller() -> None:
    whole = f'<figure style="margin: 0; break-inside: avoid; height: {15 * LINE}pt">x</figure>'
    above = CHART.format(high=120, greatest=162) + "<div>one</div>" * 4
    made = set_in("--figure-min: .9", f"{above}{whole}<p>{WORDS * 3}</p>")
    assert next(holes_of(made.layout)) == pytest.approx(LINE, abs=2)
    assert 150 < drawn(made) <= 162


def test_a_chart_beside_a_longer_column_grows_until_both_end_level() -> None:
    columns = f'<div style="columns: 2">{{}}{WHOLE}{ACROSS}</div>'
    made = set_in("", columns.format(CHART.format(high=60, greatest=200)))
    assert made.layout.pages == 1
    assert 108 < drawn(made) <= 122


def test_a_chart_that_ends_the_text_stays_as_it_is() -> None:
    made = set_in("", PARAGRAPH + CHART.format(high=60, greatest=200))
    assert drawn(made) == pytest.approx(60)
