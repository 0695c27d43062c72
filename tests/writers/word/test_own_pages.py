"""What has pages of its own kind stands in a section of their size."""

from __future__ import annotations

import pytest

from exporter.writers.word.values.ooxml import Xml
from tests.support.documents import Docx, all_of, attribute, found, text_of, written

WIDE = "@page wide { size: 600pt 400pt } .apart { page: wide }"
COLUMNS = ".text { columns: 2; column-gap: 12pt }"
FOLIO = '@page { @bottom-right { content: counter(page) } @top-left { content: "Title" } }'
HTML = (
    '<div class="text"><p>a</p><p>b</p><table class="apart"><tr><td>c</td></tr></table>'
    "<p>d</p></div><p>e</p>"
)


def sections(docx: Docx) -> list[Xml]:
    return all_of(docx.body, ".//w:sectPr")


def sizes(docx: Docx) -> list[tuple[str, str, str]]:
    """How each section begins, how wide its pages are, and how many columns it has."""
    return [
        (
            next((attribute(kind, "w:val") for kind in all_of(section, "w:type")), "nextPage"),
            attribute(found(section, "w:pgSz"), "w:w"),
            found(section, "w:cols").get(_NUM, "1"),
        )
        for section in sections(docx)
    ]


_NUM = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num"


def test_it_is_a_section_of_that_size_between_sections_of_the_usual_one() -> None:
    docx = written(HTML, WIDE)
    assert sizes(docx) == [
        ("nextPage", "8000", "1"),
        ("nextPage", "12000", "1"),
        ("nextPage", "8000", "1"),
    ]
    turned = found(sections(docx)[1], "w:pgSz")
    assert (attribute(turned, "w:h"), attribute(turned, "w:orient")) == ("8000", "landscape")


def test_columns_before_it_end_level_and_go_on_behind_it() -> None:
    docx = written(HTML, WIDE + COLUMNS)
    assert sizes(docx) == [
        ("nextPage", "8000", "2"),
        ("continuous", "8000", "1"),
        ("nextPage", "12000", "1"),
        ("nextPage", "8000", "2"),
        ("continuous", "8000", "1"),
    ]


@pytest.mark.parametrize(
    "last", ["<table class='apart'><tr><td>b</td></tr></table>", "<p class='apart'>b"]
)
def test_where_it_ends_the_text_it_is_the_last_section(last: str) -> None:
    docx = written(f"<p>a</p>{last}", WIDE + ".apart { margin-bottom: 14pt }")
    assert sizes(docx) == [("nextPage", "8000", "1"), ("nextPage", "12000", "1")]


def test_running_heads_are_as_wide_as_its_pages_and_usual_again_behind_it() -> None:
    docx = written(HTML, WIDE + FOLIO)
    footer = docx.xml("footer-default-1")
    stops = [
        (attribute(tab, "w:val"), attribute(tab, "w:pos"))
        for tab in all_of(footer, ".//w:tabs/w:tab")
    ]
    assert stops == [("clear", "6400"), ("right", "10400")]
    assert not all_of(docx.xml("footer-default-2"), ".//w:tabs")
    every = [all_of(section, "w:footerReference") for section in sections(docx)]
    assert [len(references) for references in every] == [1, 1, 1]


def test_a_table_of_it_reaches_from_edge_to_edge_of_its_type_area() -> None:
    docx = written(
        '<div class="text"><table class="apart"><tr><td>c</td></tr></table><p>d</div>',
        WIDE + ".text { padding-left: 100pt } table { width: 100% }",
    )
    assert abs(int(attribute(found(docx.body, ".//w:tblGrid/w:gridCol"), "w:w")) - 10400) <= 1


def test_in_a_cell_it_stays_where_no_page_can_end() -> None:
    docx = written('<table><tr><td><p class="apart">c</p></td></tr></table><p>d</p>', WIDE)
    assert sizes(docx) == [("nextPage", "8000", "1")]
    assert "c" in [text_of(paragraph) for paragraph in docx.paragraphs]
