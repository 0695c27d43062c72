"""What a summary takes from the sections, and what it is made of at all."""

from __future__ import annotations

from typing import Any

import pytest

from exporter.article import Article
from exporter.compose.openings import openings
from tests.support.samples import article, exporter


def sections(*texts: list[Any]) -> Article:
    return article(sections=[{"heading": "A heading", "blocks": blocks} for blocks in texts])


def parts(made: Article) -> list[list[str]]:
    return [[one.part for one in opening.blocks] for opening in openings(made)]


def test_every_sections_first_passage_comes_in_before_any_second() -> None:
    long = "word " * 300
    made = sections([long, "Two. " * 11], [long, "Four."], ["five " * 290, "Six."])
    assert parts(made) == [
        ["sections.0.blocks.0"],
        ["sections.1.blocks.0", "sections.1.blocks.1"],
        ["sections.2.blocks.0", "sections.2.blocks.1"],
    ]


def test_a_paragraph_that_announces_a_list_brings_it_along_or_stays_out() -> None:
    points = {"type": "list", "items": ["a", "b"]}
    table = {"type": "table", "header": ["x"], "rows": [["1"]]}
    made = sections(["There are two:", points, "See the table:", table, "Then."])
    assert parts(made) == [[f"sections.0.blocks.{number}" for number in (0, 1, 4)]]


@pytest.mark.parametrize(("words", "count"), [(900, 1), (901, 0)])
def test_no_more_words_come_in_than_a_page_may_hold(words: int, count: int) -> None:
    assert len(parts(sections(["word " * words]))) == count


@pytest.mark.parametrize(("words", "count"), [(300, 2), (301, 1)])
def test_the_words_of_all_that_comes_in_are_counted_together(words: int, count: int) -> None:
    points = {"type": "list", "items": ["word " * 400]}
    made = sections(["word " * 199 + "these:", points], ["word " * words])
    assert len(parts(made)) == count


def test_what_is_too_long_keeps_out_what_reads_on_from_it() -> None:
    made = sections(["First.", "word " * 900, "Third."], ["Other."])
    assert parts(made) == [["sections.0.blocks.0"], ["sections.1.blocks.0"]]


def test_paragraphs_of_inner_sections_follow_under_their_own_names() -> None:
    inner = {"heading": "Inner", "blocks": ["Deep."]}
    made = article(sections=[{"heading": "Outer", "blocks": [], "sections": [inner]}])
    assert parts(made) == [["sections.0.sections.0.blocks.0"]]


def parts_of(made: Article, edition: str) -> str:
    composer = exporter()._houses.usual.composer
    return composer.compose(made, edition, paper=None, pictures=frozenset())


SAID = article(
    executive_summary=["In one word: yes."], summary=["At length."], key_points=["A point."]
)


def test_an_executive_summary_of_the_articles_own_stands_for_lede_and_summary() -> None:
    html = parts_of(SAID, "summary")
    assert html.index("A point.") < html.index("In one word")
    assert "At length." not in html
    assert "The lede says it." not in html.partition("<body")[2]


def test_the_brief_does_not_show_an_executive_summary() -> None:
    assert "In one word" not in parts_of(SAID, "brief")


def test_the_order_of_a_summary_is_the_editors() -> None:
    made = article(
        deck="The deck.",
        key_points=["A point."],
        summary=["The summary."],
        sections=[{"heading": "A heading", "blocks": ["An opening."]}],
        faq=[{"question": "Why?", "answer": ["Because."]}],
        sources=["A source."],
    )
    body = parts_of(made, "summary").partition("<body")[2]
    order = ["The deck.", "A point.", "The summary.", "An opening.", "Why?", "A source."]
    places = [body.index(text) for text in order]
    assert places == sorted(places)
