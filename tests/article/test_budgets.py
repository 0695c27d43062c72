"""Copy budgets: each is kept to the letter, and what is over it is named in its place."""

from __future__ import annotations

from typing import Any

import pytest

from exporter.article import Article
from exporter.article.budgets import overruns


def _over(**fields: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    article = Article.model_validate({"lede": "x", **fields})
    return [(over.code, over.loc) for over in overruns(article)]


def _words(count: int) -> str:
    return " ".join(["word"] * count)


def _section(*blocks: object, heading: str = "h") -> list[dict[str, Any]]:
    return [{"heading": heading, "blocks": list(blocks)}]


@pytest.mark.parametrize(
    ("within", "over", "code", "loc"),
    [
        ({"headline": "h" * 80}, {"headline": "h" * 81}, "headline-long", ("headline",)),
        ({"deck": "d" * 700}, {"deck": "d" * 701}, "deck-long", ("deck",)),
        ({"lede": "d" * 700}, {"lede": "d" * 701}, "lede-long", ("lede",)),
        (
            {"key_points": ["A point."] * 7},
            {"key_points": ["A point."] * 8},
            "key-points-count",
            ("key_points",),
        ),
        (
            {"key_points": ["A point."] * 3},
            {"key_points": ["A point."] * 2},
            "key-points-count",
            ("key_points",),
        ),
        (
            {"key_points": ["One is. Two is.", "One is.", "One is."]},
            {"key_points": ["One is.", "One is. Two is. Three is.", "One is."]},
            "key-point-long",
            ("key_points", 1),
        ),
        (
            {"key_points": ["One is.", "One is.", "One is."]},
            {"key_points": ["One is.", "One is.", "Growth"]},
            "key-point-short",
            ("key_points", 2),
        ),
        (
            {"sections": _section(heading=_words(6))},
            {"sections": _section(heading=_words(7))},
            "heading-long",
            ("sections", 0, "heading"),
        ),
        (
            {"sections": _section(_words(120))},
            {"sections": _section(_words(121))},
            "paragraph-long",
            ("sections", 0, "blocks", 0, "text"),
        ),
        (
            {"sections": _section("a", "b", "c")},
            {"sections": _section("a", "b", "c", "d")},
            "section-long",
            ("sections", 0, "heading"),
        ),
        (
            {"sections": _section({"type": "pull_quote", "text": "One is. Two is."})},
            {"sections": _section({"type": "pull_quote", "text": "One is. Two is. Three is."})},
            "pull-quote-long",
            ("sections", 0, "blocks", 0, "text"),
        ),
        (
            {"sections": [{"heading": f"h{n}", "blocks": [_words(100)] * 3} for n in range(6)]},
            {"sections": [{"heading": f"h{n}", "blocks": [_words(100)] * 3} for n in range(7)]},
            "article-long",
            (),
        ),
        (
            {"sections": [{"heading": "a", "sections": [{"heading": "b"}]}]},
            {
                "sections": [
                    {"heading": "a", "sections": [{"heading": "b", "sections": [{"heading": "c"}]}]}
                ]
            },
            "heading-deep",
            ("sections", 0, "sections", 0, "sections", 0, "heading"),
        ),
    ],
)
def test_a_budget_is_kept_to_the_letter(
    within: dict[str, Any], over: dict[str, Any], code: str, loc: tuple[str | int, ...]
) -> None:
    assert _over(**within) == []
    assert _over(**over) == [(code, loc)]


def test_markup_and_notes_cost_nothing() -> None:
    assert _over(headline="**" + "h" * 80 + "**^[a note]") == []


@pytest.mark.parametrize(
    ("headline", "codes"),
    [("委员会开会" * 8, []), ("委员会开会" * 9, ["headline-long"])],
)
def test_wide_characters_take_the_room_of_two(headline: str, codes: list[str]) -> None:
    assert [code for code, _ in _over(headline=headline)] == codes
