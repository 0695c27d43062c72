"""What has no room on a page, and begins on the next, stands there once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS
from weasyprint.formatting_structure import boxes

from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of
from tests.support.small import cascade_of

RULES = """
@page { size: 300pt 300pt; margin: 20pt }
html { font: 8pt/10pt "Source Serif 4" }
p { margin: 0 0 0 80pt; orphans: 2; widows: 2 }
h2 { float: left; clear: left; width: 70pt; margin: 0; font: 8pt/10pt "Source Serif 4" }
"""
LINE = "<p>word</p>"


def laid_out(body: str) -> Layout:
    cascade = cascade_of("--fit: 1", body)
    rules = CSS(string=RULES, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def words_of(layout: Layout) -> list[str]:
    shown = [body_of(page._page_box).descendants() for page in layout.document.pages]
    texts = [box.text for page in shown for box in page if isinstance(box, boxes.TextBox)]
    return " ".join(texts).split()


@pytest.mark.parametrize("lines", range(20, 27))
def test_a_heading_at_the_side_of_a_text_that_is_pushed_shows_once(lines: int) -> None:
    words = [f"h{number}" for number in range(20)]  # some four lines of it
    heading = f"<section><h2>{' '.join(words)}</h2><p>{'text ' * 60}</p></section>"
    shown = words_of(laid_out(LINE * lines + heading))
    assert sorted(word for word in shown if word[0] == "h") == sorted(words)
    assert shown.count("text") == 60
