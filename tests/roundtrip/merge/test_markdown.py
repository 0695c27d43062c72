"""Edits into Markdown: only the lines of what was edited change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporter.article import Article
from exporter.article.plain_values import plain_values
from exporter.diagnostics import Place
from exporter.readers.house.defaults import Default, Defaults
from exporter.readers.reader_table import load, loads, speller_of
from exporter.roundtrip.merge.markdown_file import patched_markdown
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.merging import into

POSTS = sorted(Path("tests/data/articles/18f").glob("*.md"))
SOURCE = """\
---
# for the desk
title: "The talks go on"   # keep this
author: Jane Doe
layout: post
tags: [talks, Geneva]
---

The first paragraph is
wrapped by hand, with a [link][1] and
some words that follow.

[1]: https://example.org/x

## Key points

* Point one is *here*.
* Point two goes
  over two lines.

## What now?
A tight paragraph stands here. It goes on.

Another one has a note[^n] in it and more.

<!-- a comment -->

1) one
2) two

| Year | Sum |
|------|----:|
| 2025 |   1 |
| 2026 |   2 |

::: callout tip
First in the box.

Second in the box.
:::

[^n]: The note.

## FAQ

### Why?

Because.

## Later

The end comes.
"""
Change = Callable[[dict[str, Any]], object]


def changes(change: Change, source: str = SOURCE) -> list[str]:
    """The lines that a change of the article deletes and adds, blank ones left out."""
    article = loads(source, "a.md").article
    values = plain_values(article)
    change(values)
    edited = Article.model_validate(values)
    merged = into(source, "a.md", article, edited)
    assert loads(merged.text, "a.md").article == edited
    lines = merged.diff.splitlines()[2:]
    return [line for line in lines if line[0] in "+-" and line[1:].strip()]


def section(values: dict[str, Any], index: int = 0) -> list[Any]:
    """The blocks of a section."""
    blocks: list[Any] = values["sections"][index]["blocks"]
    return blocks


def test_a_changed_word_changes_one_line_of_a_wrapped_paragraph() -> None:
    lines = changes(lambda values: values.update(lede=values["lede"].replace("some", "many")))

    assert lines == ["-some words that follow.", "+many words that follow."]


def test_a_changed_headline_keeps_the_files_own_key_quotes_and_comment() -> None:
    assert changes(lambda values: values.update(headline="The talks went on")) == [
        '-title: "The talks go on"   # keep this',
        '+title: "The talks went on"   # keep this',
    ]


def test_a_new_field_goes_to_the_end_of_the_front_matter() -> None:
    assert changes(lambda values: values.update(kicker="Diplomacy")) == ["+kicker: Diplomacy"]


def test_a_file_without_front_matter_gets_one_where_a_field_needs_it() -> None:
    article = loads("Hello.\n", "a.md").article

    merged = into("Hello.\n", "a.md", article, article.model_copy(update={"kicker": "New"}))

    assert merged.text == "---\nkicker: New\n---\n\nHello.\n"


@pytest.mark.parametrize("head", ['+++\ntitle = "T"\n+++\n', '{"title": "T"}\n', "% T\n"])
def test_a_head_that_is_no_yaml_stays_until_it_changes(head: str) -> None:
    source = f"{head}\nHello there.\n"
    lines = changes(lambda values: values.update(lede="Hello you."), source)
    assert lines == ["-Hello there.", "+Hello you."]
    added = changes(lambda values: values.update(kicker="New"), source)
    assert {"+headline: T", "+kicker: New"} <= set(added)


def test_items_keep_their_marker_and_a_moved_one_its_line_breaks() -> None:
    def change(values: dict[str, Any]) -> None:
        first, second = values["key_points"]
        values["key_points"] = [second, first, "A new one."]

    assert changes(change) == [
        "-* Point one is *here*.",
        "+* Point one is *here*.",
        "+* A new one.",
    ]


def test_a_numbered_item_keeps_the_lists_delimiter() -> None:
    assert changes(lambda values: section(values)[2]["items"].append("three")) == ["+3) three"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("7. one\n8. two", ["-7. one", "-8. two", "+7. two"]),
        ("99) one\n100) two\n     - in it", ["-99) one", "-100) two", "+99) two"]),
        ("c. one\nd. two", ["-c. one", "-d. two", "+c.  two"]),
    ],
)
def test_the_item_that_comes_first_takes_the_number_at_which_its_list_begins(
    items: str, expected: list[str]
) -> None:
    source = SOURCE.replace("1) one\n2) two", f"{items}\n\n- a bullet\n\n1. other")
    lines = changes(lambda values: section(values)[2]["items"].pop(0), source)
    assert [line for line in lines if "in it" not in line] == expected


def test_a_list_of_another_kind_keeps_its_marker_though_a_part_is_written_anew() -> None:
    article = loads("# A\n\nB.\n\n## C\n\n- one\n\n1. two\n", "a.md").article
    speller = speller_of(Path("a.md"))
    assert speller is not None
    assert "- one\n\n1. two\n" in speller(article)


def test_an_item_by_letters_is_written_by_letters() -> None:
    source = SOURCE.replace("1) one\n2) two", "a. one\nb. two")
    assert changes(lambda values: section(values)[2]["items"].append("three"), source) == [
        "+c.  three"
    ]


def test_a_changed_grid_is_written_anew() -> None:
    grid = "+------+---+\n| 2025 | 1 |\n+------+---+\n| 2026 | 2 |\n+------+---+"
    start, end = SOURCE.index("| Year"), SOURCE.index("::: callout")

    def change(values: dict[str, Any]) -> None:
        section(values)[3]["rows"][1] = ["2026", "3"]

    assert "+| 2026 | 3 |" in changes(change, f"{SOURCE[:start]}{grid}\n\n{SOURCE[end:]}")


def test_a_changed_row_leaves_the_other_rows_alone() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[3]["rows"][1] = ["2026", "3"]

    assert changes(change) == ["-| 2026 |   2 |", "+| 2026 |   3 |"]


@pytest.mark.parametrize("words", ["Table: Sums {chart=bar}", "{chart=bar}"])
def test_a_changed_row_or_caption_of_a_chart_leaves_it_a_chart(words: str) -> None:
    source = SOURCE.replace("| 2026 |   2 |\n", f"| 2026 |   2 |\n\n{words}\n")

    def change_row(values: dict[str, Any]) -> None:
        section(values)[3]["rows"][1] = ["2026", "3"]

    def change_caption(values: dict[str, Any]) -> None:
        section(values)[3]["caption"] = "The sums"

    assert "+| 2026 |   3 |" in changes(change_row, source)
    assert changes(change_caption, source)[-1] == "+Table: The sums {chart=bar}"


NESTED = """\
# The talks

Who talks.

## Where

* One place
    + inner one
    + inner two
* Two

|Year|Sum|
|:---|--:|
| 2025  |  1|
|2026|2|

Table: Sums
"""


def test_a_word_of_an_item_that_has_a_list_in_it_leaves_that_list_tight() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[0]["items"][0]["text"] = "A place"

    assert changes(change, NESTED) == ["-* One place", "+* A place"]


def test_an_item_that_gets_another_one_in_it_stays_tight() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[0]["items"][0]["blocks"][0]["items"].append("inner three")

    assert "+" not in changes(change, NESTED)


def test_a_cell_of_a_table_with_a_caption_leaves_its_rule_and_other_rows_alone() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[1]["rows"][0][1] = "7"

    removed, added = changes(change, NESTED)
    assert (removed, "7" in added) == ("-| 2025  |  1|", True)


def test_a_paragraph_in_a_box_changes_alone() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[4]["blocks"][1] = "Second in this box."

    assert changes(change) == ["-Second in the box.", "+Second in this box."]


def test_footnotes_and_comments_stay_as_they_are_where_other_words_change() -> None:
    def change(values: dict[str, Any]) -> None:
        section(values)[1] = section(values)[1].replace("more", "less")

    assert changes(change) == [
        "-Another one has a note[^n] in it and more.",
        "+Another one has a note[^n] in it and less.",
    ]


def test_a_new_heading_in_a_section_is_all_that_is_added() -> None:
    def change(values: dict[str, Any]) -> None:
        blocks = section(values)
        values["sections"].insert(1, {"heading": "And then?", "blocks": blocks[2:]})
        del blocks[2:]

    assert changes(change) == ["+## And then?"]


def test_a_new_section_comes_before_the_parts_that_end_the_file() -> None:
    source = "One.\n\n## A\n\nText.\n\n## Sources\n\n- A book.\n"

    def change(values: dict[str, Any]) -> None:
        values["sections"].append({"heading": "B", "blocks": ["More."]})

    assert changes(change, source) == ["+## B", "+More."]


def test_a_new_question_comes_after_the_others() -> None:
    def change(values: dict[str, Any]) -> None:
        values["faq"].append({"question": "How?", "answer": ["So."]})

    assert changes(change) == ["+### How?", "+So."]


def test_a_new_paragraph_is_parted_from_one_that_had_no_blank_line_before_it() -> None:
    source = "## A\nText that is\nwrapped.\n"

    def change(values: dict[str, Any]) -> None:
        section(values).insert(0, "New.")

    assert changes(change, source) == ["+New."]


def test_headings_of_parts_follow_a_change_of_the_language() -> None:
    source = "---\nlanguage: de\n---\n\nEins.\n\n## Kernpunkte\n\n- Zwei.\n"

    assert changes(lambda values: values.update(language="fr"), source) == [
        "-language: de",
        "+language: fr",
        "-## Kernpunkte",
        "+## Points clés",
    ]


def test_headings_keep_the_level_that_the_file_gives_them() -> None:
    source = "# A\n\nText.\n\n# B\n\nText.\n"

    def change(values: dict[str, Any]) -> None:
        values["sections"].append({"heading": "C", "blocks": ["More."]})

    assert changes(change, source) == ["+# C", "+More."]


def test_an_article_that_loses_its_lede_says_so() -> None:
    source = "---\nkicker: K\n---\n\nLede.\n\nSecond.\n\n## A\n\nText.\n"

    assert changes(lambda values: values.pop("lede"), source) == ["+lede: null", "-Lede."]


def test_a_teaser_that_repeated_the_old_lede_does_not_become_a_deck() -> None:
    source = "---\ndescription: The talks go on in Geneva\n---\n\nThe talks go on in Geneva.\n"
    article = loads(source, "a.md").article

    merged = into(source, "a.md", article, article.model_copy(update={"lede": "It rained."}))

    assert loads(merged.text, "a.md").article.deck is None
    assert "description: The talks go on in Geneva\n" in merged.text


def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay() -> None:
    source = "\ufeffOne is here.\r\n\r\nTwo is here."
    article = loads(source, "a.md").article

    merged = into(source, "a.md", article, article.model_copy(update={"lede": "One was here."}))

    assert merged.text == "\ufeffOne was here.\r\n\r\nTwo is here."


def test_a_conflict_is_marked_around_its_lines_as_git_marks_it() -> None:
    base = loads("One is here.\n\nTwo.\n", "a.md").article
    edited = base.model_copy(update={"lede": "One will be here.", "kicker": "K"})

    merged = into("One was here.\n\nTwo.\n", "folder/a.md", base, edited, edited_name="a.docx")

    assert merged.text == (
        "---\nkicker: K\n---\n\n"
        "<<<<<<< a.md\nOne was here.\n=======\nOne will be here.\n>>>>>>> a.docx\n\nTwo.\n"
    )
    assert [str(conflict.place) for conflict in merged.conflicts] == ["folder/a.md:1:1"]


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_a_word_added_to_a_real_post_changes_one_of_its_lines(post: Path) -> None:
    text = post.read_text(encoding="utf-8")
    article = load(post).article
    edited = article.model_copy(update={"lede": f"Yesterday: {article.lede}"})

    merged = into(text, str(post), article, edited)

    assert loads(merged.text, post).article == edited
    assert sum(line.startswith("+") for line in merged.diff.splitlines()) == 2


@pytest.mark.parametrize("head", ["", "---\nheadline: Ships\n---\n"])
def test_what_a_project_says_for_all_is_not_written_into_one_article(head: str) -> None:
    said = Default("about", '["We print."]', Place("brief.toml", 11, 1))
    text = f"{head}Forty ships wait.\n"
    reading = loads(text, "a.md", defaults=Defaults((said,)))
    merged = reading.article.model_copy(update={"lede": "Fifty ships wait."})

    assert patched_markdown(text, reading, merged, Care.WORDS) == text.replace("Forty", "Fifty")
