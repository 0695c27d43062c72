"""The model: what it takes, what it refuses, and with which code."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from exporter.article import Article, Author, Correction, List, Paragraph, Table


def _codes(**fields: Any) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"lede": "x", **fields})
    return {details["type"] for details in caught.value.errors()}


def _blocks(*blocks: object) -> dict[str, Any]:
    return {"sections": [{"heading": "h", "blocks": list(blocks)}]}


def _first(*blocks: object) -> Any:
    return Article.model_validate(_blocks(*blocks)).sections[0].blocks[0]


def test_strings_stand_for_paragraphs_names_items_and_corrections() -> None:
    article = Article.model_validate(
        {
            "summary": "One paragraph.",
            "byline": ["Jane Doe", {"name": "Ivan", "role": "Editor"}],
            "corrections": ["Tuesday."],
            **_blocks({"type": "list", "items": ["a", {"text": "b", "blocks": "c"}]}),
        }
    )
    assert article.summary == (Paragraph(text="One paragraph."),)
    assert article.byline == (Author(name="Jane Doe"), Author(name="Ivan", role="Editor"))
    assert article.corrections == (Correction(text="Tuesday."),)
    block = article.sections[0].blocks[0]
    assert isinstance(block, List)
    assert block.items[1].blocks == (Paragraph(text="c"),)


def test_an_article_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Article(lede="x").lede = "y"  # type: ignore[misc]


def test_an_article_must_say_something() -> None:
    assert _codes(lede=None, headline="x") == {"no-content"}


def test_unknown_keys_are_refused() -> None:
    assert _codes(headlin="x") == {"extra_forbidden"}


@pytest.mark.parametrize(
    "character", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ufffe", "\ufdd0", "\U0001ffff"]
)
def test_control_characters_are_refused_everywhere(character: str) -> None:
    bad = f"a{character}b"
    assert _codes(headline=bad) == {"control-character"}
    assert _codes(kicker=bad) == {"control-character"}
    assert _codes(**_blocks({"type": "code", "text": bad})) == {"control-character"}
    assert _codes(**_blocks({"type": "figure", "src": bad, "alt": "a"})) == {"control-character"}


def test_a_lone_surrogate_is_refused() -> None:
    assert _codes(headline="\ud800") == {"control-character"}


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "/page", "#an/chor", "ftp://a.b", "file:///x"]
)
def test_only_absolute_web_and_mail_links_are_taken(href: str) -> None:
    assert _codes(deck=f"[x]({href})") == {"bad-link"}
    assert _codes(deck=f"a^[[x]({href})]") == {"bad-link"}
    assert Article(deck="[x](mailto:a@b.c)", lede="x").deck == "[x](mailto:a@b.c)"


def test_dates_are_days_or_times_with_a_zone() -> None:
    article = Article.model_validate(
        {"lede": "x", "published": "2026-03-31", "updated": "2026-03-31T00:00:00Z"}
    )
    assert article.published == date(2026, 3, 31)
    assert article.updated == datetime(2026, 3, 31, tzinfo=UTC)
    assert not isinstance(article.published, datetime)
    assert _codes(published="2026-03-31T10:00:00") == {"naive-datetime"}
    assert _codes(published="31 March") == {"bad-date"}
    assert _codes(published=20260331) == {"bad-date"}


def test_an_embargo_belongs_to_an_embargoed_article_alone() -> None:
    assert _codes(status="embargoed") == {"embargo-missing"}
    assert _codes(embargo="2026-04-01T06:00:00Z") == {"embargo-unexpected"}
    assert _codes(status="embargoed", embargo="2026-04-01") == {"bad-date"}


@pytest.mark.parametrize(
    ("tag", "normal"), [("EN-gb", "en-GB"), ("sr-latn", "sr-Latn"), ("uk", "uk")]
)
def test_language_tags_are_checked_and_cased(tag: str, normal: str) -> None:
    assert Article(lede="x", language=tag).language == normal


@pytest.mark.parametrize("tag", ["english", "xx", "", "e", "en_"])
def test_what_is_no_language_is_refused(tag: str) -> None:
    assert _codes(language=tag) == {"bad-language"}


def test_tables_are_rectangular_and_no_wider_than_a_page() -> None:
    table = _first({"type": "table", "header": ["a", "b"], "rows": [["1", ""]]})
    assert isinstance(table, Table)
    assert table.align == ("left", "left")
    ragged = {"type": "table", "header": ["a", "b"], "rows": [["1"]]}
    assert _codes(**_blocks(ragged)) == {"ragged-table"}
    wide = {"type": "table", "header": ["a"] * 40, "rows": [["1"] * 40]}
    assert _codes(**_blocks(wide)) == {"table-too-wide"}


def test_figures_need_alternative_text_and_a_path() -> None:
    assert _codes(**_blocks({"type": "figure", "src": "a.png"})) == {"missing"}
    assert _codes(**_blocks({"type": "figure", "src": " ", "alt": "a"})) == {"empty-text"}
    for url in ("file:///a.png", "javascript:a", "data:text/html,a"):
        assert _codes(**_blocks({"type": "figure", "src": url, "alt": "a"})) == {"image-url"}


def test_only_the_opening_may_lack_a_heading() -> None:
    assert Article.model_validate({"sections": [{"blocks": ["x"]}]}).sections[0].heading is None
    assert _codes(sections=[{"heading": "a"}, {"blocks": ["x"]}]) == {"heading-missing"}
    assert _codes(sections=[{"heading": "a", "sections": [{"blocks": ["x"]}]}]) == {
        "heading-missing"
    }
    assert _codes(sections=[{"blocks": []}]) == {"heading-missing"}


def test_sections_and_blocks_nest_so_far_and_no_further() -> None:
    section: dict[str, Any] = {"heading": "d"}
    for _ in range(3):
        section = {"heading": "h", "sections": [section]}
    assert _codes(sections=[section]) == {"heading-too-deep"}
    block: Any = "x"
    for _ in range(9):
        block = {"type": "quote", "blocks": [block]}
    assert _codes(**_blocks(block)) == {"nesting-too-deep"}


def test_an_empty_section_is_a_heading_alone() -> None:
    assert Article.model_validate({"sections": [{"heading": "a"}]}).sections[0].blocks == ()


def test_long_texts_are_taken_quickly() -> None:
    start = time.monotonic()
    paragraphs = [f"Paragraph **{number}** " + "w" * 200 for number in range(5000)]
    article = Article.model_validate({"headline": "h" * 10_000, **_blocks(*paragraphs)})
    assert len(article.sections[0].blocks) == 5000
    assert time.monotonic() - start < 20
