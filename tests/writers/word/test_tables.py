"""Tables have header rows that repeat, CSS's columns, edges and paddings, and a caption above."""

from __future__ import annotations

import pytest

from tests.support.documents import (
    Docx,
    all_of,
    attribute,
    found,
    local,
    styled,
    text_of,
    value,
    written,
)

TABLE = """<table class="table"><caption>Cost</caption>
<thead><tr><th>Week</th><th class="right">Saved</th></tr></thead>
<tbody><tr><td>1</td><td class="right">310</td></tr><tr><td>2</td><td></td></tr></tbody></table>"""
CSS = """table { width: 100%; border-collapse: collapse; margin: 14pt 0;
                border-top: 1pt solid #000000; border-bottom: 1pt solid #000000 }
th, td { padding: 1pt 6pt; vertical-align: top } th { border-bottom: .5pt solid #111111 }
.right { text-align: right } tr { break-inside: avoid } caption { break-after: avoid }"""

WHOLE = ".whole { break-inside: avoid }"


@pytest.fixture(scope="module")
def docx() -> Docx:
    return written(f"<p>before</p>{TABLE}<p>after</p>", CSS)


def test_the_header_row_is_repeated_and_no_row_is_split(docx: Docx) -> None:
    rows = all_of(docx.body, "w:tbl/w:tr")
    assert [bool(all_of(row, "w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
    assert all(all_of(row, "w:trPr/w:cantSplit") for row in rows)


def test_the_columns_fill_the_type_area_in_proportion_to_what_they_hold(docx: Docx) -> None:
    widths = [int(attribute(c, "w:w")) for c in all_of(docx.body, "w:tbl/w:tblGrid/w:gridCol")]
    assert sum(widths) == pytest.approx(320 * 20, abs=2)
    assert widths[1] > widths[0] * 0.9


def test_the_caption_stands_above_and_keeps_with_its_table(docx: Docx) -> None:
    assert value(found(docx.paragraph("Cost"), "w:pPr/w:pStyle")) == "Caption"
    assert "keepNext" in docx.look("Cost")
    assert docx.paragraph("Cost").getnext() is found(docx.body, "w:tbl")


def test_a_screen_reader_says_the_caption_of_a_table_or_else_its_heads() -> None:
    captions = ("<caption><b>Table 1.</b> Cost &amp;\n time</caption>", "")
    tables = (TABLE.replace("<caption>Cost</caption>", one) for one in captions)
    title, heads = (all_of(written(one, CSS).body, "w:tbl/w:tblPr/w:tblCaption") for one in tables)
    assert [attribute(one, "w:val") for one in title] == ["Table 1. Cost & time"]
    assert [attribute(one, "w:val") for one in heads] == ["Week, Saved"]


def test_the_distances_around_the_table_are_those_of_css(docx: Docx) -> None:
    assert docx.look("Cost")["spacing"]["before"] == "280"
    assert docx.look("after")["spacing"]["before"] == "280"


def test_edges_are_the_cells_and_at_the_rim_the_tables(docx: Docx) -> None:
    first, *_, last = all_of(docx.body, "w:tbl/w:tr/w:tc/w:tcPr/w:tcBorders")
    assert attribute(found(first, "w:top"), "w:sz") == "8"
    assert attribute(found(first, "w:bottom"), "w:sz") == "4"
    assert attribute(found(last, "w:bottom"), "w:sz") == "8"


def test_padding_becomes_the_cells_margins_and_not_the_paragraphs_indents(docx: Docx) -> None:
    margins = found(docx.body, "w:tbl/w:tr/w:tc/w:tcPr/w:tcMar")
    assert [attribute(side, "w:w") for side in margins] == ["20", "120", "20", "120"]
    assert docx.look("Week")["ind"]["left"] == "0"


def test_cells_are_aligned_as_css_says(docx: Docx) -> None:
    assert docx.look("310")["jc"]["val"] == "right"
    assert value(found(docx.body, "w:tbl/w:tr/w:tc/w:tcPr/w:vAlign")) == "top"


def test_an_empty_cell_holds_an_empty_paragraph(docx: Docx) -> None:
    cell = all_of(docx.body, "w:tbl/w:tr/w:tc")[-1]
    assert len(all_of(cell, "w:p")) == 1
    assert text_of(cell) == ""


def test_a_table_that_must_not_break_keeps_its_rows_together() -> None:
    rows = "<tr><td>a</td></tr><tr><td>b</td></tr>"
    docx = written(f'<div class="whole"><table>{rows}</table><p>c</p></div>', WHOLE)
    assert all("keepNext" in docx.look(words) for words in "ab")


def test_a_crowded_table_gives_each_column_room_and_stays_within_the_measure() -> None:
    cells = "".join(f"<td>column {number}</td>" for number in range(20))
    docx = written(f"<table><tr>{cells}</tr></table>", "table { width: 100% }")
    widths = [int(attribute(c, "w:w")) for c in all_of(docx.body, "w:tbl/w:tblGrid/w:gridCol")]
    assert len(widths) == 20
    assert sum(widths) == pytest.approx(320 * 20, abs=40)
    assert min(widths) > 200


def test_columns_are_as_wide_as_in_the_pdf() -> None:
    code = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    html = f"<table><tr><td>a.pdf</td><td>{code}{code}</td><td>What it is for</td></tr></table>"
    css = "table { width: 100%; border-collapse: collapse }"
    (table,) = (one for one in styled(html, css).root.walk() if one.tag == "table")
    grid = all_of(written(html, css).body, "w:tbl/w:tblGrid/w:gridCol")
    widths = [int(attribute(column, "w:w")) / 20 for column in grid]
    assert widths == pytest.approx([float(width) for width in table.column_widths], abs=0.1)
    assert sum(widths) == pytest.approx(320, abs=0.3)


def test_a_narrow_table_is_as_wide_as_its_longest_lines() -> None:
    docx = written("<table><tr><td>a</td><td>bb</td></tr></table>")
    widths = [int(attribute(c, "w:w")) for c in all_of(docx.body, "w:tbl/w:tblGrid/w:gridCol")]
    assert 0 < widths[0] < widths[1] < 400


def test_blocks_in_a_cell_are_set_in_the_cells_width() -> None:
    html = "<table><tr><td><p>a</p><ul><li>b</li></ul><table><tr><td>c</td></tr></table></td></tr>"
    docx = written(f"{html}</table>", "ul { padding-left: 20pt }")
    (outer,) = all_of(docx.body, "w:tbl/w:tr/w:tc")
    assert [local(child) for child in outer] == ["tcPr", "p", "p", "tbl", "p"]
    assert docx.look("b")["ind"]["left"] == "400"


def test_what_must_not_be_parted_from_a_table_above_keeps_its_last_row() -> None:
    rows = "".join(f"<tr><td>{word}</td></tr>" for word in "abc")
    html = f"<figure><table>{rows}</table><p class='note'>n</p></figure><p>o</p>"
    made = written(html, ".note { break-before: avoid }")
    kept = ["keepNext" in made.look(word) for word in "abcno"]
    assert kept == [False, False, True, False, False]


def test_the_rows_of_an_indented_table_from_the_right_begin_a_column_later() -> None:
    docx = written(f'<div style="direction: rtl">{TABLE}</div>', CSS + "div { margin-right: 50pt }")
    (table,) = all_of(docx.body, "w:tbl")
    columns = [attribute(one, "w:w") for one in all_of(table, "w:tblGrid/w:gridCol")]
    assert columns[0] == "1000"
    assert len(columns) == 3
    for row in all_of(table, "w:tr"):
        assert value(found(row, "w:trPr/w:gridBefore")) == "1"
        assert attribute(found(row, "w:trPr/w:wBefore"), "w:w") == "1000"


def test_each_row_says_itself_that_it_stays_with_the_next() -> None:
    """LibreOffice does not look into the style."""
    row = "<tr><td class='table-cell'>{}</td></tr>"
    html = f"<table class='whole'>{''.join(map(row.format, 'abc'))}</table><p class='note'>d</p>"
    docx = written(html, CSS + WHOLE + " .note { break-before: avoid }")
    assert not all_of(docx.style("Table Cell"), "w:pPr/w:keepNext")
    cells = all_of(docx.body, "w:tbl/w:tr/w:tc/w:p")
    assert [bool(all_of(cell, "w:pPr/w:keepNext")) for cell in cells] == [True] * 3
