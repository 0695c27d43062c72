"""Edits into scraped text, and what it cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exporter.article import Article
from exporter.article.plain_values import plain_values
from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import loads
from exporter.roundtrip.merge.merging import into

SUMMIT = Path("tests/data/articles/summit.txt")


def values() -> dict[str, Any]:
    """The sample's fields."""
    fields: dict[str, Any] = plain_values(loads(SUMMIT.read_text("utf-8"), SUMMIT).article)
    return fields


def changes(fields: dict[str, Any]) -> list[str]:
    """The lines that change in the sample with other fields."""
    source = SUMMIT.read_text("utf-8")
    edited = Article.model_validate(fields)
    merged = into(source, str(SUMMIT), loads(source, SUMMIT).article, edited)
    assert loads(merged.text, SUMMIT).article == edited
    return [line for line in merged.diff.splitlines()[2:] if line[0] in "+-"]


def test_a_changed_paragraph_changes_its_line() -> None:
    fields = values()
    fields["sections"][0]["blocks"][0] = "Another paragraph."

    lines = changes(fields)

    assert [line[:12] for line in lines] == ["-The possibi", "+Another par"]


def test_a_renamed_section_is_renamed_in_the_outline_too() -> None:
    fields = values()
    fields["sections"][1]["heading"] = "The war"

    assert changes(fields) == [
        "-2) Context of the Russia-Ukraine Conflict |",
        "+2) The war |",
        "-Context of the Russia-Ukraine Conflict",
        "+The war",
    ]


def test_a_new_key_point_gets_the_next_number() -> None:
    fields = values()
    fields["key_points"].append("A sixth point.")

    assert changes(fields) == ["+6 | A sixth point. |"]


def test_a_new_section_gets_its_row_in_the_outline() -> None:
    fields = values()
    fields["sections"].append({"heading": "What next?", "blocks": ["Nobody knows."]})

    assert changes(fields) == ["+6) What next? |", "+What next?", "+Nobody knows."]


def test_a_new_question_comes_with_its_answer() -> None:
    fields = values()
    fields["faq"].insert(1, {"question": "And then?", "answer": ["Wait."]})

    assert changes(fields) == ["+Question: And then?", "+Wait."]


@pytest.mark.parametrize(
    "fields",
    [{"headline": "A headline"}, {"lede": "With **marks**."}, {"sources": ["A book."]}],
    ids=lambda fields: next(iter(fields)),
)
def test_what_plain_text_cannot_hold_is_an_error_that_offers_markdown(
    fields: dict[str, Any],
) -> None:
    with pytest.raises(ArticleError) as caught:
        changes({**values(), **fields})

    assert caught.value.diagnostics[0].code == "cannot-merge"
    assert next(iter(fields)) in caught.value.message
    assert "--output article.md" in (caught.value.hint or "")


def test_new_key_points_are_not_spelt_like_a_table_that_holds_none() -> None:
    text = "The lede.\n\n| a | b | Key Points |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    article = loads(text, "a.txt").article
    edited = article.model_copy(update={"key_points": ("A point.",)})

    merged = into(text, "a.txt", article, edited)

    assert loads(merged.text, "a.txt").article == edited
