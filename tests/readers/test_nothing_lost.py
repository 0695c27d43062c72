"""What Markdown passes over in silence, and a reader would miss."""

from __future__ import annotations

import pytest

from exporter.article import Paragraph, Quote, Table
from tests.support.cases import article, lines, opening, reading

NOTE = """\
A claim.[^1]

[^1]: First *paragraph*.

    Second:

    - one
    - two

      more

    3. three
    4. four

    > a quote

        code
"""


def test_the_parts_of_a_footnote_are_lines_of_it() -> None:
    parts = ["First *paragraph*.", "Second:", "– one", "– two", "more", "3. three", "4. four"]
    parts += ["a quote", "`code`"]
    assert article(NOTE).lede == "A claim.^[" + "\\\n".join(parts) + "]"


def test_the_call_of_a_footnote_that_is_not_there_goes_and_is_told() -> None:
    read = reading("A claim.[^nope] More.\n")
    assert read.article.lede == "A claim. More."
    assert lines(list(read.diagnostics)) == ["1:9 footnote-missing"]


@pytest.mark.parametrize("typed", ["a [link][gone] here", "a ![link][gone] here"])
def test_a_link_that_nothing_defines_keeps_its_words_and_is_told(typed: str) -> None:
    read = reading(f"{typed}\n")
    assert read.article.lede == "a link here"
    assert lines(list(read.diagnostics)) == ["1:3 link-undefined"]


def test_brackets_of_an_index_stay() -> None:
    assert article("It is x[1][2] there.\n").lede == "It is x\\[1\\]\\[2\\] there."


@pytest.mark.parametrize("start", ["", "> ", "  "])
def test_cells_beyond_the_head_widen_the_table(start: str) -> None:
    rows = ["| A | B |", "|--:|---|", "| 1 | 2 | 3 \\| *x* |  |", "| 4 |"]
    text = "\n".join(start + row for row in rows)
    block = opening(text)[0]
    table = block.blocks[0] if isinstance(block, Quote) else block
    assert isinstance(table, Table)
    assert table.header == ("A", "B", "", "")
    assert table.rows == (("1", "2", "3 | *x*", ""), ("4", "", "", ""))
    assert table.align[0] == "right"
    said = reading(f"Lede.\n\n## H\n\n{text}\n").diagnostics
    assert [told.code for told in said] == ["table-cells"]


def test_empty_cells_beyond_the_head_are_nothing() -> None:
    table = opening("A | B\n--|--\n1 | 2 |\n| 3 | 4 | |")[0]
    assert isinstance(table, Table)
    assert table.rows == (("1", "2"), ("3", "4"))


def test_what_looks_like_a_table_and_is_none_is_told() -> None:
    read = reading("Lede.\n\n## H\n\n| A | B |\n| ---- |\n| 1 | 2 |\n")
    assert isinstance(read.article.sections[0].blocks[0], Paragraph)
    assert lines(list(read.diagnostics)) == ["5:1 no-table"]


def test_a_dash_below_words_with_a_pipe_is_no_table_at_all() -> None:
    assert reading("Either | or it is.\nSaid -- one.\n").diagnostics == ()
