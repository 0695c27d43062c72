"""Borders and backgrounds: paragraph borders where Word can show the box so, else a table."""

from __future__ import annotations

import pytest

from exporter.writers.word.paging import Paging
from tests.support.documents import Docx, all_of, attribute, found, local, text_of, value, written

BOX = ".box { padding: 6pt 12pt; background: #f7f1ec; border-left: 2pt solid #a8132b }"


def test_the_paragraphs_of_a_box_have_the_same_edges_so_that_word_draws_one_box() -> None:
    docx = written('<div class="box"><p>a</p><p class="other">b</p></div>', BOX)
    one, other = docx.look("a"), docx.look("b")
    for name in ("top", "left", "bottom", "right", "shd"):
        assert one[name] == other[name] if name in one else name not in other
    assert one["shd"]["fill"] == "F7F1EC"
    assert one["ind"]["left"] == other["ind"]["left"] == "280"


def test_the_text_stands_at_the_content_box_and_the_padding_lies_outside_it() -> None:
    docx = written('<div class="box"><p>a</p></div>', BOX)
    edges = {local(side): side for side in found(docx.style("Box"), "w:pPr/w:pBdr")}
    look = docx.look("a")
    assert (look["ind"]["left"], look["ind"]["right"]) == (str(14 * 20), str(12 * 20))
    assert attribute(edges["left"], "w:sz") == "16"
    assert attribute(edges["left"], "w:space") == "12"
    hidden = edges["right"]
    assert attribute(hidden, "w:color") == "F7F1EC"
    assert int(attribute(hidden, "w:space")) + int(attribute(hidden, "w:sz")) / 8 == 12


def test_a_rule_above_stands_on_the_first_paragraph_and_one_below_on_the_last() -> None:
    css = ".masthead { border: solid #a8132b; border-width: 5pt 0 1pt; padding: 3.5pt 0 }"
    docx = written('<div class="masthead"><p class="a">a</p><p class="b">b</p></div>', css)
    above, below = (found(docx.style(name), "w:pPr/w:pBdr") for name in ("A", "B"))
    assert [local(edge) for edge in above] == ["top"]
    assert [local(edge) for edge in below] == ["bottom"]
    assert attribute(above[0], "w:space") == "3"
    assert docx.look("a")["spacing"]["before"] == "10"  # the half point that a space cannot have


def test_a_list_in_a_box_begins_at_its_edge() -> None:
    docx = written(
        '<div class="box"><p>a</p><ul><li>b</li></ul></div>', BOX + " ul { padding-left: 9pt }"
    )
    indents = docx.look("b")["ind"]
    assert int(indents["left"]) - int(indents["hanging"]) == int(docx.look("a")["ind"]["left"])
    assert value(found(docx.xml("numbering"), "w:abstractNum/w:lvl/w:lvlJc")) == "left"
    assert all_of(docx.body, "w:tbl") == []


def test_a_rule_above_a_table_is_a_paragraph_of_its_own() -> None:
    table = "<table><tr><td>a</td></tr></table>"
    css = ".ruled { border-top: 1pt solid #000000; padding-top: 9pt }"
    docx = written(f'<div class="ruled">{table}</div>', css)
    assert [local(child) for child in docx.body][:2] == ["p", "tbl"]
    style = docx.style("Spacer")
    assert attribute(found(style, "w:pPr/w:spacing"), "w:line") == "180"
    assert local(found(style, "w:pPr/w:pBdr")[0]) == "top"


def test_what_paragraph_borders_cannot_enclose_stands_in_a_table_of_one_cell() -> None:
    inner = "<ul><li>b<ul><li>c</li></ul></li></ul>"
    docx = written(f'<div class="box"><p>a</p>{inner}</div><p>d</p>', BOX + " ul { padding: 9pt }")
    (cell,) = all_of(docx.body, "w:tbl/w:tr/w:tc")
    assert attribute(found(cell, "w:tcPr/w:shd"), "w:fill") == "F7F1EC"
    assert attribute(found(cell, "w:tcPr/w:tcMar/w:left"), "w:w") == "260"
    assert found(docx.paragraph("a"), "..") is cell
    assert "pBdr" not in docx.look("a")


def test_a_heading_in_a_table_of_one_cell_keeps_the_cell_whole_and_not_with_what_stands_below() -> (
    None
):
    html = "<h2>a</h2><table><tr><td>b</td></tr></table><p data-part='lede'>c</p>"
    css = f"{BOX} h2 {{ break-after: avoid }}"
    whole, parted = (
        written(f'<div class="box">{html}</div><p>d</p>', css, paging=Paging(parted=parts))
        for parts in ([], ["lede"])
    )
    assert not _is_switched(whole, "a", "keepNext")
    assert all_of(whole.body, "w:tbl/w:tr/w:trPr/w:cantSplit")
    assert not _is_switched(parted, "a", "keepNext")
    assert not all_of(parted.body, "w:tbl/w:tr/w:trPr/w:cantSplit")


def test_a_box_is_parted_where_a_page_ends_between_its_paragraphs() -> None:
    html = '<div class="box"><h2 data-part="a">a</h2><p data-part="b">b</p></div>'
    css = f"{BOX} h2 {{ break-after: avoid }} .box {{ background: silver }} table {{ width: 9pt }}"
    html = html.replace("</div>", "<table><tr><td>c</td></tr></table></div>")
    begun, gone_on = (written(html, css, paging=Paging(leading=[part])) for part in "ab")
    assert all_of(begun.body, "w:tbl/w:tr/w:trPr/w:cantSplit")
    assert not all_of(gone_on.body, "w:tbl/w:tr/w:trPr/w:cantSplit")


def test_what_stays_together_at_a_parted_box_s_end_is_a_row_of_its_own() -> None:
    """LibreOffice parts a row wherever a page ends."""
    items = "".join(f"<li data-part='{word}'>{word}</li>" for word in "bc")
    html = f'<div class="box"><p data-part="a">a</p><ul>{items}</ul></div><p>d</p>'
    css = f"{BOX} ul {{ padding: 9pt }} li:nth-last-child(2) {{ break-after: avoid }}"
    css += " .box { border: none; background: silver }"
    one, two = (written(html, css, paging=Paging(leading=[part])) for part in ("d", "b"))
    assert len(all_of(one.body, "w:tbl/w:tr")) == 1
    upper, lower = all_of(two.body, "w:tbl/w:tr")
    assert [text_of(p) for p in all_of(lower, "w:tc/w:p")] == ["b", "c"]
    assert all_of(lower, "w:trPr/w:cantSplit")
    assert not all_of(upper, "w:trPr/w:cantSplit")
    assert not _is_switched(two, "b", "keepNext")


def test_lines_of_code_that_css_keeps_together_stay_so_where_a_page_ends_within_the_code() -> None:
    lines = "".join(f'<span data-part="code">{word}</span>' for word in "abc")
    code = f'<pre class="code-block"><code>{lines}</code></pre>'
    css = "span, code { display: block } span:nth-child(2) { break-after: avoid }"
    docx = written(code, css, paging=Paging(parted=["code"]))
    assert [_is_switched(docx, word, "keepNext") for word in "abc"] == [False, True, False]


def test_the_rule_above_a_box_stays_with_what_the_box_begins_with() -> None:
    html = '<section><p class="framed">a</p></section>'
    css = "section { border-top: 1pt solid; padding-top: 4pt } .framed { border: 1pt solid }"
    rule = written(html, css).paragraphs[0]
    sheet = written(html, css)
    assert all_of(sheet.style("Spacer"), "w:pPr/w:keepNext") or all_of(rule, "w:pPr/w:keepNext")


def _is_switched(docx: Docx, words: str, name: str) -> bool:
    look = docx.look(words).get(name)
    return look is not None and look.get("val") != "0"


def test_boxes_of_one_look_that_follow_each_other_stay_two() -> None:
    docx = written('<div class="box"><p>a</p></div><div class="box"><p>b</p></div>', BOX)
    styles = [value(found(p, "w:pPr/w:pStyle")) for p in docx.paragraphs]
    assert styles == ["Box", "Spacer", "Box"]


def test_rules_between_lines_of_one_look_are_all_drawn() -> None:
    css = ".row { border-top: 1pt solid #000000 }"
    docx = written('<p class="row">a</p><p class="row">b</p><p class="row">c</p>', css)
    edges = {local(edge) for edge in found(docx.style("Row"), "w:pPr/w:pBdr")}
    assert edges == {"top", "between"}


def test_headings_with_rules_that_follow_each_other_at_a_distance_keep_their_rules() -> None:
    docx = written("<h2>a</h2><h2>b</h2>", "h2 { border-top: 1pt solid #000000; margin-top: 9pt }")
    assert docx.look("a")["ind"]["right"] != docx.look("b")["ind"]["right"]


def test_rules_of_one_look_keep_apart_however_far_their_words_stand_below_them() -> None:
    css = "h2, p { margin: 14pt 0 0; border-top: 2pt solid #00f } p { padding-top: 7pt }"
    docx = written("<h2>a</h2><p>b</p>", css)
    assert docx.look("a")["ind"]["right"] != docx.look("b")["ind"]["right"]


def test_a_rule_is_a_paragraph_as_low_as_can_be_that_leaves_the_distances_alone() -> None:
    css = "hr { border: 0; border-top: .5pt solid #b9b0a8; margin: 13.5pt 0 14pt }"
    docx = written("<p>a</p><hr><p>b</p>", css)
    spacing = found(docx.style("Rule"), "w:pPr/w:spacing")
    assert attribute(spacing, "w:line") == "20"
    assert attribute(spacing, "w:after") == str((14 - 1) * 20)


def test_tables_that_follow_each_other_are_kept_apart() -> None:
    docx = written("<table><tr><td>a</td></tr></table>" * 2, "table { margin: 12pt 0 }")
    kinds = [local(child) for child in docx.body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]
    spacing = found(docx.style("Spacer"), "w:pPr/w:spacing")
    assert (attribute(spacing, "w:line"), attribute(spacing, "w:lineRule")) == ("240", "exact")


def test_a_box_stays_apart_from_those_above_and_below_it_that_are_set_before() -> None:
    html = "<section>a</section><div><section>b</section><section>c</section></div>"
    docx = written(html, "section { border-top: 1pt solid; padding-top: 4pt; margin-top: 9pt }")
    ends = [docx.look(words).get("ind", {}).get("right", "0") for words in "abc"]
    assert ends[0] != ends[1] != ends[2]


def test_the_rule_above_what_goes_on_over_a_page_is_a_paragraph_that_stays_with_it() -> None:
    html = '<section><p class="a" data-part="lede">a</p></section>'
    css = "section { border-top: 1pt solid; padding-top: 4pt }"
    whole, parted = written(html, css), written(html, css, paging=Paging(parted=["lede"]))
    assert all_of(whole.style("A"), "w:pPr/w:pBdr/w:top")
    rule = parted.paragraphs[0]
    assert value(found(rule, "w:pPr/w:pStyle")) == "Spacer"
    assert all_of(parted.style("Spacer"), "w:pPr/w:pBdr/w:top")
    assert all_of(parted.style("Spacer"), "w:pPr/w:keepNext") or all_of(rule, "w:pPr/w:keepNext")
    assert not all_of(parted.style("A"), "w:pPr/w:pBdr")


def test_a_bar_reaches_as_far_above_and_below_its_text_as_the_padding() -> None:
    css = "div { border-left: 2pt solid; padding: 6pt 0 6pt 9pt }"
    edges = found(written('<div><p class="a">a</p></div>', css).style("A"), "w:pPr/w:pBdr")
    hidden = [attribute(edge, "w:color") for edge in edges if local(edge) in ("top", "bottom")]
    assert hidden == ["FFFFFF", "FFFFFF"]


def test_a_table_that_is_read_from_the_right_has_its_bar_where_lines_begin() -> None:
    html = '<div class="box"><table><tr><td>ב</td></tr></table><p>ב</p></div>'
    css = "div { direction: rtl; border-right: 2pt solid #a8132b; background: #f7f1ec }"
    docx = written(html, css)
    table = all_of(docx.body, "w:tbl")[0]
    assert all_of(table, "w:tblPr/w:bidiVisual")
    edges = found(table, "w:tr/w:tc/w:tcPr/w:tcBorders")
    assert [local(edge) for edge in edges] == ["left"]


@pytest.mark.parametrize(("direction", "side"), [("ltr", "left"), ("rtl", "right")])
def test_the_text_of_a_table_of_one_cell_is_as_wide_as_between_the_bar_and_the_padding(
    direction: str, side: str
) -> None:
    html = '<div class="box"><table><tr><td>b</td></tr></table><p>b</p></div>'
    css = (
        f"div {{ direction: {direction}; border-{side}: 2pt solid; padding: 0 10pt; width: 100pt }}"
    )
    cell = found(all_of(written(html, css).body, "w:tbl")[0], "w:tr/w:tc/w:tcPr")
    margins = [int(attribute(found(cell, f"w:tcMar/w:{one}"), "w:w")) for one in ("left", "right")]
    assert sum(margins) == 20 * 20 + 20
    assert int(attribute(found(cell, "w:tcW"), "w:w")) - sum(margins) == 100 * 20
