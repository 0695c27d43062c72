"""A box that all the rest of a page stands beside: the first of two columns of unequal width."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.parity.comparison import compare
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.roundtrip.word.edited_file import read_docx
from exporter.writers.word.paging import Paging
from tests.support.documents import Docx, all_of, attribute, text_of, written
from tests.support.samples import EVERYTHING, rendition

SIDE = """aside { float: left; width: 90pt; padding: 0 5pt; background: #eee }
.text { margin-left: 120pt }"""
HTML = '<h1>a</h1><aside><p>b</p></aside><div class="text"><p>c</p><p>d</p></div>'


def widths(docx: Docx) -> list[tuple[str, ...]]:
    """The widths of the unequal columns of each section."""
    each = (all_of(section, "w:col") for section in all_of(docx.body, ".//w:cols"))
    return [tuple(attribute(one, "w:w") for one in section) for section in each]


def test_the_box_and_what_follows_are_columns_as_wide_as_in_css() -> None:
    docx = written(HTML, SIDE)
    assert widths(docx) == [(), (str(100 * 20), str(200 * 20)), ()]
    assert [text_of(one) for one in docx.paragraphs if all_of(one, "w:r/w:br")] == ["c"]
    assert docx.look("c")["ind"]["left"] == "0"
    assert not all_of(docx.body, ".//w:tblpPr")


def test_what_begins_farther_left_stands_below_both() -> None:
    docx = written(HTML.replace("<p>d</p>", "") + "<p>e</p>", SIDE)
    assert [bool(each) for each in widths(docx)] == [False, True, False]
    assert docx.look("e")["ind"]["left"] == "0"


@pytest.mark.parametrize(
    ("css", "pages"),
    [
        (".text { margin-left: 50pt }", {}),
        ("aside { float: right }", {}),
        ("aside { width: auto }", {}),
        ("", {"end": 2}),
        (".text p:first-child { margin-left: -120pt }", {}),
    ],
)
def test_where_text_may_flow_around_it_or_on_to_another_page_it_is_a_table(
    css: str, pages: dict[str, int]
) -> None:
    docx = written(HTML, SIDE + css, paging=Paging(numbers=pages))
    assert not any(widths(docx))
    assert all_of(docx.body, ".//w:tblpPr")


def test_the_columns_are_as_far_below_what_stands_above_as_in_css() -> None:
    docx = written(HTML, SIDE + "aside { margin-top: 9pt } .text { margin-top: 14pt }")
    assert int(docx.look("a")["spacing"]["after"]) == pytest.approx(9 * 20, abs=20)
    assert docx.look("c")["spacing"]["before"] == str(5 * 20)


NOTE = '<span class="note">n</span>'


@pytest.mark.parametrize(
    ("before", "inside", "is_column"),
    [("", NOTE, True), ("", 2 * NOTE, False), (NOTE, 2 * NOTE, True)],
    ids=["one", "several", "one before"],
)
def test_a_box_has_no_column_where_several_notes_would_stand_in_the_other(
    before: str, inside: str, is_column: bool
) -> None:
    """LibreOffice takes some of them to another page; below a note it has no floating tables."""
    html = HTML.replace("a</h1>", f"a{before}</h1>").replace("c</p>", f"c{inside}</p>")
    docx = written(html, SIDE + ".note { float: footnote }")
    assert any(widths(docx)) == is_column
    assert bool(all_of(docx.body, ".//w:tblpPr")) != is_column


HOUSE = """
:root { --text-start: 0mm; --heading-start: 0mm; --box-start: 0mm }
[data-edition="summary"] .key-points {
  float: left; width: 50mm; margin: 1rlh 0 0; padding: 3mm 4mm;
  border: 0; border-top: 2pt solid red;
}
[data-edition="summary"] .key-points-list { list-style: none; padding-left: 0 }
[data-edition="summary"] .key-point + .key-point { border-top: 0.5pt solid #bbbbbb }
[data-edition="summary"] :is(.text, .lede) { margin-left: 66mm }
[data-edition="summary"] .text .lede { margin-left: 0 }
"""


def test_libreoffice_prints_them_where_the_pdf_has_them_below_a_footnote_too(
    tmp_path: Path,
) -> None:
    (tmp_path / "side.css").write_text(HOUSE)
    exporter = Exporter(styles=[tmp_path / "side.css"])
    made = exporter.export(EVERYTHING, editions=["summary"], preflight=False)
    pdf, docx = (rendition(made, "summary", kind) for kind in ("pdf", "docx"))
    assert any(widths(Docx(docx, ())))
    (printed,) = printed_by_libreoffice([docx])
    parity = compare(pdf, printed)
    assert parity.holds, [one for one in parity.measures if not one.holds]
    assert read_docx(docx).article == made.article
