"""Charts are a little higher where their page would end with a hole."""

from __future__ import annotations

import pytest

from exporter.engine.page_tops import holes_of
from exporter.fit.outcome import Fitted
from tests.support.small import WORDS, set_in

LINE = 14.0  # points
CHART = (
    '<figure class="figure chart" style="margin: 0; break-inside: avoid">'
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='200'"
    ' height=\'160\'/>" style="display: block; width: 150pt; height: 120pt"'
    ' data-part="a.chart" data-least="{least}"></figure>'
)


def set_above(lines: int, least: str = "110") -> Fitted:
    """A chart and so many lines above what has no room behind them."""
    whole = f'<figure style="margin: 0; break-inside: avoid; height: {15 * LINE}pt">x</figure>'
    body = CHART.format(least=least) + "<div>one</div>" * lines + whole + f"<p>{WORDS * 3}</p>"
    return set_in("--figure-min: .9", body)


def hole(fitted: Fitted) -> float:
    return next(holes_of(fitted.layout)) / LINE


@pytest.mark.parametrize(("lines", "left"), [(4, 1), (3, 4.6)])
def test_a_chart_takes_the_room_that_is_left_but_for_a_line_if_it_is_little(
    lines: int, left: float
) -> None:
    made = set_above(lines)
    (chart,) = made.layout.pictures()
    assert hole(made) == pytest.approx(left, abs=0.15)
    assert (chart.height > 150) == (lines == 4)


def test_a_chart_of_one_height_keeps_it() -> None:
    made = set_above(4, least="")
    assert hole(made) > 3.05
