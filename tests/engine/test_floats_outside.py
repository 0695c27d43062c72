"""What stands in the margin is in nobody's way."""

from __future__ import annotations

from dataclasses import replace

from weasyprint import CSS

from exporter.engine.pages.sheets import body_of
from tests.support.small import cascade_of

RULES = """
@page { size: 8.5in 400pt; margin: 20pt 22mm 20pt 65.3mm }
h2 { float: left; clear: left; width: 42mm; height: 28px; margin: 0 0 0 -50mm; break-inside: avoid }
h2 { break-after: avoid }
table { width: 100%; margin-top: 14pt; border-collapse: collapse }
td { height: 30px }
"""
TABLE = "<h2>head</h2><table>" + "<tr><td>cell</td></tr>" * 20 + "</table>"


def test_a_table_stands_level_with_its_heading_in_the_margin_and_goes_on_over_the_page() -> None:
    cascade = cascade_of("--fit: 1", f"<p>text</p>{TABLE}")
    rules = CSS(string=RULES, font_config=cascade.fonts)
    layout = replace(cascade, sheets=(*cascade.sheets, rules)).layout()

    first, second = map(body_of, layout.sheets())
    heading = next(box for box in first.descendants() if box.element_tag == "h2")
    upper = next(box for box in first.descendants() if box.element_tag == "tr")
    assert upper.position_y < heading.position_y + heading.height
    assert any(box.element_tag == "tr" for box in second.descendants())


def test_a_picture_stands_level_with_its_heading_in_the_margin() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    shown = "display: block; width: 100%; height: 90px"
    figure = f'<h2>head</h2><img style="{shown}" src="data:image/svg+xml,{svg}">'
    cascade = cascade_of("--fit: 1", f"<p>text</p>{figure}")
    rules = CSS(string=RULES, font_config=cascade.fonts)
    (page,) = replace(cascade, sheets=(*cascade.sheets, rules)).layout().sheets()

    boxes = list(body_of(page).descendants())
    heading = next(box for box in boxes if box.element_tag == "h2")
    picture = next(box for box in boxes if box.element_tag == "img")
    assert picture.position_y < heading.position_y + heading.height
