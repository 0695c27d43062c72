"""Newsroom's summary: key points stand in the column at the side, or else the lede."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import pages
from tests.support.samples import article, exporter

LEDE = "Envoys met again on Monday in the old harbour to prepare a summit. " * 2
POINTS = ["The first point is made.", "The second point is made.", "The third is made."]


SECTIONS = [{"heading": "Next", "blocks": ["Text of a section goes on. " * 12]}]


def lefts(points: list[str], sections: list[dict[str, Any]]) -> dict[str, float]:
    """Where lines of the lede begin, of the text, and of the line with the source, in points from
    the page's edge."""
    given = article(key_points=points, lede=LEDE, sections=sections)
    made = exporter("newsroom").export(
        given, editions=["summary"], formats=["pdf"], preflight=False
    )
    lines = pages.lines(made.renditions[0].data)
    begun = {"lede": "Envoys", "text": "Text", "source": "Source"}
    return {
        name: min((one.left for one in lines if one.text.startswith(word)), default=0.0)
        for name, word in begun.items()
    }


@pytest.mark.parametrize("points", [[], POINTS])
def test_the_lede_stands_at_the_side_where_there_are_no_key_points(points: list[str]) -> None:
    found = lefts(points, SECTIONS)
    is_at_side = found["lede"] < found["text"] - 100
    assert is_at_side == (not points)


def test_a_lede_without_text_stands_on_the_measure() -> None:
    found = lefts([], [])
    assert found["lede"] == pytest.approx(found["source"], abs=1)
