"""HTML and stylesheets in, styled elements and laid-out pages out."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import CSS, HTML

from exporter.diagnostics import DesignError
from exporter.engine import styled_tree
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.styled import Colour, Element, PageField, Percent, Points

SHEET = """
@page { size: A4; margin: 25mm 20mm; @bottom-right { content: counter(page) " / " counter(pages) } }
@page { @top-left { content: string(head); font-size: 8pt; color: #595959 } }
@page :first { @top-left { content: none } }
:root { --size: 10pt; --max-pages: 1; font-size: var(--size); line-height: 14pt; }
body { margin: 0; string-set: head attr(data-head) }
h1 { margin: 1rlh 0 0; font-size: round(22.8pt, .5pt); break-after: avoid }
h1 { color: oklch(62.796% 0.25768 29.234) }
p { margin: 0 0 0 5mm }
b { font-weight: 700 }
.box { background: rgba(0, 0, 0, .1); border-top: 2pt solid red; width: 50% }
.said::before { content: "— " attr(data-who) }
li::marker { color: blue }
"""
PAGE = """<html lang="en-GB"><body data-head="Short &amp; sweet"><h1 id="top">Head</h1>
<p class="said box" data-who="Ann">one <b>two</b> three</p><ul><li lang="de">vier</li></ul>
<p><span data-page-of="last">0</span></p>
<p id="last" style="break-before: page">end</p><div id="end"></div></body></html>"""


def cascade_of(html: str = PAGE, css: str = SHEET) -> Cascade:
    fonts = font_configuration()
    families = frozenset({"Source Serif 4"})
    return Cascade(HTML(string=html), (CSS(string=css, font_config=fonts),), fonts, families)


def find(tree: Element, tag: str) -> Element:
    return next(element for element in tree.walk() if element.tag == tag)


@pytest.fixture(scope="module")
def tree() -> Element:
    return cascade_of().styled_root()


def test_lengths_are_in_points_and_rounded_to_half_points_where_the_stylesheet_says_so(
    tree: Element,
) -> None:
    heading = find(tree, "h1").style
    assert (heading.font_size, heading.margin.top, heading.leading) == (*map(Points, (23, 14, 14)),)
    assert find(tree, "p").style.margin.left == pytest.approx(14.173)


def test_inherited_values_and_keywords_are_in_place(tree: Element) -> None:
    bold = find(tree, "b").style
    assert (bold.font_weight, bold.font_size, bold.display) == (700, Points(10), "inline")
    assert find(tree, "h1").style.break_after == "avoid"


def test_wide_gamut_colours_become_srgb(tree: Element) -> None:
    """CSS Color 4 gives this oklch() as the value of sRGB red."""
    assert find(tree, "h1").style.colour == Colour(255, 0, 0)


def test_a_colour_space_that_word_cannot_show_is_an_error_with_a_hint() -> None:
    cascade = cascade_of(css="p { color: color(display-p3 1 0 0) }")
    with pytest.raises(DesignError) as caught:
        cascade.styled_root()
    assert "display-p3" in caught.value.message
    assert caught.value.hint


def test_boxes_carry_background_border_and_relative_width(tree: Element) -> None:
    style = find(tree, "p").style
    assert style.background == Colour(0, 0, 0, 0.1)
    assert style.border.top.visible
    assert (style.border.top.width, style.border.left.visible) == (Points(2), False)
    assert style.width == Percent(50)


def test_generated_content_resolves_strings_and_attributes(tree: Element) -> None:
    said = find(tree, "p").before
    assert said is not None
    assert said.content == ("— ", "Ann")


def test_a_list_item_has_its_markers_style_and_its_own_language(tree: Element) -> None:
    item = find(tree, "li")
    assert item.marker is not None
    assert (item.marker.style.colour.hex, item.language) == ("0000FF", "de")


def test_text_keeps_its_place_between_elements(tree: Element) -> None:
    assert [getattr(child, "tag", child) for child in find(tree, "p").children] == [
        "one ",
        "b",
        " three",
    ]


def test_margin_boxes_resolve_running_strings_and_keep_page_fields() -> None:
    cascade = cascade_of()
    first, later = cascade.page_style(first=True), cascade.page_style(first=False)
    assert "top-left" not in first.boxes
    assert later.boxes["top-left"].content == ("Short & sweet",)
    assert later.boxes["top-left"].style.font_size == Points(8)
    assert first.boxes["bottom-right"].content == (PageField("page"), " / ", PageField("pages"))


def test_custom_properties_are_read_from_the_root_and_unset_ones_are_left_out() -> None:
    assert cascade_of().variables(("--max-pages", "--nothing")) == {"--max-pages": "1"}


def test_layout_knows_pages_anchors_and_where_the_text_ends() -> None:
    layout = cascade_of().layout()
    assert layout.pages == 2
    assert (layout.anchors["top"], layout.anchors["last"]) == (1, 2)
    page, end = layout.end_of("end")
    top, bottom = layout.type_area(2)
    assert page == 2
    assert top == pytest.approx(70.866)
    assert bottom == pytest.approx(841.89 - 70.866, abs=0.01)
    assert end == pytest.approx(top + 14, abs=0.01)


def test_characters_after_a_page_are_counted_without_running_heads() -> None:
    assert cascade_of().layout().characters_after(1) == len("end")


def test_page_numbers_are_put_over_their_placeholders_without_a_second_layout() -> None:
    layout = cascade_of().layout()
    layout.put_page_numbers({"last": "12"})
    texts = [
        box.text
        for box in layout.document.pages[0]._page_box.descendants()
        if type(box).__name__ == "TextBox"
    ]
    assert "12" in texts
    assert "0" not in texts


def test_the_styles_of_pages_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    computed = styled_tree.page_style

    def counted(*others: Any, first: bool, name: str) -> Any:
        asked.append(first)
        return computed(*others, first=first, name=name)

    monkeypatch.setattr("exporter.engine.cascade.page_style", counted)
    document = cascade_of()
    assert [document.page_style(first=True), document.page_style(first=False)] == [
        document.page_style(first=True),
        document.page_style(first=False),
    ]
    document.margins()
    assert asked == [True, False]
