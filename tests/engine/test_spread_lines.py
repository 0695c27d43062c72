"""A justified line of ideographs reaches the edge by even gaps; one of words by its blanks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from weasyprint import CSS
from weasyprint.text.line_break import Layout, line_size

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import HTMLDocument, font_configuration
from exporter.style.design import Design

SHEET = """@page { size: 600pt 400pt; margin: 0 }
body, p { margin: 0; font: 10pt "Source Sans 3", "Source Code Pro" }
p { width: 205pt; text-align: justify }"""


def boxes_of(html: str) -> list[Any]:
    """All boxes of a page with a paragraph."""
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    page = HTMLDocument(f"<html lang=ja><body><p>{html}</p></body></html>")
    cascade = Cascade(page, (CSS(string=SHEET, font_config=fonts),), fonts, frozenset())
    return [box for one in cascade.layout().document.pages for box in one._page_box.descendants()]


def first_line(html: str) -> list[tuple[str, float, float, float]]:
    """The boxes of text on the first line: words, left and right edge, and room between letters."""
    boxes = boxes_of(html)
    line = next(box for box in boxes if type(box).__name__ == "LineBox")
    texts = [box for box in line.descendants() if type(box).__name__ == "TextBox"]
    return [
        (box.text, box.position_x, box.position_x + box.width, box.style["letter_spacing"])
        for box in texts
    ]


@pytest.mark.parametrize("html", ["国" * 60, "国" * 7 + "<b>国国国</b>" + "国" * 60])
def test_ideographs_part_evenly_up_to_the_edge(html: str) -> None:
    line = first_line(html)
    gaps = {gap for *_, gap in line}
    assert len(gaps) == 1
    (gap,) = gaps
    assert gap > 0
    assert line[-1][2] - gap == pytest.approx(205 * 4 / 3, abs=0.5)
    assert all(one[2] == pytest.approx(other[1]) for one, other in pairwise(line))


def test_code_and_addresses_between_ideographs_keep_their_letters_together() -> None:
    line = first_line("国" * 9 + "<b>abc.de</b>" + "国" * 60)
    ideographs, address, others = line
    assert address[3] in ("normal", 0)
    assert ideographs[3] == others[3] > 0
    assert others[2] - others[3] == pytest.approx(205 * 4 / 3, abs=0.5)


@pytest.mark.parametrize("word", ["word", "한국"])
def test_words_part_at_their_blanks(word: str) -> None:
    line = first_line(f"{word} " * 40)
    assert {gap for *_, gap in line} <= {"normal", 0}
    assert line[-1][2] == pytest.approx(205 * 4 / 3, abs=0.5)


def test_blanks_between_words_of_another_font_fill_the_line() -> None:
    box = next(one for one in boxes_of("\u2500\u2500\u2500 " * 40) if hasattr(one, "text"))
    said = Layout(box.style, box.justification_spacing)
    said.set_text(box.text, justify=True)
    assert box.justification_spacing
    assert line_size(said.get_first_line()[0], box.style)[0] == pytest.approx(box.width, abs=0.1)


@pytest.mark.parametrize("size", [9.3, 10, 11.7])
def test_a_line_that_was_parted_stands_beside_a_float_in_the_margin(size: float) -> None:
    side = "<span style='float: left; width: 50pt; height: 15pt; margin-left: -50pt'>側</span>"
    boxes = boxes_of(f"{side}<span style='font-size: {size}pt'>{'国' * 60}</span>")
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    assert lines[1].position_y == pytest.approx(lines[0].position_y, abs=1)
