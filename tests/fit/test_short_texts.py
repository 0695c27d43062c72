"""Short texts get the theme's layout for them, where it still has one page."""

from __future__ import annotations

import pytest

from exporter.fit.outcome import Fitted
from tests.support.small import PARAGRAPH, set_in

SHORT = ":root[data-short] .text { width: 40mm }"
SHARE = "--short-page: 0.5"


def is_short(fitted: Fitted) -> bool:
    return "data-short" in fitted.cascade.document_element.attrib


def set_as(css: str, body: str) -> Fitted:
    return set_in(css, f'<style>{SHORT}</style><div class="text">{body}</div>')


@pytest.mark.parametrize(("paragraphs", "expected"), [(1, True), (3, False), (8, False)])
def test_a_text_that_fills_little_of_its_one_page_is_short(paragraphs: int, expected: bool) -> None:
    fitted = set_as(SHARE, PARAGRAPH * paragraphs)
    assert is_short(fitted) is expected
    assert (fitted.layout.pages == 1) is (paragraphs < 8)


@pytest.mark.parametrize("css", ["", f"{SHARE}; --max-pages: 1"])
def test_no_text_is_short_where_the_stylesheet_asks_for_none_or_fills_its_page(css: str) -> None:
    assert not is_short(set_as(css, PARAGRAPH))


def test_a_text_with_a_chart_is_not_short() -> None:
    assert not is_short(set_as(SHARE, f'{PARAGRAPH}<figure class="figure chart"></figure>'))


def test_a_text_is_not_short_where_it_would_take_a_second_page() -> None:
    narrow = SHORT.replace("40mm", "8mm")
    body = f'<style>{narrow}</style><div class="text">{PARAGRAPH}</div>'
    fitted = set_in(SHARE, body)
    assert not is_short(fitted)
    assert fitted.layout.pages == 1
