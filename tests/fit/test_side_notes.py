"""What stands at the side stands beside text of its own section."""

from __future__ import annotations

import pytest
from weasyprint.formatting_structure import boxes

from exporter.engine.pages.sheets import body_of
from exporter.fit.outcome import Fitted
from tests.support.small import WORDS, set_in

RULES = """<style>
body { padding-left: 30mm }
aside { float: left; width: 26mm; margin-left: -30mm; margin-right: 4mm }
</style>"""
NOTE = f'<aside id="note">{"word " * 5}</aside>'
TEXT = f'<p id="a">{WORDS}</p><p id="b">{WORDS}</p>'
NEXT = f'<section><p id="next">{WORDS}</p></section>'


def made(body: str, drift: int = 4) -> Fitted:
    section = f"{RULES}<section>{body}</section>{NEXT}"
    return set_in(f"--figure-drift: {drift}", section)


def order(fitted: Fitted) -> list[str]:
    names = [node.get("id") for node in fitted.cascade.document_element.iter("*")]
    return [name for name in names if name and name != "end"]


def lowest(fitted: Fitted, name: str) -> float:
    (sheet,) = fitted.layout.sheets()
    shown = [box for box in body_of(sheet).descendants() if isinstance(box, boxes.BlockBox)]
    (box,) = [box for box in shown if box.element is not None and box.element.get("id") == name]
    return float(box.position_y + box.margin_height())


def test_a_note_that_ends_its_section_begins_beside_the_text_before_it() -> None:
    fitted = made(TEXT + NOTE)
    assert order(fitted) == ["a", "note", "b", "next"]
    assert lowest(fitted, "note") <= lowest(fitted, "b") + 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p id='a'>{WORDS}</p>{NOTE}<p id='b'>{WORDS * 2}</p>", ["a", "note", "b", "next"]),
        (f"<h2 id='a'>word</h2>{NOTE}", ["a", "note", "next"]),
        (f"<p id='a'>word:</p><p id='b'>{WORDS}</p>{NOTE}", ["note", "a", "b", "next"]),
    ],
    ids=["has enough text", "has a heading only", "would part an announcement"],
)
def test_a_note_stays_where_it_may_not_or_need_not_move(body: str, expected: list[str]) -> None:
    assert order(made(body)) == expected


def test_without_drift_nothing_moves() -> None:
    assert order(made(TEXT + NOTE, drift=0)) == ["a", "b", "note", "next"]
