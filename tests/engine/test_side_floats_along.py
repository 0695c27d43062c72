"""What floats in the margin stands on the page of the block behind it."""

from __future__ import annotations

from weasyprint.formatting_structure import boxes

from exporter.engine.pages.sheets import body_of
from tests.support.small import WORDS, cascade_of

RULES = """<style>
body { padding-left: 30mm }
aside { float: left; width: 26mm; margin-left: -30mm; margin-right: 4mm }
figure { margin: 14pt 0 0; height: 60mm; break-inside: avoid; border-bottom: 1pt solid }
</style>"""
TEXT = f"<p>{WORDS}</p>"


def places(body: str) -> dict[str, tuple[int, float]]:
    """The page, and how far down on it, of a note and of a figure."""
    layout = cascade_of("", f"{RULES}<section>{body}</section>").layout()
    return {
        box.element_tag: (page, float(box.position_y))
        for page, sheet in enumerate(layout.sheets(), start=1)
        for box in body_of(sheet).descendants()
        if box.element_tag in ("aside", "figure") and isinstance(box, boxes.BlockBox)
    }


def test_a_note_goes_on_to_the_next_page_with_the_figure_behind_it() -> None:
    found = places(f"{TEXT * 2}<aside>note</aside><figure></figure>{TEXT}")
    assert found["aside"][0] == found["figure"][0] == 2


def test_a_figure_beside_a_note_begins_its_page_at_the_top() -> None:
    found = places(f"{TEXT * 2}<aside>note</aside><figure></figure>{TEXT}")
    assert found["figure"][1] == found["aside"][1]


def test_a_note_without_room_for_all_of_its_lines_goes_on_once() -> None:
    for lines in range(1, 30):
        text = f"{TEXT}<p>{'<br>'.join(['x'] * lines)}</p>"
        body = f"{text}<aside>{'<br>'.join('abcdef')}</aside><figure></figure>{TEXT}"
        layout = cascade_of("", f"{RULES}<section>{body}</section>").layout()
        shown = [
            box.text
            for sheet in layout.sheets()
            for box in body_of(sheet).descendants()
            if isinstance(box, boxes.TextBox) and len(box.text) == 1
        ]
        assert [one for one in shown if one != "x"] == list("abcdef"), lines


def test_a_note_stays_beside_what_begins_on_its_page() -> None:
    found = places(f"{TEXT}<aside>note</aside>{TEXT * 2}<figure></figure>")
    assert found["aside"][0] == 1
