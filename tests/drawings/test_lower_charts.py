"""Charts drawn lower: plot and bars shrink, words do not, and the figure is as high as asked."""

from __future__ import annotations

import re

import pytest
from weasyprint.formatting_structure import boxes

from exporter.article.charts.chart import charts
from exporter.article.language import locale_of
from exporter.drawings.painters import drawn_anew
from exporter.engine.pages.sheets import body_of
from exporter.styled import Drawing
from tests.support.charted import chart, charted, looks
from tests.support.small import WORDS, set_in

SCALE = re.compile(rb"scale\(([\d.e-]+)")  # of words, whose size it gives


def lower(kind: str, height: float) -> Drawing:
    ((_, drawn),) = charts(charted(kind))
    return drawn_anew(drawn, looks().chart, locale_of("en"), chart(kind), height)


@pytest.mark.parametrize("kind", ["column", "line", "bar", "stacked-bar"])
def test_a_chart_is_drawn_as_low_as_it_is_asked_with_words_as_large(kind: str) -> None:
    natural = chart(kind)
    assert natural.least is not None
    assert natural.least < natural.height - 5
    height = (natural.least + natural.height) / 2
    low = lower(kind, height)
    assert low.height == pytest.approx(height)
    assert low.width == natural.width
    sizes = [sorted(set(SCALE.findall(one.svg))) for one in (low, natural)]
    assert sizes[0] == sizes[1]
    assert low.svg.count(b"<path") >= natural.svg.count(b"<path") - 2  # no word is lost


def test_a_chart_is_drawn_higher_than_by_itself_with_words_as_large() -> None:
    natural = chart("line")
    high = lower("line", natural.height * 1.3)
    assert high.height == pytest.approx(natural.height * 1.3)
    sizes = [sorted(set(SCALE.findall(one.svg))) for one in (high, natural)]
    assert sizes[0] == sizes[1]
    (ours, theirs) = (re.findall(rb"M[\d. -]+", one.svg) for one in (high, natural))
    assert ours != theirs  # it is no picture of the same points, but a higher plot


CHART = (
    '<figure class="figure chart" style="margin: 0; break-inside: avoid">'
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='200'"
    ' height=\'160\'/>" style="display: block; width: 150pt; height: 120pt"'
    ' data-part="a.chart"{least}></figure>'
)


@pytest.mark.parametrize(("least", "page"), [(' data-least="60"', 1), ("", 2)])
def test_a_chart_that_may_be_lower_closes_a_hole_and_stays_as_wide(least: str, page: int) -> None:
    text = f"<p>{WORDS * 3}</p>"
    made = set_in("--figure-drift: 0; --figure-min: .6", text + CHART.format(least=least) + text)
    shown = [
        (number, box)
        for number, sheet in enumerate(made.layout.sheets(), start=1)
        for box in body_of(sheet).descendants()
        if type(box) is boxes.BlockReplacedBox
    ]
    ((number, image),) = shown
    assert number == page
    assert image.width == pytest.approx(200)
    assert (image.height < 159) is (page == 1)
