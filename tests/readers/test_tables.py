"""Tables in the spellings of pandoc, Org and MultiMarkdown, their captions, and those of HTML."""

from __future__ import annotations

import pytest

from exporter.article import Figure, Paragraph, Table
from tests.support.cases import lines, opening, reading


def table(markdown: str) -> Table:
    """The table that `markdown` makes, which is all of it but for pictures."""
    first, *others = opening(markdown)
    assert isinstance(first, Table)
    assert all(isinstance(one, Figure) for one in others)
    return first


def told(markdown: str) -> list[str]:
    """Lines, columns and codes of what there is to say of `markdown`, which begins in line 5."""
    return lines(list(reading(f"Lede.\n\n## H\n\n{markdown}\n").diagnostics))


GRID = """\
+---------------+---------------+--------------------+
| Fruit         | Price         | Advantages         |
+==============:+:==============+:==================:+
| Bananas       | 1.34          | built-in           |
|               |               | *wrapper*          |
+---------------+---------------+--------------------+
| Oranges       | 2.10          | First.             |
|               |               |                    |
|               |               | Second.            |
+---------------+---------------+--------------------+
"""


def test_a_grid_is_a_table_whose_colons_say_how_it_is_set() -> None:
    grid = table(GRID)
    assert grid.header == ("Fruit", "Price", "Advantages")
    assert grid.align == ("right", "left", "center")
    assert grid.rows[0] == ("Bananas", "1.34", "built-in *wrapper*")
    assert grid.rows[1][2] == "First.\\\nSecond."
    assert told(GRID) == []


@pytest.mark.parametrize("held", ["> {}", "- item\n\n  {}", "Words before.\n{}"])
def test_a_grid_stands_wherever_a_table_may(held: str) -> None:
    before, _, _ = held.partition("{}")
    start = before.rpartition("\n")[2].replace("-", " ")
    rows = ["+---+:-:+", "| a | b |", "+---+---+"]
    made = reading(f"Lede.\n\n## H\n\n{before}" + f"\n{start}".join(rows) + "\n")
    found = [one for one in _walk(made.article.sections[0].blocks) if isinstance(one, Table)]
    assert [(one.header, one.rows, one.align) for one in found] == [
        (("", ""), (("a", "b"),), ("left", "center"))
    ]


def _walk(blocks: object) -> list[object]:
    whole = []
    for block in blocks if isinstance(blocks, tuple) else ():
        inner = [getattr(block, "blocks", ()), *(i.blocks for i in getattr(block, "items", ()))]
        whole += [block, *(one for part in inner for one in _walk(part))]
    return whole


def test_cells_of_a_grid_that_span_stand_in_the_first_place_and_are_told() -> None:
    spanning = """\
+-------------------+------+
| Property          | Earth|
+=============+=====+======+
|             | min | -89  |
| Temperature +-----+------+
| 1961-1990   | mean| 14   |
+-------------+-----+------+
"""
    grid = table(spanning)
    assert grid.header == ("Property", "", "Earth")
    assert grid.rows == (("Temperature 1961-1990", "min", "-89"), ("", "mean", "14"))
    assert told(spanning) == ["5:1 cell-spans"]


def test_a_list_in_a_cell_of_a_grid_is_set_in_lines_and_told_once() -> None:
    listing = """\
+-------+---------+
| - one | 1. two  |
| - two | 2. `x`  |
+-------+---------+
| -     | # words |
+-------+---------+
"""
    assert table(listing).rows == (
        ("– one\\\n– two", "1. two\\\n2. `x`"),
        ("–", "words"),
    )
    assert told(listing) == ["6:1 cell-flattened"]


def test_wide_letters_take_two_columns_of_a_grid() -> None:
    grid = table("+------+---+\n| 日本 | x |\n+------+---+")
    assert grid.rows == (("日本", "x"),)


def test_a_grid_whose_lines_do_not_meet_is_told_and_printed_as_typed() -> None:
    typed = "+---+---+\n| a | b |\n| c | d\n+---+---+"
    assert isinstance(opening(typed)[0], Paragraph)
    assert told(typed) == ["5:1 no-table"]


SIMPLE = """\
  Right     Left     Centre  Default
-------     ------ --------  -------
     12     12        12     12
    123     a b      123     **x**
"""


def test_a_simple_table_is_set_as_its_head_stands_over_the_dashes() -> None:
    simple = table(SIMPLE)
    assert simple.header == ("Right", "Left", "Centre", "Default")
    assert simple.align == ("right", "left", "right", "left")
    assert simple.rows == (("12", "12", "12", "12"), ("123", "a b", "123", "**x**"))


def test_a_simple_table_may_lack_its_head() -> None:
    simple = table("-----  -----\n   12  a\n  123  b\n-----  -----\n\n: What it shows")
    assert (simple.header, simple.align) == (("", ""), ("right", "left"))
    assert simple.rows == (("12", "a"), ("123", "b"))
    assert simple.caption == "What it shows"


MULTI_LINE = """\
-------------------------------------------
 Centered   Right
  Header    Aligned   Default
---------- -------- -----------------------
   First      12.0   A row that spans
                     two lines.

  Second       5.0   Another.
-------------------------------------------
"""


def test_rows_of_a_multi_line_table_stand_between_blank_lines() -> None:
    multi = table(MULTI_LINE)
    assert multi.header == ("Centered Header", "Right Aligned", "Default")
    assert multi.rows == (
        ("First", "12.0", "A row that spans two lines."),
        ("Second", "5.0", "Another."),
    )


def test_a_multi_line_table_may_lack_its_head() -> None:
    headless = MULTI_LINE.split("\n", 3)[3].replace("-" * 43, "---------- -------- -----")
    multi = table(headless)
    assert multi.header == ("", "", "")
    assert multi.rows[0][2] == "A row that spans two lines."


@pytest.mark.parametrize(
    "typed", ["---", "- - -", "Words\n---", "One\n\n--- ---\n\nTwo", "-----\n\nWords\n\n-----"]
)
def test_rules_and_headings_are_no_tables(typed: str) -> None:
    made = reading(f"Lede.\n\n## H\n\n{typed}\n").article
    assert not any(isinstance(one, Table) for part in made.sections for one in part.blocks)


@pytest.mark.parametrize("top", ["", "|---+---|\n"])
def test_an_org_table_is_a_table(top: str) -> None:
    org = table(f"{top}| a | b \\| c |\n|---+---|\n| 1 | 2 |\n|---+---|\n| 3 | 4 |")
    assert org.header == ("a", "b | c")
    assert org.rows == (("1", "2"), ("3", "4"))


def test_the_bodies_and_heads_of_a_multimarkdown_table_are_one_table() -> None:
    typed = """\
|             |          Grouping           ||
First Header  | Second Header | Third Header |
 ------------ | :-----------: | -----------: |
Content       |          *Long Cell*        ||

New section   |     More      |         Data |
[Prototype][proto]
"""
    multi = table(typed)
    assert multi.header == ("First Header", "Grouping\\\nSecond Header", "Third Header")
    assert multi.rows == (("Content", "*Long Cell*", ""), ("New section", "More", "Data"))
    assert (multi.caption, multi.label) == ("Prototype", "proto")
    assert told(typed) == ["5:1 cell-spans"]


PIPES = "| A | B |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    "captioned",
    [
        "{}\n\nTable: A *caption* {{#one}}",
        "{}\n\n: A *caption* {{#one .striped}}",
        "{}\n: A *caption* {{#one}}",
        "Table: A *caption* {{#one}}\n\n{}",
        '{}\n{{: #one caption="A *caption*"}}',
        "{}\n\nTable: A *caption*\n{{: #one}}",
        "[A *caption*][one]\n{}",
        "{}\n[A *caption*][one]",
    ],
)
def test_a_caption_may_stand_above_and_below_with_its_label(captioned: str) -> None:
    made = reading("Lede [](#one).\n\n## H\n\n" + captioned.format(PIPES) + "\n")
    found = made.article.sections[0].blocks
    assert [type(one) for one in found] == [Table]
    assert isinstance(found[0], Table)
    assert (found[0].caption, found[0].label) == ("A *caption*", "one")
    assert found[0].rows == (("1", "2"),)
    assert made.diagnostics == ()


def test_a_caption_between_two_tables_is_that_of_the_first() -> None:
    first, second = opening(f"{PIPES}\n\nTable: One\n\n{PIPES}\n\nTable: Two")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.caption, second.caption) == ("One", "Two")


def test_widths_of_columns_are_told_once_with_their_place() -> None:
    typed = f'{PIPES}\n\n: Quarto {{#tbl-x tbl-colwidths="[30,70]"}}'
    assert table(typed).label == "tbl-x"
    assert told(typed) == ["9:10 unknown-attribute"]


def test_brackets_that_touch_no_table_are_words() -> None:
    assert isinstance(opening(f"{PIPES}\n\n[Words]")[1], Paragraph)


@pytest.mark.parametrize("typed", ["| a | b |\n| c | d |", "| a | b\n| c | d"])
def test_rows_without_a_line_of_hyphens_are_told(typed: str) -> None:
    assert isinstance(opening(typed)[0], Paragraph)
    assert told(typed) == ["5:1 no-table"]


def test_an_html_table_has_one_head_its_sides_and_its_foot_last() -> None:
    made = table(
        "<table><tfoot><tr><td>Sum<td>3</tfoot>"
        "<thead><tr><th rowspan=2>Item<th>Year<tr><th>2025</thead>"
        '<tbody><tr><td>Bus<td style="text-align: right">1</tbody>'
        "<tbody><tr><td><p>Tram<p>line<td align=right>2</tbody></table>"
    )
    assert made.header == ("Item", "Year\\\n2025")
    assert made.align == ("left", "right")
    assert made.rows == (("Bus", "1"), ("Tram\\\nline", "2"), ("Sum", "3"))


def test_lists_and_tables_in_a_cell_of_html_keep_their_words_apart() -> None:
    typed = "<table><tr><td>a<tr><td><ul><li>x<li>y</ul><tr><td><table><tr><td>in<td>side</table>"
    assert [row[0] for row in table(typed).rows] == ["– x\\\n– y", "in side"]
    assert "5:1 cell-flattened" in told(typed)


def test_cells_stand_where_they_are_typed() -> None:
    row = "     12     $x_1$     12     $x_1$"
    assert told("\n".join([*SIMPLE.split("\n")[:2], row])) == [
        "7:13 foreign-syntax",
        "7:30 foreign-syntax",
    ]
