"""A lead picture without room on the first page stands there beside the text."""

from __future__ import annotations

import pytest

from exporter.engine.pages.sheets import body_of
from exporter.fit.outcome import Fitted
from tests.fit.test_company import source
from tests.support.small import PARAGRAPH, WORDS, set_in

RULES = """<style>
figure { margin: 0; break-inside: avoid }
img { display: block; max-width: 100% }
.upright { float: right; width: var(--_beside) }
</style>"""
CONTRACT = "--figure-drift: 4; --figure-min: .9; --figure-beside: {beside}"


def made(lines: int, kind: str = "in-text", beside: float = 0.5) -> Fitted:
    picture = f'<img src="{source(450, 300)}" data-part="lead_picture.src">'
    figure = f'<figure class="figure lead-picture {kind}">{picture}</figure>'
    above = f'<div style="height: {lines * 14}pt; border-bottom: 1pt solid"></div>'
    body = f"{RULES}{above}{figure}<p>{WORDS * 2}</p>{PARAGRAPH * 4}"
    return set_in(CONTRACT.format(beside=beside), body)


def lead_page(fitted: Fitted) -> tuple[int, float]:
    """The page of the lead picture, and its width in points."""
    return next(
        (page, box.width * 0.75)
        for page, sheet in enumerate(fitted.layout.sheets(), start=1)
        for box in body_of(sheet).descendants()
        if box.element_tag == "img"
    )


def test_it_stands_beside_the_text_at_half_the_measure() -> None:
    page, width = lead_page(made(lines=7))
    assert page == 1
    assert width == pytest.approx(80 / 25.4 * 72 / 2, abs=1)


def test_it_is_less_wide_where_there_is_less_room() -> None:
    page, width = lead_page(made(lines=10))
    assert page == 1
    assert 79 < width < 112.5


@pytest.mark.parametrize(
    ("lines", "kind", "beside"), [(14, "in-text", 0.5), (7, "", 0.5), (7, "in-text", 1)]
)
def test_it_goes_on_where_it_would_be_too_small_or_must_stand_alone(
    lines: int, kind: str, beside: float
) -> None:
    page, width = lead_page(made(lines, kind, beside))
    assert width > 150 or page == 2
