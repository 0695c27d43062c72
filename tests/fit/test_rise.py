"""A figure that nothing may pass moves up ahead of text, where it would leave a hole."""

from __future__ import annotations

import pytest

from exporter.engine.page_frames import frames_of
from exporter.fit.outcome import Fitted
from tests.support.small import PARAGRAPH, WORDS, set_in

HOLE = 2.5 * 14.0  # points
KEPT = "break-inside: avoid; margin: 0; height: 36mm; border-bottom: 1pt solid"
NEXT = "<section><h3 style='break-after: avoid'>Another section</h3>" + PARAGRAPH * 4 + "</section>"


def figure(name: str, inside: str = "") -> str:
    return f'<figure id="{name}" style="{KEPT}">{inside or name}</figure>'


def paragraph(name: str, words: str = WORDS) -> str:
    return f'<p id="{name}">{words}</p>'


def order(fitted: Fitted) -> list[str]:
    """The names of all that has one, as it is printed."""
    names = [node.get("id") for node in fitted.cascade.document_element.iter("*")]
    return [name for name in names if name and name != "end"]


def section(body: str, drift: int = 4, before: str = "") -> Fitted:
    """A section that ends its page but for less than a figure, and one that follows."""
    return set_in(f"--figure-drift: {drift}", f"{before}<section>{body}</section>{NEXT}")


TEXT = paragraph("a") + paragraph("b") + paragraph("c")


def test_a_figure_before_a_heading_stands_above_text_of_its_section() -> None:
    left, filled = (section(TEXT + figure("1"), drift) for drift in (0, 4))
    assert order(left) == ["a", "b", "c", "1"]
    assert order(filled) == ["a", "b", "1", "c"]
    holes = [frames_of(next(one.layout.sheets()), 1)[-1].hole for one in (left, filled)]
    assert holes[0] > HOLE > holes[1]
    assert (left.layout.anchors["1"], filled.layout.anchors["1"]) == (2, 1)


def test_the_report_names_what_it_changed_places_with() -> None:
    text = "".join(f'<p data-part="sections.0.blocks.{n}.text">{WORDS}</p>' for n in range(3))
    named = figure("1").replace("<figure", '<figure data-part="sections.0.blocks.3.src"')
    fitted = section(text + named)
    (told,) = fitted.fit.figures
    assert (told.part, told.page) == ("sections.0.blocks.3", 1)
    assert told.passed == ("sections.0.blocks.2",)


@pytest.mark.parametrize(
    "last",
    [
        paragraph("c", WORDS[:-12] + "this curve:"),
        f'<blockquote id="c">{WORDS}</blockquote>',
        f'<h4 id="c">{WORDS}</h4>',
        f'<aside id="c">{WORDS}</aside>',
    ],
)
def test_it_stays_behind_what_announces_it_and_what_is_no_plain_text(last: str) -> None:
    fitted = section(paragraph("a") + paragraph("b") + last + figure("1"))
    assert order(fitted) == ["a", "b", "c", "1"]


def test_it_parts_no_text_from_what_announces_that() -> None:
    announcing = paragraph("b", WORDS[:-15] + "these two:")
    fitted = section(paragraph("a") + announcing + paragraph("c") + figure("1"))
    assert order(fitted) == ["a", "1", "b", "c"]


def test_a_picture_stays_with_the_person_whom_it_shows() -> None:
    quote = f'<blockquote id="q">{WORDS}</blockquote><h3 id="h">Heading</h3>'
    fitted = section(TEXT + figure("1", '<img src="data:,">') + quote)
    assert order(fitted) == ["a", "b", "c", "1", "q", "h"]


def test_figures_keep_their_order_when_one_moves_up() -> None:
    fitted = section(TEXT + figure("1") + figure("2"))
    assert order(fitted) == ["a", "b", "1", "c", "2"]


def test_it_moves_up_no_further_than_to_the_top_of_its_page() -> None:
    before = PARAGRAPH * 3 + "<p>word</p>"
    fitted = section(paragraph("a", WORDS * 3) + paragraph("b") + figure("1"), before=before)
    assert order(fitted).index("1") >= 1
    assert fitted.layout.pages <= section(TEXT + figure("1"), 0, before).layout.pages
