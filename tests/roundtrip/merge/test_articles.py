"""Three-way merge of articles: what both sides did survives, or is a conflict."""

from __future__ import annotations

from typing import Any

from exporter.article import Article
from exporter.article.places import Loc
from exporter.roundtrip.merge.articles import ArticleMerger

POINTS = ("Talks began in Geneva.", "Nobody signed anything.", "They meet again in May.")
BASE: dict[str, Any] = {
    "lede": "The envoys met on Monday. Nothing was agreed. They left at night.",
    "key_points": POINTS,
    "sections": [{"heading": "The talks", "blocks": ["They began early.", "They ended late."]}],
}


def merge(
    ours: dict[str, Any], theirs: dict[str, Any], base: dict[str, Any] | None = None
) -> tuple[Article, dict[Loc, str]]:
    """The merge of two sets of changed fields, and its conflicts, with our side preferred."""
    base = {**BASE, **(base or {})}
    merger = ArticleMerger(prefer_theirs=False)
    three = (Article.model_validate({**base, **changed}) for changed in ({}, ours, theirs))
    return merger.merged(*three), merger.conflicts


def test_edits_of_different_sentences_of_a_paragraph_both_survive() -> None:
    article, conflicts = merge(
        {"lede": "The envoys met on Sunday. Nothing was agreed. They left at night."},
        {"lede": "The envoys met on Monday. Nothing was agreed. They left at *dawn*."},
    )

    assert not conflicts
    assert article.lede == "The envoys met on Sunday. Nothing was agreed. They left at *dawn*."


def test_different_edits_of_one_sentence_are_a_conflict_of_the_paragraph() -> None:
    article, conflicts = merge(
        {"lede": "The envoys met on Sunday. Nothing was agreed. They left at night."},
        {"lede": "The envoys met on Friday. Nothing was agreed. They left at night."},
    )

    assert list(conflicts) == [("lede",)]
    assert article.lede == "The envoys met on Sunday. Nothing was agreed. They left at night."


def test_the_same_edit_on_both_sides_is_no_conflict() -> None:
    article, conflicts = merge({"headline": "Same"}, {"headline": "Same"})

    assert not conflicts
    assert article.headline == "Same"


def test_an_edited_point_keeps_its_edit_where_the_other_side_moved_it() -> None:
    first, second, third = POINTS
    article, conflicts = merge(
        {"key_points": (third, first, second)},
        {"key_points": (first, second, "They meet again in June.")},
    )

    assert not conflicts
    assert article.key_points == ("They meet again in June.", first, second)


def test_additions_and_deletions_in_different_places_both_survive() -> None:
    first, second, third = POINTS
    article, conflicts = merge(
        {"key_points": (first, second, third, "A fourth one.")}, {"key_points": (second, third)}
    )

    assert not conflicts
    assert article.key_points == (second, third, "A fourth one.")


def test_different_additions_in_one_place_are_a_conflict() -> None:
    _, conflicts = merge(
        {"key_points": (*POINTS, "Ours is here.")}, {"key_points": (*POINTS, "Theirs instead.")}
    )

    assert conflicts == {("key_points", 2): "both sides added something here"}


def test_deleting_what_the_other_side_edited_is_a_conflict() -> None:
    first, _, third = POINTS
    article, conflicts = merge(
        {"key_points": (first, third)},
        {"key_points": (first, "Nobody signed anything at all.", third)},
    )

    assert list(conflicts.values()) == ["one side deleted what the other edited"]
    assert article.key_points == (first, third)


def test_a_split_paragraph_keeps_the_other_sides_edit() -> None:
    base = {"sections": [{"heading": "A", "blocks": [BASE["lede"], "An end."]}]}
    edited = BASE["lede"].replace("Monday", "Sunday")
    one, two = "The envoys met on Monday. Nothing was agreed.", "They left at night."
    article, conflicts = merge(
        {"sections": [{"heading": "A", "blocks": [edited, "An end."]}]},
        {"sections": [{"heading": "A", "blocks": [one, two, "An end."]}]},
        base,
    )

    assert not conflicts
    texts = [block.text for block in article.sections[0].blocks if block.type == "paragraph"]
    assert texts == ["The envoys met on Sunday. Nothing was agreed.", two, "An end."]


def test_a_renamed_section_keeps_the_edits_of_its_paragraphs() -> None:
    blocks = ["They began early.", "They ended late."]
    article, conflicts = merge(
        {"sections": [{"heading": "The long talks", "blocks": blocks}]},
        {"sections": [{"heading": "The talks", "blocks": [blocks[0], "They ended at last."]}]},
    )

    assert not conflicts
    assert article.sections[0].heading == "The long talks"
    assert [block.model_dump()["text"] for block in article.sections[0].blocks] == [
        "They began early.",
        "They ended at last.",
    ]


def test_cells_of_a_table_are_merged_one_by_one() -> None:
    def table(*rows: tuple[str, str]) -> dict[str, Any]:
        block = {"type": "table", "header": ["Year", "Sum"], "rows": rows}
        return {"sections": [{"heading": "A", "blocks": [block]}]}

    article, conflicts = merge(
        table(("2024", "1"), ("2025", "2"), ("2026", "3")),
        table(("2024", "one"), ("2025", "two, or so")),
        table(("2024", "one"), ("2025", "two")),
    )

    assert list(conflicts) == [("sections", 0, "blocks", 0, "rows", 1, 1)]
    merged = article.sections[0].blocks[0].model_dump()["rows"]
    assert merged == (("2024", "1"), ("2025", "2"), ("2026", "3"))


def test_columns_added_on_both_sides_are_a_conflict_of_the_table() -> None:
    def table(*header: str) -> dict[str, Any]:
        return {"sections": [{"heading": "A", "blocks": [{"type": "table", "header": header}]}]}

    _, conflicts = merge(table("a", "b", "c"), table("a", "b", "d", "e"), table("a", "b"))

    assert list(conflicts) == [("sections", 0, "blocks", 0)]


def test_status_and_embargo_are_merged_together() -> None:
    embargo = "2026-04-01T06:00:00+02:00"
    _, conflicts = merge(
        {"status": "embargoed", "embargo": embargo}, {"status": "final"}, {"status": "draft"}
    )

    assert list(conflicts) == [("status",)]
