"""Running heads and folios are real headers and footers, where the PDF has them."""

from __future__ import annotations

import pytest

from exporter.writers.word.paging import Paging
from tests.support.documents import Docx, all_of, attribute, found, text_of, written

CSS = """
@page { margin: 60pt 40pt 50pt; font: 8pt/10pt "Source Sans 3"; color: #595959;
  @top-left { content: "Short headline"; vertical-align: bottom; padding-bottom: 20pt }
  @top-right { content: "31 March" }
  @bottom-right { content: counter(page) " / " counter(pages);
                  vertical-align: top; padding-top: 12pt }
}
@page :first { @top-left { content: none } @top-right { content: none } }
"""


@pytest.fixture(scope="module")
def docx() -> Docx:
    return written("<p>x</p>", CSS, paging=Paging(numbers={"a": 2, "b": 4}))


def test_the_first_page_has_running_heads_of_its_own(docx: Docx) -> None:
    section = found(docx.body, "w:sectPr")
    kinds = [attribute(r, "w:type") for r in all_of(section, "w:headerReference")]
    assert kinds == ["default", "first"]
    assert all_of(section, "w:titlePg") != []
    assert text_of(docx.xml("header-default")) == "Short headline31 March"
    assert text_of(docx.xml("header-first")) == ""
    assert text_of(docx.xml("footer-first")) == "1 / 4"


def test_no_first_page_is_set_apart_where_all_pages_are_alike() -> None:
    docx = written("<p>x</p>", "@page { @top-left { content: 'A' } }")
    assert all_of(docx.body, "w:sectPr/w:titlePg") == []
    assert [p for p in docx.parts if p.startswith("word/header")] == ["word/header-default.xml"]


def test_folios_are_fields_that_show_a_number(docx: Docx) -> None:
    footer = docx.xml("footer-default")
    assert [t.text for t in all_of(footer, ".//w:instrText")] == [" PAGE ", " NUMPAGES "]
    assert text_of(footer) == "1 / 4"


def test_boxes_stand_at_the_left_the_middle_and_the_right() -> None:
    docx = written("<p>x</p>", "@page { @top-center { content: 'A' } @top-right { content: 'B' } }")
    stops = all_of(docx.xml("styles"), "w:style[@w:styleId='Header']/w:pPr/w:tabs/w:tab")
    assert [attribute(stop, "w:pos") for stop in stops] == ["3200", "6400"]
    assert len(all_of(docx.xml("header-default"), ".//w:r/w:tab")) == 2


def test_a_long_running_head_may_pass_the_middle(docx: Docx) -> None:
    stops = all_of(docx.xml("styles"), "w:style[@w:styleId='Header']/w:pPr/w:tabs/w:tab")
    assert [attribute(stop, "w:pos") for stop in stops] == ["6400"]
    assert len(all_of(docx.xml("header-default"), ".//w:r/w:tab")) == 1


def test_running_heads_stand_as_far_from_the_edge_as_in_the_pdf(docx: Docx) -> None:
    margins = found(docx.body, "w:sectPr/w:pgMar")
    assert attribute(margins, "w:header") == str((60 - 20 - 10) * 20)
    assert attribute(margins, "w:footer") == str((50 - 12 - 10) * 20)


def test_a_box_without_a_word_on_it_stands_in_the_middle_of_the_margin() -> None:
    css = "@page { margin: 60pt 40pt; line-height: 10pt; @top-center { content: 'A' } }"
    docx = written("<p>x</p>", css)
    assert attribute(found(docx.body, "w:sectPr/w:pgMar"), "w:header") == str(25 * 20)


def test_paper_and_margins_are_those_of_the_page(docx: Docx) -> None:
    size = found(docx.body, "w:sectPr/w:pgSz")
    assert (attribute(size, "w:w"), attribute(size, "w:h")) == ("8000", "12000")
    margins = found(docx.body, "w:sectPr/w:pgMar")
    sides = [attribute(margins, f"w:{side}") for side in ("top", "right", "bottom", "left")]
    assert sides == ["1200", "800", "950", "800"]  # a full page may be a little fuller in Word


def test_landscape_paper_is_said_to_be_so() -> None:
    docx = written("<p>x</p>", "@page { size: 600pt 400pt }")
    assert attribute(found(docx.body, "w:sectPr/w:pgSz"), "w:orient") == "landscape"


def test_a_running_head_without_a_word_is_as_low_as_can_be() -> None:
    docx = written("<p>x</p>", "@page { margin: 60pt 40pt }")
    spacing = found(docx.style("header"), "w:pPr/w:spacing")
    assert (attribute(spacing, "w:line"), attribute(spacing, "w:lineRule")) == ("20", "exact")


def test_a_folio_that_runs_to_the_right_keeps_its_order_in_a_row_from_the_right() -> None:
    css = """@page { direction: rtl; @bottom-left { content: "א" }
      @bottom-right { direction: ltr; content: counter(page) " / " counter(pages) } }"""
    docx = written('<p dir="rtl">א</p>', css, paging=Paging(numbers={"a": 4}))
    said = text_of(docx.xml("footer-default")).replace("א", "").strip()
    assert said.replace("\u200e", "") == "1 / 4"
    assert said[0] == said[-1] == "\u200e"


def test_a_date_behind_letters_from_the_right_keeps_its_order() -> None:
    css = """@page { direction: rtl; @top-right { content: "ع" }
      @top-left { content: "2026-03-31" } }"""
    docx = written('<p dir="rtl">ع</p>', css)
    said = text_of(docx.xml("header-default")).partition("ع")[2].strip()
    assert said == "\u200f2026-03-31\u200f"  # else UAX 9 makes of it 31-03-2026 (W2)
