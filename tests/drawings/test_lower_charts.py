"""Charts that are lower, all alike, where pages then leave less empty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exporter.compose.view import View
from exporter.diagnostics import Diagnostic
from exporter.drawings.artwork import Artwork, drawings_of
from exporter.drawings.looks import ChartLooks
from exporter.drawings.lower_charts import Settled, with_fewer_holes
from exporter.fit.outcome import Fitted
from tests.support.charted import PART, charted, design, looks
from tests.support.small import WORDS, set_in

FITTED = set_in("", f"<p>{WORDS}</p>")


def drawn(lower: float, kind: str = "column") -> tuple[Artwork, list[Diagnostic]]:
    made = drawings_of(View(charted(kind), "a4"), "brief", design(), lower)
    return Artwork({}, made.by_part), []


def settled(
    holes: list[float], kind: str = "column", **setting: Any
) -> tuple[Settled, list[float]]:
    """What is chosen of charts as they are and lower, which leave so many lines empty, and how
    high the charts were that were tried; lower ones need a `setting`."""
    tried: list[float] = []

    def settle(artwork: Artwork) -> tuple[Fitted, list[Diagnostic]]:
        tried.append(artwork.drawings[PART].height)
        asked = replace(FITTED.setting, **setting) if len(tried) > 1 else FITTED.setting
        return replace(FITTED, holes=holes[len(tried) - 1], setting=asked), []

    return with_fewer_holes(lambda lower: drawn(lower, kind), settle), tried


def test_a_chart_is_as_high_as_the_stylesheet_says_where_pages_are_full() -> None:
    found, tried = settled([0])
    assert tried == [found.artwork.drawings[PART].height]


def test_charts_are_no_lower_than_closes_the_holes() -> None:
    found, tried = settled([9, 9, 0])
    assert found.artwork.drawings[PART].height == tried[2] < tried[1] < tried[0]


def test_charts_are_no_lower_where_that_closes_no_hole_or_makes_pages_deeper() -> None:
    for found, tried in (settled([9] * 5), settled([9, 0, 0, 0, 0], depth=13.0)):
        assert found.artwork.drawings[PART].height == tried[0]


def test_bars_are_of_one_height_so_that_nothing_is_tried() -> None:
    assert len(settled([9], "bar")[1]) == 1


def test_the_least_height_is_that_of_the_stylesheet() -> None:
    found: ChartLooks = looks().chart
    (most, _), (least, _) = drawn(0), drawn(1)
    lost = most.drawings[PART].height - least.drawings[PART].height
    assert lost == pytest.approx(found.height - found.least, abs=0.1)
    assert lost > 20
