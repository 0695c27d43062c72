"""What stands beside a float in the PDF does in Word, which counts in twentieths of a point."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter.engine.layout import Layout
from exporter.engine.lines.lines_at_floats import Mending, mendings_of
from exporter.engine.lines.next_words import next_words
from tests.support.small import cascade_of

LINE = 12  # points
WORDS = "Nobody had counted the people who cross the harbour since the bridges opened. " * 4


def laid_out(html: str, height: float, width: float = 80) -> Layout:
    cascade = cascade_of("--fit: 1", html)
    sheet = (
        "@page { size: 300pt 400pt; margin: 0 } p { margin: 0; padding: 0; text-indent: 0; "
        f"font: 9pt/{LINE}pt serif; hyphens: manual; text-align: left }} body {{ margin: 0 }} "
        f"aside {{ float: right; width: {width}pt; height: {height}pt; margin: 0 0 4pt 10pt }}"
    )
    rules = CSS(string=sheet, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def aside(part: str) -> str:
    return f'<aside><p data-part="{part}">x</p></aside>'


TEXT = f'<p data-part="text">{WORDS}</p>'


def mendings(html: str, height: float, width: float = 80) -> dict[str, Mending]:
    return mendings_of(laid_out(html, height, width).sheets())


@pytest.mark.parametrize("hair", [0.1, LINE - 0.1])
def test_a_float_ends_amid_the_last_line_beside_it(hair: float) -> None:
    """Nothing that is lost to roundings gives it a line more, or one less."""
    found = mendings(aside("a") + TEXT, 3 * LINE - 4 + hair)["a"]
    assert found.below == pytest.approx(LINE / 2 - hair)


def test_a_float_that_another_one_follows_at_once_keeps_its_distance_from_that() -> None:
    found = mendings(aside("a") + aside("b") + TEXT, 3 * LINE - 4 + 1, width=150)
    assert found["a"].below == 0
    assert found["b"].below == pytest.approx(LINE / 2 - 2)


def test_a_float_gives_way_where_a_line_beside_it_just_fits() -> None:
    boxes = laid_out(aside("a") + TEXT, 40).document.pages[0]._page_box.descendants()
    first = next(box for box in boxes if type(box).__name__ == "TextBox" and box.text != "x")
    room = first.width * 0.75  # as wide as the line is
    assert mendings(aside("a") + TEXT, 40, 290 - room - 0.1)["a"].beside == pytest.approx(-0.15)
    assert mendings(aside("a") + TEXT, 40, 290 - room - 1)["a"].beside == 0


def test_a_float_without_text_beside_it_stays_as_it_is() -> None:
    assert mendings(f"{aside('a')}<p style='clear: right' data-part='b'>b</p>", 40) == {}


def test_a_line_beside_a_float_has_no_more_room_than_that_leaves() -> None:
    pages = [laid_out(html, 40) for html in (aside("a") + TEXT, TEXT)]
    rooms = [next(iter(next_words(layout.sheets()))).room for layout in pages]
    assert all(0 <= room < 50 / 0.75 for room in rooms)
