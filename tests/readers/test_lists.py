"""Lists by letters and Roman numbers, of examples, and the lines of line blocks."""

from __future__ import annotations

import pytest

from exporter.article import List, Paragraph
from exporter.readers.markdown.numerals import spelt, values_of
from exporter.readers.markdown.spelling import to_markdown
from tests.support.cases import article, failures, lines, opening, reading


def only_list(markdown: str) -> List:
    """The list that is all of `markdown`."""
    (block,) = opening(markdown)
    assert isinstance(block, List)
    return block


@pytest.mark.parametrize(
    ("typed", "numbering", "start"),
    [
        ("a. one\nb. two", "lower-alpha", 1),
        ("a) one\nb) two", "lower-alpha", 1),
        ("(c) one\n(d) two", "lower-alpha", 3),
        ("A.  one\n\nB.  two", "upper-alpha", 1),
        ("i. one\nii. two", "lower-roman", 1),
        ("i. one\nj. two", "lower-alpha", 9),
        ("IV) one\nV) two", "upper-roman", 4),
        ("#. one\n#. two", None, 1),
        ("(1) one\n(2) two", None, 1),
        ("(@) one\n(@two) two", None, 1),
        ("C.  one", "upper-alpha", 3),
    ],
)
def test_a_list_counts_as_its_marks_do(typed: str, numbering: str | None, start: int) -> None:
    made = only_list(typed)
    assert made.ordered
    assert (made.numbering, made.start) == (numbering, start)
    assert [item.text for item in made.items] == ["one", "two"][: len(made.items)]
    assert len(made.items) == typed.count("\n") - typed.count("\n\n") + 1


@pytest.mark.parametrize(
    "typed",
    ["A. Smith said so.", "(c) 2024 A Publisher", "p. 42 of it", "Mr. One\nMr. Two", "a. b.\nz. y"],
)
def test_initials_and_signs_begin_no_list(typed: str) -> None:
    (block,) = opening(typed)
    assert isinstance(block, Paragraph)
    assert block.text == typed.replace("\n", " ")


def test_items_by_letters_hold_blocks_and_lists() -> None:
    made = only_list("a. one\n\n   more\nb. two\n   i. in\n   ii. it\nc. three")
    assert [item.text for item in made.items] == ["one", "two", "three"]
    inner = made.items[1].blocks[0]
    assert isinstance(inner, List)
    assert inner.numbering == "lower-roman"


def test_a_first_letter_may_end_a_paragraph_and_a_name_may_not() -> None:
    words, letters = opening("Options:\na) one\nb) two")
    assert isinstance(words, Paragraph)
    assert isinstance(letters, List)
    assert only_list("1. I met\nJ. Smith there").items[0].text == "I met J. Smith there"


def test_examples_count_on_and_are_referred_to_by_name() -> None:
    typed = "As (@late) says.\n\n## H\n\n(@) One\n(@good) Two\n\nSee @good.\n\n(@late) Three\n"
    read = reading(typed)
    assert read.article.lede == "As (3) says."
    first, words, last = read.article.sections[0].blocks
    assert isinstance(first, List)
    assert isinstance(words, Paragraph)
    assert isinstance(last, List)
    assert (words.text, last.start) == ("See 2.", 3)
    assert read.diagnostics == ()


def test_lines_of_a_line_block_stay_lines_and_an_empty_one_parts_them() -> None:
    first, second = opening("| One *line*\n|    and another,\n  which goes on\n|\n| Two")
    assert isinstance(first, Paragraph)
    assert first.text == "One *line*\\\nand another, which goes on"
    assert isinstance(second, Paragraph)
    assert second.text == "Two"


def test_an_indented_line_after_a_gap_begins_a_stanza() -> None:
    first, second = opening("| one\n|\n  two\n| three")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, second.text) == ("one", "two\\\nthree")


def test_a_line_block_knows_its_place() -> None:
    read = reading("Lede.\n\n## H\n\n| One\n| $x_1$ two\n")
    assert lines(list(read.diagnostics)) == ["6:3 foreign-syntax"]


@pytest.mark.parametrize("numbering", ["lower-alpha", "upper-alpha", "lower-roman", "upper-roman"])
def test_what_counts_by_letters_is_written_and_read_back(numbering: str) -> None:
    made = article(
        f'{{"headline": "H", "lede": null, "sections": [{{"blocks": [{{"type": "list", "start": 9,'
        f' "ordered": true, "numbering": "{numbering}", "items": ["One", "Two"]}}, "(c) A. B",'
        ' "| a | b |"]}]}',
        "json",
    )
    assert article(to_markdown(made)) == made


@pytest.mark.parametrize(
    ("start", "items", "ordered"),
    [(26, '"a", "b"', "true"), (0, '"a"', "true"), (1, '"a"', "false")],
)
def test_letters_that_cannot_be_are_told(start: int, items: str, ordered: str) -> None:
    text = f'{{"sections": [{{"blocks": [{{"type": "list", "start": {start}, "ordered": {ordered},'
    text += f' "numbering": "lower-alpha", "items": [{items}]}}]}}]}}'
    assert [told.code for told in failures(text, "json")] == ["list-numbering"]


def test_every_numeral_reads_back() -> None:
    for number in range(1, 4000):
        assert ("upper-roman", number) in list(values_of(spelt(number, "upper-roman")))
    assert spelt(27, "lower-alpha") == "27"


def test_an_html_list_counts_by_its_type() -> None:
    made = only_list('<ol type="I" start="4"><li>one<li>two</ol>')
    assert (made.numbering, made.start) == ("upper-roman", 4)
    assert only_list('<ol type="a" start="26"><li>one<li>two</ol>').numbering is None


def test_page_breaks_among_key_points_are_told() -> None:
    text = "Lede.\n\n## Key points\n\n- a\n\n\\newpage\n\n- b\n\n  \\newpage\n\n## H\n\nText.\n"
    read = reading(text)
    assert read.article.key_points == ("a", "b")
    breaks = [told for told in read.diagnostics if told.code == "page-break-removed"]
    assert lines(breaks) == ["7:1 page-break-removed", "11:3 page-break-removed"]


def test_of_two_formulas_each_is_told_where_it_stands() -> None:
    read = reading("Lede.\n\n## H\n\nOne $x_1$ and\n> no, $x_1$ too $y_2$.\n")
    assert lines(list(read.diagnostics)) == [
        "5:5 foreign-syntax",
        "6:7 foreign-syntax",
        "6:17 foreign-syntax",
    ]


@pytest.mark.parametrize("mark", ["-", "2."])
def test_a_number_alone_beside_the_mark_of_an_item_is_part_of_its_words(mark: str) -> None:
    said = article(f"# T\n\nLede.\n\n## S\n\n{mark} 1986. A *good* year\n\n   It was.")
    (made,) = said.sections[0].blocks
    assert isinstance(made, List)
    (item,) = made.items
    assert (item.text, len(item.blocks)) == ("1986. A *good* year", 1)
    assert article(to_markdown(said)) == said


def test_an_item_that_begins_with_a_list_of_several_has_no_words() -> None:
    (item,) = only_list("- 1. one\n  2. two").items
    assert (item.text, [type(one) for one in item.blocks]) == ("", [List])
