"""Paragraphs gain or lose a line by the space between their letters, where that closes a hole."""

from __future__ import annotations

import pytest

from exporter.engine.page_tops import holes_of
from exporter.engine.paragraphs_above import ends_in_a_word
from exporter.fit import tracked_paragraphs
from exporter.fit.outcome import Fitted
from tests.support.small import set_in

LINE = 14.0  # points
MUCH = "<style>p { letter-spacing: calc(var(--_tracking, 0pt) * 15) }</style>"
NONE = "<style>p { letter-spacing: 0 }</style>"
TEXT = f"<p>{'word ' * 20}</p>"


def set_above(height: float, lines: int, rules: str = MUCH, text: str = TEXT) -> Fitted:
    """A paragraph and so many lines, above what stays whole and is so many lines high."""
    style = f"margin: 0; break-inside: avoid; height: {height * LINE}pt"
    whole = f'<figure style="{style}">x</figure>'
    return set_in("", rules + text + "<div>one</div>" * lines + whole)


def tracking(fitted: Fitted) -> list[str]:
    return [node.get("style", "") for node in fitted.cascade.document_element.iter("p")]


def hole(fitted: Fitted) -> float:
    return max(holes_of(fitted.layout), default=0.0) / LINE


def lines_for(wanted: float) -> tuple[int, float]:
    """After how many lines a hole is of about so many lines; and how large it is."""
    empty = hole(set_above(15, 0, NONE))
    count = round(empty - wanted)
    return count, empty - count


def test_a_paragraph_gains_the_line_that_a_hole_has_too_many() -> None:
    lines, empty = lines_for(3.5)
    assert 3.05 < empty < 4.05
    kept, gained = (set_above(15, lines, rules) for rules in (NONE, MUCH))
    assert (round(hole(kept) - empty, 2), tracking(kept)) == (0, [""])
    assert round(hole(gained) - empty, 2) == -1
    assert tracking(gained) == ["--_tracking: 0.10pt"]


def test_a_paragraph_loses_the_line_that_what_follows_lacks() -> None:
    lines, empty = lines_for(7.5)
    kept, lost = (set_above(empty + 0.5, lines, rules) for rules in (NONE, MUCH))
    assert (kept.layout.pages, tracking(kept)) == (2, [""])
    assert (lost.layout.pages, tracking(lost)) == (1, ["--_tracking: -0.10pt"])


def test_a_hole_is_left_where_paragraphs_would_have_to_change_by_many_lines() -> None:
    lines, _ = lines_for(7.5)
    assert tracking(set_above(15, lines)) == [""]


def test_a_paragraph_whose_lines_stay_as_many_looks_as_before() -> None:
    lines, _ = lines_for(3.5)
    assert tracking(set_above(15, lines, NONE)) == [""]


def test_of_two_paragraphs_the_one_is_tracked_that_no_single_word_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines, _ = lines_for(3.5)
    height = set_above(15, 0, NONE, TEXT * 2).layout.used(1) - set_above(15, 0, NONE).layout.used(1)
    text = TEXT * 2
    nearest = tracking(set_above(15, lines - round(height / LINE), text=text))
    monkeypatch.setattr(tracked_paragraphs, "ends_in_a_word", lambda _, nodes, *__: {nodes[0]})
    other = tracking(set_above(15, lines - round(height / LINE), text=text))
    assert (nearest, other) == (["", "--_tracking: 0.10pt"], ["--_tracking: 0.10pt", ""])


def test_a_last_line_of_one_word_is_known_from_one_of_two() -> None:
    fitted = set_in("", "<p>two words<br>one</p><p>one<br>two words</p>")
    one, two = fitted.cascade.document_element.iter("p")
    assert ends_in_a_word(fitted.layout, [one, two], 1, 1) == {one}
