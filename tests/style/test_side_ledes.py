"""Newsroom's summary: key points stand in the column at the side, or else the lede."""

from __future__ import annotations

import pytest

from tests.support import pages
from tests.support.samples import article, exporter

LEDE = "Envoys met again on Monday in the old harbour to prepare a summit. " * 2
POINTS = ["The first point is made.", "The second point is made.", "The third is made."]


def lefts(points: list[str], lede: str | None) -> dict[str, float]:
    """Where lines of the lede begin, and of the text, in points from the page's edge."""
    sections = [{"heading": "Next", "blocks": ["Text of a section goes on. " * 12]}]
    given = article(key_points=points, lede=lede, sections=sections)
    made = exporter("newsroom").export(
        given, editions=["summary"], formats=["pdf"], preflight=False
    )
    lines = pages.lines(made.renditions[0].data)
    begun = {"lede": "Envoys", "text": "Text"}
    return {
        name: min((one.left for one in lines if one.text.startswith(word)), default=0.0)
        for name, word in begun.items()
    }


@pytest.mark.parametrize("points", [[], POINTS])
def test_the_lede_stands_at_the_side_where_there_are_no_key_points(points: list[str]) -> None:
    found = lefts(points, LEDE)
    is_at_side = found["lede"] < found["text"] - 100
    assert is_at_side == (not points)
