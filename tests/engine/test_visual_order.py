"""Boxes of a line stand where UAX 9 has them, whichever of them has an element of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from weasyprint import CSS

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import HTMLDocument, font_configuration
from exporter.style.design import Design

SHEET = "@page { size: 600pt 400pt; margin: 0 } body, p { margin: 0; font: 10pt Source Sans\\ 3 }"


def seen(html: str, direction: str, css: str = "") -> str:
    """What stands on the first line from left to right, box by box."""
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    page = HTMLDocument(f'<html dir="{direction}"><body>{html}</body></html>')
    sheet = CSS(string=SHEET + css, font_config=fonts)
    document = Cascade(page, (sheet,), fonts, frozenset()).layout().document
    boxes = [box for one in document.pages for box in one._page_box.descendants()]
    texts = [box for box in boxes if type(box).__name__ == "TextBox"]
    ordered = sorted(texts, key=lambda box: box.position_x)
    assert all(
        before.position_x + before.width <= after.position_x + 0.01
        for before, after in pairwise(ordered)
    )
    return "|".join(box.text.strip() for box in ordered)


@pytest.mark.parametrize(
    ("html", "direction", "shown"),
    [
        ("<p>a <b>b</b> c", "ltr", "a|b|c"),
        ("<p>אב <b>גד</b> הו", "rtl", "הו|גד|אב"),
        ("<p>אב <b>abc</b> הו", "rtl", "הו|abc|אב"),
        ("<p>אב abc <b>def</b> הו", "rtl", "הו|abc|def|אב"),
        ("<p>says <b>אב</b> <i>גד</i> twice", "ltr", "says|גד||אב|twice"),
        ("<p>אב <bdi dir=ltr>-4.5%</bdi> הו", "rtl", "הו|-4.5%|אב"),
        ("<p>אב (<a href=x>abc</a>) הו", "rtl", ") הו|abc|אב ("),
    ],
)
def test_boxes_are_in_the_order_that_they_are_seen_in(
    html: str, direction: str, shown: str
) -> None:
    assert seen(html, direction) == shown


def test_a_first_line_s_indent_is_where_the_line_begins() -> None:
    css = "p { text-indent: 30pt; width: 200pt }"
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    page = HTMLDocument('<html dir="rtl"><body><p>אב</p></body></html>')
    sheet = CSS(string=SHEET + css, font_config=fonts)
    document = Cascade(page, (sheet,), fonts, frozenset()).layout().document
    (text,) = (
        box
        for one in document.pages
        for box in one._page_box.descendants()
        if type(box).__name__ == "TextBox"
    )
    assert text.position_x + text.width == pytest.approx(800 - 40)


def test_margin_boxes_are_mirrored_where_the_page_is_read_from_the_right() -> None:
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    css = "@page { @top-left { content: 'a' } @bottom-right { content: 'b'; padding-left: 7pt } }"
    for direction, places in (("ltr", ["top-left"]), ("rtl", ["top-right"])):
        page = HTMLDocument(f'<html dir="{direction}"><body>x</body></html>')
        sheet = CSS(string=SHEET + css, font_config=fonts)
        boxes = Cascade(page, (sheet,), fonts, frozenset()).page_style(first=False).boxes
        assert [name for name in boxes if name.startswith("top")] == places
        (foot,) = (box for name, box in boxes.items() if name.startswith("bottom"))
        sides = {"ltr": ("right", 7.0), "rtl": ("left", 0.0)}[direction]
        assert (foot.style.text_align, float(foot.style.padding.left)) == sides
