"""What an export leaves behind: nothing that grows with the number of articles."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from exporter import Exporter, read
from exporter.engine import pango_layouts
from tests.support.samples import SUMMIT

ARTICLES = 4


@pytest.fixture(scope="module")
def warm() -> Exporter:
    exporter = Exporter()
    exporter.export(SUMMIT)
    return exporter


def test_what_an_export_made_is_given_back_when_it_ends(warm: Exporter) -> None:
    """Not when the collector finds the time, which it seldom does for what has grown old."""
    article, counts = read(SUMMIT), []
    for number in range(ARTICLES):
        headline = f"Report {number} on the preparations"
        warm.export(article.model_copy(update={"headline": headline}))
        counts.append(len(gc.get_objects()))
    assert max(counts[1:]) - counts[0] < 1000  # styles and boxes of an export are 30,000


def test_contexts_of_pango_are_made_once(warm: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(pango_layouts, "_context", lambda *key: made.append(key))
    warm.export(SUMMIT, formats=["pdf"])
    assert not made


def test_a_program_that_froze_its_objects_keeps_them_so(warm: Exporter) -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        warm.export(SUMMIT, formats=["pdf"], editions=["summary"], preflight=False)
        assert gc.get_freeze_count() == pytest.approx(frozen, rel=0.2)
    finally:
        gc.unfreeze()


def test_the_collector_is_as_it_was(warm: Exporter) -> None:
    warm.export(SUMMIT, formats=[], editions=["summary"])
    assert gc.isenabled()
    gc.disable()
    try:
        warm.export(SUMMIT, formats=[], editions=["summary"])
        assert not gc.isenabled()
    finally:
        gc.enable()
