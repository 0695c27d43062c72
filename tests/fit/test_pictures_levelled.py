"""Pictures in columns lose what lets all columns end higher above a figure that spans them."""

from __future__ import annotations

import pytest

from exporter.engine.page_tops import StandingColumn, StandingPicture
from exporter.fit.pictures_levelled import levelled

OWN = StandingPicture("own", 100.0)


def spare(one: StandingPicture) -> float:
    """Half of what each picture is high."""
    return one.height / 2


def columns(short: float) -> list[StandingColumn]:
    lowest = StandingColumn(0.0, (StandingPicture("low", 100.0),))
    return [lowest, StandingColumn(short, (StandingPicture("short", 20.0),))]


def test_a_picture_in_a_shorter_column_loses_nothing_while_that_is_the_shorter() -> None:
    assert levelled(columns(60.0), OWN, 80.0, spare) == {"own": 60.0, "low": 60.0}


def test_the_lowest_column_s_picture_loses_no_more_than_lets_all_columns_end_higher() -> None:
    sizes = levelled(columns(20.0), OWN, 74.0, spare)
    assert sizes == pytest.approx({"own": 55.0, "low": 71.0, "short": 11.0})


def test_pictures_keep_their_sizes_where_the_least_are_not_enough() -> None:
    assert levelled(columns(20.0), OWN, 90.0, spare) is None
