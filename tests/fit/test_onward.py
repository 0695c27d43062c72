"""A picture that ends its section moves on into the next one, where it would leave a hole."""

from __future__ import annotations

import pytest

from exporter.engine.page_frames import frames_of
from exporter.fit.outcome import Fitted
from tests.fit.test_figures import SVG
from tests.support.small import WORDS, set_in

HOLE = 2.5 * 14.0  # points
KEPT = "break-inside: avoid; margin: 0; height: 70mm; border-bottom: 1pt solid"
IMAGE = f'<img src="{SVG}" style="height: 1mm">'
HEAD = "break-after: avoid; margin: 0; font: inherit"
PART = 'data-part="sections.%d.blocks.%d.text"'


OWN = f'<div id="a">{WORDS}</div>'  # above which no picture rises


def figure(name: str, inside: str = IMAGE, more: str = "") -> str:
    part = f'<span data-part="sections.0.blocks.9.src">{inside}</span>'
    return f'<figure id="{name}" {more} style="{KEPT}">{part}</figure>'


def text(names: str, number: int) -> str:
    """Paragraphs of a section, named by letters."""
    return "".join(
        f'<p id="{name}" {PART % (number, place)}>{WORDS}</p>' for place, name in enumerate(names)
    )


def section(head: str, body: str, number: int) -> str:
    heading = f'<h2 id="{head}" style="{HEAD}" data-part="sections.{number}.heading">Head</h2>'
    return f"<section>{heading}{body}</section>"


def order(fitted: Fitted) -> list[str]:
    """The names of all that has one, as it is printed."""
    names = [node.get("id") for node in fitted.cascade.document_element.iter("*")]
    return [name for name in names if name and name != "end"]


def two(first: str, second: str = "cdef", drift: int = 4) -> Fitted:
    body = f"<section>{first}</section>" + section("H", text(second, 1), 1)
    return set_in(f"--figure-drift: {drift}", body)


def hole(fitted: Fitted) -> float:
    return frames_of(next(fitted.layout.sheets()), 1)[-1].hole


def test_a_picture_before_a_heading_moves_into_its_section() -> None:
    left, filled = (two(OWN + figure("1"), drift=drift) for drift in (0, 4))
    assert order(left) == ["a", "1", "H", "c", "d", "e", "f"]
    before, _, after = "".join(order(filled)).partition("1")
    assert before + after == "aHcdef"
    assert before.startswith("aHc")
    assert after
    assert hole(left) > HOLE > hole(filled)


def test_a_picture_alone_before_the_first_heading_moves_on_too() -> None:
    lede = f'<p id="a">{WORDS}</p>'
    body = f"{lede}<section>{figure('1')}</section>" + section("H", text("cdef", 1), 1)
    assert "".join(order(set_in("--figure-drift: 4", body))).startswith("aHc")


def test_the_pictures_behind_it_go_with_it() -> None:
    filled = two(OWN + figure("1") + figure("2"), "cdefghijkl")
    named = "".join(order(filled))
    assert named.startswith("aHc")
    assert "12" in named


def test_the_report_names_the_heading_and_the_texts_that_stand_before_it_now() -> None:
    (told,) = two(OWN + figure("1")).fit.figures
    assert (told.part, told.page) == ("sections.0.blocks.9", 2)
    assert told.passed[:2] == ("sections.1.heading", "sections.1.blocks.0")


@pytest.mark.parametrize(
    "last",
    [
        f'<p id="b">{WORDS[:-12]}this curve:</p>',
        f'<blockquote id="b">{WORDS}</blockquote>',
        '<h3 id="b">A heading of its own</h3>',
    ],
)
def test_a_picture_stays_with_what_it_belongs_to(last: str) -> None:
    filled = two(last + figure("1"))
    assert order(filled)[:3] == ["b", "1", "H"]


@pytest.mark.parametrize("kept", [figure("1", "No picture"), figure("1", more='class="chart"')])
def test_charts_and_tables_stay_in_their_section(kept: str) -> None:
    assert order(two(OWN + kept))[:3] == ["a", "1", "H"]


def test_it_parts_no_heading_from_its_text() -> None:
    filled = two(OWN + figure("1"), "")
    assert order(filled) == ["a", "1", "H"]
