"""Charts drawn lower or higher: plot and bars change, words do not, and all is as high as asked."""

from __future__ import annotations

import re

import pytest
from PIL import ImageOps
from weasyprint.formatting_structure import boxes

from exporter.article.charts.chart import charts
from exporter.article.language import locale_of
from exporter.drawings.painters import drawn_anew
from exporter.engine.pages.sheets import body_of
from exporter.styled import Drawing
from tests.support.charted import chart, charted, looks, pixels
from tests.support.small import WORDS, set_in

SCALE = re.compile(rb"scale\(([\d.e-]+)")  # of words, whose size it gives


def at_height(kind: str, height: float) -> Drawing:
    ((_, drawn),) = charts(charted(kind))
    return drawn_anew(drawn, looks().chart, locale_of("en"), chart(kind), height)


@pytest.mark.parametrize("kind", ["column", "line", "bar", "stacked-bar"])
def test_a_chart_is_drawn_as_low_as_it_is_asked_with_words_as_large(kind: str) -> None:
    natural = chart(kind)
    assert natural.least is not None
    assert natural.least < natural.height - 5
    height = (natural.least + natural.height) / 2
    low = at_height(kind, height)
    assert low.height == pytest.approx(height)
    assert low.width == natural.width
    sizes = [sorted(set(SCALE.findall(one.svg))) for one in (low, natural)]
    assert sizes[0] == sizes[1]
    assert low.svg.count(b"<path") >= natural.svg.count(b"<path") - 2  # no word is lost


@pytest.mark.parametrize("kind", ["column", "line", "bar", "stacked-bar"])
def test_a_chart_drawn_higher_has_higher_bars_or_plot(kind: str) -> None:
    natural = chart(kind)
    assert natural.greatest is not None
    high = at_height(kind, natural.greatest)
    inked = [inked_height(one) for one in (natural, high)]
    assert inked[1] - inked[0] == pytest.approx(natural.greatest - natural.height, abs=2)


def inked_height(drawing: Drawing) -> float:
    """How far apart the highest and the lowest ink of a drawing are, in points."""
    box = ImageOps.invert(pixels(drawing).convert("L")).getbbox()
    assert box is not None
    return (box[3] - box[1]) * 72 / 300


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
