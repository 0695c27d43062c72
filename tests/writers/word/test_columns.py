"""Columns are sections of their own, that go on where the text before them ended."""

from __future__ import annotations

import pytest

from exporter.writers.word.paging import Paging
from exporter.writers.word.values.ooxml import Xml
from tests.support.documents import Docx, all_of, attribute, found, local, text_of, value, written

COLUMNS = ".text { columns: 2; column-gap: 12pt } .across { column-span: all }"
HTML = (
    '<p>a</p><div class="text"><p>b</p><p>c</p><p class="across">d</p>'
    "<table><tr><td>e</td></tr></table></div><p>f</p>"
)


def sections(docx: Docx) -> list[Xml]:
    return all_of(docx.body, ".//w:sectPr")


def counts(docx: Docx) -> list[str]:
    """How many columns each section has, by the words of the paragraphs that end them."""
    return [found(section, "w:cols").get(_NUM, "1") for section in sections(docx)]


_NUM = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num"


def test_text_in_columns_is_a_section_between_two_others() -> None:
    docx = written(HTML, COLUMNS)
    assert counts(docx) == ["1", "2", "1", "2", "1"]
    ends = [p for p in docx.paragraphs if all_of(p, "w:pPr/w:sectPr")]
    assert [text_of(end) for end in ends] == ["a", "c", "d", ""]
    columns = found(sections(docx)[1], "w:cols")
    assert attribute(columns, "w:space") == str(12 * 20)
    assert len({attribute(column, "w:w") for column in all_of(columns, "w:col")}) == 1


def test_what_spans_columns_does_so_at_any_depth_and_parts_what_it_stands_in() -> None:
    html = (
        '<div class="text"><section id="s"><p>b</p><div><p>c</p><p class="across">d</p></div>'
        "<p>e</p></section></div><p>f</p>"
    )
    css = COLUMNS + "section { margin: 7pt 0 9pt } div > p { margin: 0 }"
    docx = written(html, css)
    assert counts(docx) == ["2", "1", "2", "1"]
    ends = [p for p in docx.paragraphs if all_of(p, "w:pPr/w:sectPr")]
    assert [text_of(end) for end in ends] == ["c", "d", "e"]
    first, second, *_ = docx.paragraphs
    assert (value(found(first, "w:pPr/w:pStyle")), text_of(second)) == ("Spacer", "b")
    assert attribute(found(docx.style("Spacer"), "w:pPr/w:spacing"), "w:line") == str(7 * 20)
    assert [docx.look(words)["spacing"]["before"] for words in "bde"] == ["0", "0", "0"]


def test_all_sections_but_the_first_go_on_where_the_text_ended() -> None:
    kinds = [
        [attribute(kind, "w:val") for kind in all_of(section, "w:type")]
        for section in sections(written(HTML, COLUMNS))
    ]
    assert kinds == [[], *[["continuous"]] * 4]


def test_columns_at_the_end_are_closed_so_that_word_balances_them() -> None:
    docx = written('<div class="text"><p>b</p></div>', COLUMNS)
    assert counts(docx) == ["2", "1"]
    assert local(docx.body[-1]) == "sectPr"


def test_paragraphs_and_tables_are_as_wide_as_their_column() -> None:
    docx = written(HTML, COLUMNS + "table { width: 100% }")
    column = (400 - 80 - 12) / 2
    width = int(attribute(found(docx.body, "w:tbl/w:tblPr/w:tblW"), "w:w"))
    assert width == pytest.approx(column * 20, abs=4)


@pytest.mark.parametrize(
    ("css", "count"),
    [
        ("columns: auto; column-width: 150pt", 2),
        ("columns: 150pt", 2),
        ("columns: 155pt", 1),
        ("columns: 60pt", 4),
        ("columns: 3 60pt", 3),
        ("columns: 3 150pt", 2),
        ("columns: 3 500pt", 1),
    ],
)
def test_columns_of_a_width_are_as_many_as_there_is_room_for(css: str, count: int) -> None:
    docx = written(HTML, COLUMNS + f".text {{ {css}; column-gap: 12pt }}")
    assert counts(docx) == (["1", str(count), "1", str(count), "1"] if count > 1 else ["1"])


def test_a_gap_may_be_a_share_of_the_type_area() -> None:
    columns = found(sections(written(HTML, COLUMNS + ".text { column-gap: 5% }"))[1], "w:cols")
    assert attribute(columns, "w:space") == str(320 * 20 // 20)


def test_columns_that_stand_within_the_type_area_have_other_margins() -> None:
    head = "@page { @top-right { content: 'A' } }"
    docx = written(HTML, COLUMNS + head + ".text { margin-left: 30pt }")
    first, second, *_ = (found(section, "w:pgMar") for section in sections(docx))
    assert attribute(first, "w:left") == str(40 * 20)
    assert attribute(second, "w:left") == str(70 * 20)
    assert docx.look("b").get("ind", {}).get("left", "0") == "0"
    line = found(docx.xml("header-default-1"), "w:p")
    assert attribute(found(line, "w:pPr/w:ind"), "w:left") == str(-30 * 20)


def test_only_the_first_section_has_a_first_page_of_its_own() -> None:
    docx = written(HTML, COLUMNS + "@page :first { @top-left { content: 'A' } }")
    assert [len(all_of(section, "w:titlePg")) for section in sections(docx)] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "css", [".text { background: #eee }", ".text > div { columns: 2 }", ".text { display: flex }"]
)
def test_columns_that_word_lacks_are_told(css: str) -> None:
    docx = written('<div class="text"><div><p>a</p></div></div>', COLUMNS + css)
    assert any("columns" in found.message for found in docx.diagnostics)


def test_a_space_at_the_beginning_is_that_of_the_first_column() -> None:
    """No margin passes the edges of columns (CSS 2.2, 9.4.1)."""
    docx = written(
        '<p>a</p><div class="text"><h2>b</h2><p>c</p></div>', COLUMNS + " h2 { margin-top: 14pt }"
    )
    first = docx.paragraphs[1]
    assert value(found(first, "w:pPr/w:pStyle")) == "Spacer"
    assert int(docx.look("b")["spacing"]["before"]) < 20


BOX = "<aside><p>b</p><p>c</p></aside>"


@pytest.mark.parametrize(("html", "tables"), [(f'<div class="text">{BOX}</div>', 1), (BOX, 0)])
def test_a_closed_box_of_several_paragraphs_is_a_table_in_columns(html: str, tables: int) -> None:
    """LibreOffice merges their borders elsewhere only."""
    docx = written(html, COLUMNS + "aside { background: #eee; padding: 5pt }")
    assert len(all_of(docx.body, "w:tbl")) == tables


def test_what_ends_columns_may_go_on_in_the_next_one_at_any_line() -> None:
    html = '<div class="text"><p>a</p><h2>b</h2><p>c</p></div>'
    docx = written(html, COLUMNS + "h2 { break-after: avoid; break-inside: avoid }")
    assert docx.look("c")["widowControl"] == {"val": "0"}
    assert docx.look("b").get("keepNext") in (None, {"val": "0"})
    alone = written('<div class="text"><p>a</p></div>', COLUMNS)
    assert docx.look("a").get("widowControl") == alone.look("a").get("widowControl")


def test_a_table_with_which_columns_begin_stands_below_the_lowest_paragraph() -> None:
    html = '<p>a</p><div class="text"><table><tr><td>b</td></tr></table><p>c</p></div>'
    docx = written(html, COLUMNS)
    kinds = [local(child) for child in docx.body]
    assert kinds[: kinds.index("tbl") + 1] == ["p", "p", "tbl"]


def test_a_table_that_ends_columns_stands_above_what_nobody_sees() -> None:
    """Else LibreOffice does not level them."""
    docx = written('<div class="text"><p>a</p><table><tr><td>b</td></tr></table></div>', COLUMNS)
    (end,) = [p for p in docx.paragraphs if all_of(p, "w:pPr/w:sectPr")]
    assert [local(child) for child in found(end, "w:r")] == ["softHyphen"]


def test_what_would_begin_a_column_earlier_stays_with_what_follows() -> None:
    html = '<div class="text"><p data-part="a">a</p><p data-part="b">b</p><p>c</p></div>'
    first, second, *_ = written(html, COLUMNS, paging=Paging(early=("b",))).paragraphs
    assert not all_of(first, "w:pPr/w:keepNext")
    assert all_of(second, "w:pPr/w:keepNext")


def test_what_begins_a_level_column_of_text_with_a_note_has_a_break_before_it() -> None:
    html = (
        '<div class="text"><p data-part="a">a</p><p data-part="b">b</p>'
        '<p class="across">c</p><p data-part="d">d</p></div>'
    )
    plain, broken = (written(html, COLUMNS, paging=Paging(level=part)) for part in ("", "b"))
    assert not all_of(plain.body, ".//w:br")
    (one,) = all_of(broken.body, ".//w:br")
    assert attribute(one, "w:type") == "column"
    assert found(broken.paragraph("b"), "w:r/w:br") is one


def test_a_table_that_begins_such_a_column_has_the_break_in_a_low_paragraph() -> None:
    table = '<table><tr><td data-part="b">b</td></tr></table>'
    html = f'<div class="text"><p>a</p>{table}<p class="across">c</p></div>'
    docx = written(html, COLUMNS, paging=Paging(level="b"))
    (low,) = all_of(docx.body, "w:p/w:r/w:br/../..")
    assert text_of(low) == ""
    assert counts(docx) == counts(written(html, COLUMNS))
