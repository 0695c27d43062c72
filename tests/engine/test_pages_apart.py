"""What has pages of its own kind stands on them, whatever it stands in."""

from __future__ import annotations

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import BlockBox

from exporter.engine.cascade import Cascade
from exporter.engine.layout import Layout
from exporter.engine.parsed import font_configuration

CSS_TEXT = """
@page { size: 200pt 300pt; margin: 20pt }
@page wide { size: 300pt 200pt }
html { font: 10pt/14pt "Source Serif 4" }
body, p { margin: 0 }
.text { padding-left: 60pt; COLUMNS }
.apart { page: wide }
"""


def laid_out(html: str, columns: str = "") -> Layout:
    css = CSS_TEXT.replace("COLUMNS", columns)
    fonts = font_configuration()
    sheet = CSS(string=css, font_config=fonts)
    return Cascade(HTML(string=html), (sheet,), fonts, frozenset()).layout()


def words(layout: Layout) -> list[tuple[str, str]]:
    """The kind and the words of each page."""
    return [
        (
            layout.kind(number),
            " ".join(box.text for box in sheet.descendants() if hasattr(box, "text")).strip(),
        )
        for number, sheet in enumerate(layout.sheets(), start=1)
    ]


@pytest.mark.parametrize("columns", ["", "columns: 2"])
def test_text_stands_on_usual_pages_before_and_behind_it(columns: str) -> None:
    html = '<div class="text"><section><p>a<p class="apart">b<p>c</section><p>d</div>'
    assert words(laid_out(html, columns)) == [("", "a"), ("wide", "b"), ("", "c d")]


def test_what_follows_each_other_on_such_pages_stands_on_one() -> None:
    html = '<div class="text"><h2 class="apart">a</h2><p class="apart">b<p>c</div>'
    assert words(laid_out(html, "columns: 2")) == [("wide", "a b"), ("", "c")]


def test_no_page_follows_where_nothing_is_shown_behind_it() -> None:
    html = '<div class="text"><p>a<p class="apart">b</p></div><div id="end"></div>'
    assert words(laid_out(html)) == [("", "a"), ("wide", "b")]


def test_it_has_the_whole_type_area_of_its_page() -> None:
    layout = laid_out('<div class="text"><p>a<p class="apart">b</div>')
    _, sheet = layout.sheets()
    widths = {round(one.width * 0.75) for one in sheet.descendants() if type(one) is BlockBox}
    assert widths == {260}
