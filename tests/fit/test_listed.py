"""A list of contents stands where a text is long enough for one, and costs few layouts."""

from __future__ import annotations

from typing import Any

import pytest

from exporter.engine.layout import Layout
from exporter.engine.layout import laid_out as real
from exporter.fit.fitting import fitted
from exporter.fit.listed import is_surely_longer
from exporter.fit.outcome import Fitted
from tests.support.small import PARAGRAPH, cascade_of

LIST = '<nav role="doc-toc">' + "<p>entry</p>" * 3 + "</nav>"
FROM = "--contents-from: 3;"

Counted = list[int]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The pages of each layout that is made."""
    counts: Counted = []

    def counted(*asked: Any) -> Layout:
        made = real(*asked)
        counts.append(made.pages)
        return made

    monkeypatch.setattr("exporter.engine.cascade.laid_out", counted)
    return counts


def set_with(paragraphs: int, bounds: str = "") -> Fitted:
    return fitted(cascade_of(FROM + bounds, LIST + PARAGRAPH * paragraphs), "test")


def is_listed(found: Fitted) -> bool:
    return found.cascade.document_element.find(".//nav") is not None


def test_a_short_text_is_laid_out_once_and_has_no_list(laid_out: Counted) -> None:
    assert not is_listed(set_with(6))
    assert len(laid_out) == 1


def test_a_text_of_more_pages_is_laid_out_once_without_its_list_and_once_with_it(
    laid_out: Counted,
) -> None:
    found = set_with(20, "--fit-shallower: 4; --fit-last-page: 0.3;")
    assert is_listed(found)
    assert len(laid_out) == 2
    assert laid_out[-1] == found.layout.pages > 3


def test_a_very_long_text_is_not_laid_out_without_its_list(laid_out: Counted) -> None:
    assert is_surely_longer(cascade_of("", PARAGRAPH * 40), 3)
    assert not is_surely_longer(cascade_of("", PARAGRAPH * 20), 3)
    found = set_with(40)
    assert is_listed(found)
    assert laid_out == [found.layout.pages]


def test_pages_that_are_better_without_a_list_are_not_made_twice(laid_out: Counted) -> None:
    assert is_listed(set_with(9))
    laid_out.clear()
    found = set_with(9, "--fit-last-page: 0.7;")
    assert not is_listed(found)
    assert len(laid_out) == 2
    assert found.layout.pages == laid_out[0] == 3


def test_a_list_that_goes_on_overleaf_does_not_begin_a_page_there() -> None:
    """Else Word would put all of it there."""
    entries = "<p>entry</p>" * 8
    body = PARAGRAPH * 3 + f'<nav id="toc" role="doc-toc">{entries}</nav>' + PARAGRAPH
    whole = "nav { break-inside: avoid }"
    parted, kept = (
        fitted(cascade_of(f"--contents-from: 1; }} {rule} x {{", body), "test").layout
        for rule in ("", whole)
    )
    assert (parted.anchors["toc"], kept.anchors["toc"]) == (1, 2)
    assert "toc" in kept.openers
    assert "toc" not in parted.openers
