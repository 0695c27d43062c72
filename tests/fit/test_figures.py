"""A picture that just misses a page's foot shrinks until it fits there, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.article import Paragraph
from exporter.fit.outcome import Fitted
from exporter.pipeline import Exporter
from exporter.readers.reader_table import load
from tests.support.samples import EVERYTHING, HOUSE
from tests.support.small import PARAGRAPH, set_in

SVG = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40' "
    "width='40mm' height='40mm'><path d='M0 0h40v40H0z'/></svg>"
)
IMAGE = f'<img style="display: block" src="{SVG}" data-part="x.src">'
FIGURE = f'<figure style="margin: 0; break-inside: avoid">{IMAGE}</figure>'


def set_with(paragraphs: int, least: str) -> Fitted:
    return set_in(f"--figure-min: {least}", PARAGRAPH * paragraphs + FIGURE + PARAGRAPH * 3)


def height(found: Fitted) -> float:
    (box,) = (
        box
        for page in found.layout.document.pages
        for box in page._page_box.descendants()
        if type(box).__name__ == "BlockReplacedBox"
    )
    return float(box.height) * 25.4 / 96


@pytest.mark.parametrize(("least", "expected"), [("1", 40), ("0.95", 40)])
def test_a_picture_keeps_its_size_where_the_stylesheet_wants_it(
    least: str, expected: float
) -> None:
    assert height(set_with(3, least)) == pytest.approx(expected, abs=0.1)


def test_a_picture_shrinks_to_save_a_page_that_would_be_near_empty(tmp_path: Path) -> None:
    style = tmp_path / "large.css"
    style.write_text(":root { --figure-min: 1 }")
    given = load(str(EVERYTHING)).article
    more = {"summary": (*given.summary, Paragraph(text="A line more of it."))}
    article = given.model_copy(update=more)
    kept, saved = (
        Exporter(theme=HOUSE, styles=styles)
        .export(article, folder=EVERYTHING.parent, editions=["brief"], formats=[])
        .fits["brief"]
        for styles in ([style], [])
    )
    assert (kept.pages, saved.pages) == (4, 3)
    assert kept.figures == ()
    told, chart = saved.figures
    assert (told.part, told.page, told.passed) == ("sections.1.blocks.2", 2, ())
    assert 0.6 <= told.scale < 0.9
    assert (chart.part, chart.page) == ("sections.1.blocks.6", 3)


def test_a_picture_shrinks_to_close_the_hole_before_it() -> None:
    before, after = set_with(3, "1"), set_with(3, "0.3")
    assert 12 <= height(after) < 40
    assert after.layout.used(1) > before.layout.used(1)


HEAD = "<section><h2 style='break-after: avoid; margin: 0; font: inherit'>Head</h2>"


def test_a_picture_is_smaller_that_the_heading_below_it_has_room_for_two_lines() -> None:
    body = FIGURE + PARAGRAPH + HEAD + PARAGRAPH * 4 + "</section>"
    left, filled = (set_in(f"--figure-min: {least}", body) for least in (1, 0.6))
    line = filled.fit.leading
    assert left.layout.used(1) < filled.layout.used(1) - 3 * line
    assert 0.6 * 40 <= height(filled) < 40
    few = set_in("--figure-min: 0.95", body)
    assert height(few) == pytest.approx(40, abs=0.1)


LINE = "<p>one</p>"  # with its margin, 10 mm or so


def test_where_nothing_else_closes_a_hole_a_picture_is_smaller_than_it_should_be() -> None:
    """The picture lacks about a quarter of its height: a little more than it should."""
    body = LINE * 5 + FIGURE + LINE * 3
    kept, smaller = (set_in(f"--figure-min: {least}", body) for least in (1, 0.95))
    assert height(kept) == pytest.approx(40, abs=0.1)
    assert 0.95 * 0.75 * 40 <= height(smaller) < 0.95 * 40
    assert height(set_in("--figure-min: 0.95", LINE * 6 + FIGURE + LINE)) == pytest.approx(
        40, abs=0.1
    )
