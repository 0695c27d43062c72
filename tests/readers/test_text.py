"""Scraped text: every style of table, and outlines that keep their word or not."""

from __future__ import annotations

import pytest

from exporter.article import Paragraph, Table
from exporter.readers.reader_table import load
from tests.support.cases import article, failures, reading, warnings
from tests.support.samples import ARTICLES

_SUMMIT = ARTICLES / "summit.txt"


def test_the_sample_is_read_whole() -> None:
    summit = load(_SUMMIT)
    read = summit.article
    assert [section.heading for section in read.sections] == [
        "Status of Preparations for the Summit",
        "Context of the Russia-Ukraine Conflict",
        "Recent Diplomatic Engagements",
        "U.S. Efforts at the United Nations",
        "Reactions from Ukraine and European Allies",
    ]
    assert [len(section.blocks) for section in read.sections] == [3] * 5
    assert len(read.key_points) == 5
    assert len(read.summary) == 1
    assert [len(question.answer) for question in read.faq] == [1, 1, 1]
    assert read.headline is None
    assert [diagnostic.code for diagnostic in summit.diagnostics] == ["no-headline"]


def test_no_word_of_the_sample_is_lost() -> None:
    article = load(_SUMMIT).article.to_json()
    for line in _SUMMIT.read_text(encoding="utf-8").splitlines()[8:]:
        words = line.strip("|- ").removeprefix("Question: ").split(" | ")[-1]
        if words not in ("", "Key Points", "Summary", "Frequently Asked Questions"):
            assert words in article


def _styled(row: str, rule: str) -> str:
    def line(*cells: str) -> str:
        return row.format(" | ".join(cells)) if len(cells) > 1 else row.format(cells[0])

    outline = [line("Article Subheadings"), rule, line("1) First Part"), line("2) Second Part")]
    rules = f"{rule}{rule.lstrip('|')}" if rule.endswith("|") else rule
    points = [line("No.", "Key Points"), rules, line("1", "A point."), line("2", "Another.")]
    body = ["The lede.", *outline, "First Part", "One.", "Second Part", "Two.", *points]
    return "\n".join(body)


@pytest.mark.parametrize("row", ["{} |", "|{}|", "| {} |"])
@pytest.mark.parametrize("rule", ["---|", "|---|", "| --- |"])
def test_tables_of_every_scraper_are_understood(row: str, rule: str) -> None:
    read = article(_styled(row, rule), "text")
    assert [section.heading for section in read.sections] == ["First Part", "Second Part"]
    assert read.key_points == ("A point.", "Another.")


_OUTLINE = "Lede.\nArticle Subheadings |\n---|\n1) One |\n2) Two |\n"
_LONG = "A paragraph that is surely longer than any heading that was ever set in any type at all."


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f"One\n{_LONG}\n", "outline-missing"),
        (f"Two\n{_LONG}\nOne\n{_LONG}\n", "outline-order"),
        (f"One\n{_LONG}\nTwo\n{_LONG}\nTwo\n{_LONG}\n", "outline-order"),
        (f"One\n{_LONG}\nThree\n{_LONG}\nTwo\n{_LONG}", "outline-extra"),
    ],
)
def test_an_outline_that_does_not_fit_the_headings_is_reported(body: str, code: str) -> None:
    assert warnings(_OUTLINE + body, "text") == ["no-headline", code]


def test_text_is_never_markup() -> None:
    read = article(
        "A *star*, a [link](x), <b>tag</b>, {{ x }}.\n# not a heading\n- nor a list", "text"
    )
    assert read.lede == "A \\*star\\*, a \\[link\\](x), \\<b>tag\\</b>, \\{{ x }}."
    assert [type(block) for block in read.sections[0].blocks] == [Paragraph, Paragraph]


def test_another_table_stays_a_table() -> None:
    read = article("Lede.\nYear | Sum |\n---|---|\n2025 | 1 |\n2026 |\n", "text")
    table = read.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (("2025", "1"), ("2026", ""))


def test_a_question_without_an_answer_is_an_error_in_its_place() -> None:
    wrong = failures("Lede.\nFrequently Asked Questions\nQuestion: Why?\n", "text")
    assert [item.code for item in wrong if item.severity == "error"] == ["empty-list"]


def test_words_among_the_questions_are_an_error() -> None:
    wrong = failures("Lede.\nFrequently Asked Questions\nStray.\nQuestion: Why?\nSo.\n", "text")
    assert "no-question" in [item.code for item in wrong]


def test_places_are_kept() -> None:
    places = reading("Lede.\n\n  Second.\n", "text").places
    assert str(places[("sections", 0, "blocks", 0)]) == "<stdin>:3:3"
