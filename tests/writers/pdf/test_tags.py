"""The tag tree: whole over pages and columns, with what is no content left out of it."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from tests.support.pdf_tree import (
    artifacts,
    elements,
    kid_tags,
    pages_of,
    pdf_of_article,
    tagged,
)
from tests.support.samples import article

ROWS = 90


@pytest.fixture(scope="module")
def long_table() -> pikepdf.Pdf:
    rows = [[str(number), f"row {number}", ""] for number in range(ROWS)]
    table = {"type": "table", "header": ["Nº", "What", "Empty"], "rows": rows}
    return pdf_of_article(article(sections=[{"heading": None, "blocks": [table]}]))


def of_blocks(*blocks: Any) -> pikepdf.Pdf:
    return pdf_of_article(article(sections=[{"heading": "Part", "blocks": list(blocks)}]))


def test_a_table_over_several_pages_stays_one(long_table: pikepdf.Pdf) -> None:
    (table,) = (node for tag, node in elements(long_table) if tag == "/Table")
    assert len(pages_of(table)) > 1
    assert kid_tags(table) == ["/THead", "/TBody"]
    assert len(tagged(table, "/TR")) == ROWS + 1


def test_a_head_that_a_table_repeats_is_an_artifact(long_table: pikepdf.Pdf) -> None:
    heads = [node for tag, node in elements(long_table) if tag == "/TH"]
    assert len(heads) == 3
    assert artifacts(long_table, 0).count("") == 0
    assert artifacts(long_table, 1).count("") == 3


def test_an_empty_cell_keeps_its_column(long_table: pikepdf.Pdf) -> None:
    rows = [node for tag, node in elements(long_table) if tag == "/TR"]
    assert {len(kid_tags(row)) for row in rows} == {3}


def test_running_heads_and_folios_are_artifacts(long_table: pikepdf.Pdf) -> None:
    assert "/Header" in artifacts(long_table, 1)
    assert "/Footer" in artifacts(long_table, 1)


def test_a_list_over_several_pages_stays_one() -> None:
    items = [f"Item {number} of a list that is longer than a page." for number in range(120)]
    pdf = of_blocks({"type": "list", "ordered": True, "items": items})
    (found,) = (node for tag, node in elements(pdf) if tag == "/L")
    assert len(pages_of(found)) > 1
    assert kid_tags(found) == ["/LI"] * len(items)
    assert str(found.A.ListNumbering) == "/Decimal"


def test_a_list_says_that_it_counts_by_letters() -> None:
    pdf = of_blocks({"type": "list", "ordered": True, "numbering": "upper-roman", "items": ["One"]})
    (found,) = (node for tag, node in elements(pdf) if tag == "/L")
    assert str(found.A.ListNumbering) == "/UpperRoman"


def test_a_paragraph_over_two_pages_stays_one() -> None:
    pdf = of_blocks(" ".join(["words"] * 1500))
    long = [node for tag, node in elements(pdf) if tag == "/P" and len(pages_of(node)) > 1]
    assert len(long) == 1


def test_a_nested_list_is_inside_its_item() -> None:
    inner = {"type": "list", "items": ["within"]}
    pdf = of_blocks({"type": "list", "items": [{"text": "outer", "blocks": [inner]}]})
    outer, _ = (node for tag, node in elements(pdf) if tag == "/L")
    (item,) = (node for node in outer.K)
    assert kid_tags(item) == ["/Lbl", "/LBody"]
    assert kid_tags(item.K[1]) == ["/P", "/L"]


def test_a_note_follows_its_reference_and_can_be_named() -> None:
    pdf = of_blocks("One^[First note.] and two^[Second note.].")
    (paragraph,) = (node for tag, node in elements(pdf) if "/Note" in kid_tags(node))
    assert kid_tags(paragraph) == ["/Reference", "/Note"] * 2
    notes = tagged(paragraph, "/Note")
    assert [kid_tags(note)[0] for note in notes] == ["/Lbl", "/Lbl"]
    names = pdf.Root.StructTreeRoot.IDTree.Names
    assert [names[1].objgen, names[3].objgen] == [note.objgen for note in notes]
    assert [str(note.ID) for note in notes] == [str(names[0]), str(names[2])]


def test_code_and_quotations_say_what_they_are() -> None:
    pdf = of_blocks(
        {"type": "code", "text": "x = 1\ny = 2"}, {"type": "quote", "blocks": ["Said so."]}
    )
    tags = [tag for tag, _ in elements(pdf)]
    assert tags.count("/Code") == 1
    assert tags.count("/BlockQuote") == 1
