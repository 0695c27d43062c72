"""A line that fits but for the blank at its end is one line."""

from __future__ import annotations

import pytest
from weasyprint import CSS, HTML

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.style.design import Design

SENTENCE = "The survey reached 2,310 riders in four languages. It asked what they did"
FULL = 371  # points, a little over the sentence's width


def first_line(width: float, hyphens: str) -> str:
    sheet = f"""
    @page {{ size: {width}pt 400pt; margin: 0 }}
    body {{ margin: 0; font: 11.5pt/1.4 "Source Serif 4"; hyphens: {hyphens} }}
    p {{ margin: 0 }}
    """
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    html = HTML(string=f"<html lang=en><body><p>{SENTENCE} <em>instead</em>, and found it.")
    layout = Cascade(html, (CSS(string=sheet, font_config=fonts),), fonts, frozenset()).layout()
    boxes = layout.document.pages[0]._page_box.descendants()
    line = next(box for box in boxes if type(box).__name__ == "LineBox")
    return "".join(box.text for box in line.descendants() if type(box).__name__ == "TextBox")


@pytest.mark.parametrize("hyphens", ["auto", "manual"])
def test_no_width_leaves_a_word_alone_on_the_first_line(hyphens: str) -> None:
    lines = {first_line(FULL + step / 2, hyphens).strip() for step in range(-12, 12)}
    assert SENTENCE in lines
    assert all(len(line) > len(SENTENCE) - len("they did ") for line in lines), lines
