"""What a summary takes from the sections, and what it is made of at all."""

from __future__ import annotations

from typing import Any

from exporter.article import Article, List, Paragraph
from exporter.compose.openings import MOST_WORDS, openings, turns
from tests.support.samples import article, exporter


def sections(*texts: list[Any]) -> Article:
    return article(sections=[{"heading": "A heading", "blocks": blocks} for blocks in texts])


def test_every_sections_first_passage_matters_more_than_any_second() -> None:
    found = openings(sections(["One.", "Two."], ["Three.", "Four."]))
    weights = [[passage.weight for passage in opening.passages] for opening in found]
    assert weights == [[4, 2], [3, 1]]


def test_a_paragraph_that_announces_a_list_brings_it_along_or_stays_out() -> None:
    points = {"type": "list", "items": ["a", "b"]}
    table = {"type": "table", "header": ["x"], "rows": [["1"]]}
    (opening,) = openings(sections(["There are two:", points, "See the table:", table, "Then."]))
    kinds = [[block.type for block in passage.blocks] for passage in opening.passages]
    assert kinds == [["paragraph", "list"], ["paragraph"]]
    assert [passage.first for passage in opening.passages] == [0, 4]


def test_no_more_words_come_in_than_a_page_may_hold() -> None:
    found = openings(sections(*[["word " * 200] * 5] * 3))
    passages = [passage for opening in found for passage in opening.passages]
    assert len(passages) == MOST_WORDS // 200


def test_paragraphs_of_inner_sections_follow_under_their_own_names() -> None:
    inner = {"heading": "Inner", "blocks": ["Deep."]}
    made = article(sections=[{"heading": "Outer", "blocks": [], "sections": [inner]}])
    (opening,) = openings(made)
    assert opening.passages[0].part == "sections.0.sections.0.blocks"


def test_a_list_has_the_turn_of_the_paragraph_before_it() -> None:
    several = List(items=({"text": "a"},))
    blocks = (Paragraph(text="One."), Paragraph(text="Two:"), several, Paragraph(text="Three."))
    assert turns(blocks) == (0, 1, 1, 2)


def parts_of(made: Article, edition: str) -> str:
    composer = exporter()._composer
    return composer.compose(made, edition, paper=None, pictures=frozenset())


SAID = article(
    executive_summary=["In one word: yes."], summary=["At length."], key_points=["A point."]
)


def test_an_executive_summary_of_the_articles_own_comes_before_all_else() -> None:
    html = parts_of(SAID, "summary")
    assert html.index("In one word") < html.index("A point.")
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
