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


@pytest.mark.parametrize(("left", "slack"), [(2.28, 0.4 - 1.05), (1.8, -0.3), (0.5, 0)])
def test_pages_get_less_deep_as_far_as_the_fullest_has_room(left: float, slack: float) -> None:
    assert slack_for(0.4, left) == pytest.approx(slack)


@pytest.mark.parametrize(("foot", "slack"), [(0, 0), (0.5, -0.45), (1.2, 0.49 - 1.6)])
def test_pages_are_less_deep_by_what_word_leaves_free_above_its_lines(
    foot: float, slack: float
) -> None:
    assert slack_for(0.49, 1.45, foot) == pytest.approx(slack)
