"""Lines are as high as their leading asks, whatever faces stand in them."""

from __future__ import annotations

import pytest
from weasyprint import CSS

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import HTMLDocument, font_configuration
from exporter.style.design import Design

SHEET = (
    "@page { size: 400pt 400pt; margin: 0 } body { margin: 0 }"
    "p { margin: 0; font: 20pt/24pt Source Serif\\ 4, Source Code Pro }"
)


def heights(html: str, css: str = "") -> list[float]:
    """How high each line is, in points."""
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    sheet = CSS(string=SHEET + css, font_config=fonts)
    page = HTMLDocument(f"<html><body>{html}</body></html>")
    document = Cascade(page, (sheet,), fonts, frozenset()).layout().document
    boxes = [box for one in document.pages for box in one._page_box.descendants()]
    return [box.height * 0.75 for box in boxes if type(box).__name__ == "LineBox"]


@pytest.mark.parametrize("sign", ["\u2500", "\u2603", "\u0e20"])
def test_a_sign_that_another_face_has_leaves_a_line_as_high_as_it_was(sign: str) -> None:
    assert heights(f"<p>one {sign} two") == pytest.approx([24])


def test_code_in_a_text_leaves_a_line_as_high_as_it_was() -> None:
    css = "code { font-family: Source Code Pro; font-size: 12pt }"

    assert heights("<p>one <code>two</code>", css) == pytest.approx([24])


def test_what_is_raised_may_make_a_line_higher() -> None:
    assert heights("<p>one <sup>2</sup>", "sup { vertical-align: 12pt }")[0] > 24
