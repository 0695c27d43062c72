"""A flex box of text is one line with tab stops, since Word has no other way to set one."""

from __future__ import annotations

from tests.support.documents import all_of, attribute, found, local, text_of, value, written

CSS = ".masthead { display: flex; justify-content: space-between; margin: 0 20pt }"


def test_the_items_stand_at_the_left_the_middle_and_the_right() -> None:
    html = '<div class="masthead"><p>a</p><p class="issue">b</p><p>c</p></div>'
    docx = written(html, CSS)
    assert [local(piece) for run in all_of(docx.body, "w:p/w:r") for piece in run] == [
        "t", "tab", "rPr", "t", "tab", "t",
    ]  # fmt: skip
    stops = all_of(docx.style("Masthead"), "w:pPr/w:tabs/w:tab")
    assert [(value(stop), attribute(stop, "w:pos")) for stop in stops] == [
        ("center", "3200"),
        ("right", "6000"),
    ]


def test_an_item_takes_the_character_style_of_its_class() -> None:
    docx = written('<div class="masthead"><p class="issue">b</p><p>c</p></div>', CSS)
    assert value(found(docx.body, "w:p/w:r/w:rPr/w:rStyle")) == "Issue"


def test_a_flex_box_of_blocks_is_set_one_below_another_and_said_to_be_so() -> None:
    docx = written('<div class="masthead"><div><p>a</p></div><p>b</p></div>', CSS)
    assert [text_of(paragraph) for paragraph in docx.paragraphs] == ["a", "b"]
    (warning,) = docx.diagnostics
    assert "flex" in warning.message


def test_a_flex_box_whose_items_have_no_room_on_one_line_is_a_row_of_cells() -> None:
    css = ".masthead { display: flex } .issue { flex: 1 1 0 } .name { max-width: 60% }"
    name = "The Interregional Review of Public Finance and Risk " * 2
    html = '<header class="masthead"><p class="name">{}</p><p class="issue">{}</p></header>'
    short, long = (written(html.format(words, "Brief"), css) for words in ("Brief", name))
    assert not all_of(short.body, "w:tbl")
    (row,) = all_of(long.body, "w:tbl/w:tr")
    assert [text_of(cell).strip() for cell in all_of(row, "w:tc")] == [name.strip(), "Brief"]


def test_a_cell_is_as_wide_as_its_words_are_when_kerned() -> None:
    css = ".masthead { display: flex } .name { background: red } .issue { flex: 1 1 0 }"
    html = '<header class="masthead"><p class="name">{}</p><p class="issue">1</p></header>'
    close, loose = (
        int(
            attribute(
                all_of(written(html.format(word), css).body, "w:tbl/w:tblGrid/w:gridCol")[0], "w:w"
            )
        )
        for word in ("AVAVAVAV", "AAAAVVVV")
    )
    assert close < loose - 20
