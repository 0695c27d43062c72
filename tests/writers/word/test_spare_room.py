"""Word pages are a little deeper, but never so much that the next page's text comes back."""

from __future__ import annotations

import math

import pytest

from exporter.writers.word.parts.spare_room import SLACK, slack_for


@pytest.mark.parametrize(
    ("lacking", "slack"), [(math.inf, SLACK), (SLACK + 1.1, SLACK), (1.5, 0.45), (1, 0)]
)
def test_pages_get_less_room_than_a_line_of_the_next_one_needs(
    lacking: float, slack: float
) -> None:
    assert slack_for(lacking) == pytest.approx(slack)
