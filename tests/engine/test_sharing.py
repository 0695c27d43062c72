"""The measure shared out among columns: all of it, and numbers first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.engine.tables.sharing import Need, Widths, eased, narrowed, shared

WIDTHS = st.floats(1, 200)
SEVERAL = st.lists(st.floats(1, 900), max_size=3)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    firm = draw(WIDTHS)
    words = firm + draw(WIDTHS)
    amounts = words + draw(WIDTHS)
    codes = tuple(draw(SEVERAL))
    most = max([amounts, *codes]) + draw(WIDTHS)
    return Need(firm, words, amounts, codes, most)


def flat(_: Widths) -> float:
    return 0


COLUMNS = st.lists(needs(), min_size=1, max_size=8)


@given(COLUMNS, st.floats(50, 2_000))
@settings(max_examples=200)
def test_columns_fill_the_room_and_keep_whole_what_comes_first(
    columns: list[Need], room: float
) -> None:
    widths = shared(columns, room, flat)
    assert math.isclose(sum(widths), room, rel_tol=1e-6)
    for kept in ("whole", "amounts", "words", "firm"):
        least = [getattr(column, kept) for column in columns]
        if sum(least) <= room:
            pairs = zip(widths, least, strict=True)
            assert all(width >= low - 1e-6 for width, low in pairs), kept
            break


def test_the_widest_column_gives_way_first() -> None:
    assert [round(width) for width in narrowed([10, 10, 10], [50, 90, 20], 120)] == [50, 50, 20]


def test_what_is_left_goes_to_the_longest_lines() -> None:
    short, long = Need(10, 10, 10, (), 20), Need(10, 10, 10, (), 300)
    first, second = eased([10, 10], [short, long], 120)
    assert first < 20
    assert second > 100


def test_of_several_ways_the_one_of_least_height_is_taken() -> None:
    code, text = Need(50, 50, 50, (900,), 900), Need(40, 40, 40, (), 400)
    wide = shared([code, text], 300, lambda widths: -widths[1])
    narrow = shared([code, text], 300, lambda widths: -widths[0])
    assert wide[1] > narrow[1]


def test_a_column_gets_all_that_its_lines_ask_for_where_that_spares_a_line() -> None:
    name, head = Need(15, 15, 15, (), 40), Need(20, 20, 20, (), 34)
    lines = partial(lines_of, [(40, 10), (10, 34)])
    assert lines(eased([15, 20], [name, head], 62)) == 4
    assert lines(shared([name, head], 62, lines)) == 3


def lines_of(rows: Sequence[Sequence[float]], widths: Widths) -> float:
    """How many lines a table has, by the lengths of what is in its rows."""
    return sum(
        max(math.ceil(length / width) for length, width in zip(row, widths, strict=True))
        for row in rows
    )
