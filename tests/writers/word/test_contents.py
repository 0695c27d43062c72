"""The contents are Word's own field, and show the true page numbers before anybody updates it."""

from __future__ import annotations

import pytest

from exporter.writers.word.paging import Paging
from tests.support.documents import Docx, all_of, attribute, found, text_of, value, written

HTML = """<nav role="doc-toc"><p class="contents-title">Contents</p>
<p class="entry"><a href="#one">First</a><span class="page" data-page-of="one">0</span></p>
<p class="entry"><a href="#two">Second</a><span class="page" data-page-of="two">0</span></p>
</nav><h2 id="one">First</h2><p>x</p><h3 id="two">Second</h3>"""
CSS = '.page::before { content: leader(".") } .entry { margin-right: 40pt }'


@pytest.fixture(scope="module")
def docx() -> Docx:
    return written(HTML, CSS, paging=Paging(numbers={"one": 3, "two": 12}))


def test_one_toc_field_spans_all_entries(docx: Docx) -> None:
    frame = found(docx.body, "w:sdt")
    instructions = [text.text for text in all_of(frame, ".//w:instrText")]
    assert instructions[0] == ' TOC \\o "1-2" \\h \\z '
    marks = [attribute(mark, "w:fldCharType") for mark in all_of(frame, ".//w:fldChar")]
    assert marks.count("begin") == marks.count("end") == 3
    assert marks[:2] == ["begin", "separate"]
    assert marks[-1] == "end"


def test_the_entries_have_the_styles_that_word_updates_them_with(docx: Docx) -> None:
    entries = [value(found(p, "w:pPr/w:pStyle")) for p in all_of(docx.body, "w:sdt//w:p")]
    assert entries == ["ContentsTitle", "TOC1", "TOC2"]


def test_the_page_numbers_are_true_and_refer_to_the_headings(docx: Docx) -> None:
    entry = docx.paragraphs[2]
    assert text_of(entry) == "Second12"
    bookmark = attribute(found(docx.paragraphs[-1], "w:bookmarkStart"), "w:name")
    assert [text.text for text in all_of(entry, ".//w:instrText")] == [f" PAGEREF {bookmark} \\h "]
    assert {attribute(a, "w:anchor") for a in all_of(entry, "w:hyperlink")} == {bookmark}


def test_the_number_is_pushed_to_the_end_of_the_line_by_a_dotted_tab(docx: Docx) -> None:
    (stop,) = all_of(docx.style("toc 1"), "w:pPr/w:tabs/w:tab")
    assert (value(stop), attribute(stop, "w:leader")) == ("right", "dot")
    assert attribute(stop, "w:pos") == str((320 - 40) * 20)
    assert len(all_of(docx.paragraphs[1], ".//w:tab")) == 1


def test_word_is_not_made_to_ask_before_it_opens_the_file(docx: Docx) -> None:
    assert all_of(docx.xml("settings"), "w:updateFields") == []
    assert all_of(docx.body, ".//w:fldChar[@w:dirty]") == []


def test_a_page_number_that_is_not_known_shows_what_the_template_wrote() -> None:
    docx = written('<h2 id="a">A</h2><p>see page <span data-page-of="a">?</span></p>')
    assert text_of(docx.paragraph("see")) == "see page ?"


def test_contents_that_begin_a_page_in_the_pdf_begin_one_in_word() -> None:
    html = "<p>before</p>" + HTML.replace("<nav", "<nav id='toc'")
    css = CSS + "nav { margin-top: 20pt }"
    title = written(html, css, paging=Paging(openers=["toc"])).look("Contents")
    assert "pageBreakBefore" in title
    assert title.get("spacing", {}).get("before", "0") == "0"

    assert "pageBreakBefore" not in written(html, css).look("Contents")


def test_contents_in_columns_are_no_field_which_would_end_the_columns_in_libreoffice() -> None:
    text = f"<div>{HTML}<p>y</p></div>"
    docx = written(
        text, f"{CSS} div {{ columns: 2 }}", paging=Paging(numbers={"one": 3, "two": 12})
    )

    instructions = [one.text or "" for one in all_of(docx.body, ".//w:instrText")]
    assert [one.split()[0] for one in instructions] == ["PAGEREF", "PAGEREF"]
    marks = [attribute(mark, "w:fldCharType") for mark in all_of(docx.body, ".//w:fldChar")]
    assert marks == ["begin", "separate", "end"] * 2
