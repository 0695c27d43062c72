"""The spaces of a single page close a small hole at its foot."""

from __future__ import annotations

import pytest

from exporter.engine.page_tops import holes_of
from exporter.fit.outcome import Fitted
from tests.support.small import set_in

LINE = 14.0  # points
SPACED = "--line: calc(1rlh * var(--fit-space))"
RULES = (
    "<style>[style*='--_space'] { --fit-space: var(--_space); --line: calc(1rlh * var(--_space)) }"
)
MAY = "--fit-space-min: .5; --fit-space-max: 1.5"


def set_above(height: float, lines: int, spaces: str = MAY, rules: str = "") -> Fitted:
    """Lines with 8 of space between them, above what stays whole and is so many lines high."""
    style = f"margin: 0; break-inside: avoid; height: {height * LINE}pt"
    spaced = '<div style="margin-top: calc(var(--line) * 4)">one</div>' * 2
    text = f"<main>{'<div>one</div>' * lines}{spaced}<figure style='{style}'>x</figure></main>"
    return set_in(f"{SPACED}; {spaces}", f"{RULES}{rules}</style>{text}")


def own_spaces(fitted: Fitted) -> set[str]:
    """What the elements of a text say of the spaces of their page."""
    styles = (node.get("style", "") for node in fitted.cascade.document_element.iter())
    return {one.partition(";")[0] for one in styles if "--_space" in one}


def hole(fitted: Fitted) -> float:
    return max(holes_of(fitted.layout), default=0.0) / LINE


def lines_for(wanted: float) -> tuple[int, float]:
    """After how many lines a hole is of about so many lines; and how large it is."""
    empty = hole(set_above(15, 0, ""))
    count = round(empty - wanted)
    return count, empty - count


def test_wider_spaces_of_a_page_close_a_small_hole() -> None:
    lines, empty = lines_for(3.5)
    assert 3.05 < empty < 4.05
    assert hole(set_above(15, lines, "")) == pytest.approx(empty, abs=0.01)
    wider = set_above(15, lines)
    assert hole(wider) == pytest.approx(3, abs=0.02)
    assert wider.setting.space == 1
    (own,) = own_spaces(wider)
    assert float(own.removeprefix("--_space: ")) == pytest.approx(1 + (empty - 3) / 8, abs=0.01)


def test_narrower_ones_make_room_for_what_begins_the_next_page() -> None:
    lines, empty = lines_for(4.5)
    kept, closed = (set_above(empty + 0.7, lines, spaces) for spaces in ("", MAY))
    assert (kept.layout.pages, closed.layout.pages, closed.setting.space) == (2, 1, 1)


def test_spaces_stay_alike_where_a_hole_is_too_large_or_text_stands_in_columns() -> None:
    (large, _), (small, _) = lines_for(7.5), lines_for(3.5)
    columns = "main { columns: 2 }"
    assert own_spaces(set_above(15, large)) == set()
    assert own_spaces(set_above(15, small + 15, rules=columns)) == set()


def test_text_goes_ahead_of_a_figure_where_narrower_spaces_let_the_rest_of_it_follow() -> None:
    whole = f"margin: {LINE}pt 0 0; padding: 0; height: {6.5 * LINE}pt; break-inside: avoid"
    items = "<li>line</li>" * 6  # 0.3 of a line too high
    text = f'<p id="a">one<br>two</p><ul id="b" style="{whole}; break-before: auto">{items}</ul>'
    high = f"margin: 0; break-inside: avoid; height: {15 * LINE}pt"
    figure = f'<figure id="f" style="{high}">x</figure>'
    spaced = '<div>one</div><div style="margin-top: calc(var(--line) * 4)">one</div>'
    body = f"<main>{spaced}{figure}{text}<p>{'word ' * 60}</p></main>"
    drifts = [0, 4]
    kept, moved = (
        set_in(f"{SPACED}; {MAY}; --figure-drift: {most}", f"{RULES}</style>{body}")
        for most in drifts
    )
    assert [kept.layout.anchors[name] for name in "fab"] == [2, 3, 3]
    assert [moved.layout.anchors[name] for name in "abf"] == [1, 1, 2]
    assert own_spaces(moved)
