"""Places in texts, and what keys and labels are found in them, finished or not."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position

from exporter.article.places import Loc
from exporter.diagnostics import Place
from exporter.language_server.head_scan import head_of, keys_of
from exporter.language_server.label_marks import marks_of, same
from exporter.language_server.open_text import OpenText
from exporter.language_server.typed_words import typed_words


def utf_8(words: str) -> int:
    return len(words.encode())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_editor_s_place_is_found_again(end: str, mark: str) -> None:
    opened = OpenText("a.md", f"{mark}A 😀 b{end}\u2028c 😀 d{end}")

    for offset in range(len(opened.text) + 1):
        assert opened.offset(opened.position(offset)) == offset


def test_columns_are_counted_as_the_editor_counts() -> None:
    text = "A 😀 é b\n"
    assert OpenText("a.md", text).position(6) == Position(0, 7)
    assert OpenText("a.md", text, utf_8).position(6) == Position(0, 10)
    assert OpenText("a.md", text, len).position(6) == Position(0, 6)


def test_a_separator_of_lines_in_a_text_ends_no_line() -> None:
    opened = OpenText("a.md", "a\u2028b\x0cc\x85d\nnext")

    assert opened.position(opened.text.index("next")) == Position(1, 0)


def test_places_behind_the_end_are_at_the_end() -> None:
    opened = OpenText("a.md", "one\ntwo")

    assert opened.offset(Position(0, 99)) == 3
    assert opened.offset(Position(9, 0)) == 7
    assert opened.at(Place("a.md", 9, 9)) == 7
    assert opened.position(99) == Position(1, 3)


@pytest.mark.parametrize(
    ("form", "marked", "loc", "is_key"),
    [
        ("yaml", "¦", (), True),
        ("yaml", "headline: x\n¦", (), True),
        ("yaml", "byline:\n  - name: x\n    ¦\nlede: y", ("byline", 0), True),
        ("yaml", "byline:\n- name: x\n- ro¦", ("byline", 1), True),
        ("yaml", "byline:\n  - name: x\n¦", (), True),
        ("yaml", "byline: [{name: x}, {ro¦}]", ("byline", 1), True),
        ("yaml", "byline:\n- name: x\n- {name: y,\n   ro¦}", ("byline", 1), True),
        ("yaml", "byline:\n- {name: x}\n- ro¦", ("byline", 1), True),
        ("yaml", "byline:\n  [{name: x}, {ro¦}]", ("byline", 1), True),
        ("yaml", "{lede: x, ro¦}", (), True),
        ("yaml", "deck: >\n  head: ¦x\nlede: y", None, False),
        ("yaml", "deck: >\n  head: x\nlede: ¦", ("lede",), False),
        ("yaml", "# he¦", None, False),
        (
            "yaml",
            "sections:\n- blocks:\n  - type: table\n    ch¦: x",
            ("sections", 0, "blocks", 0),
            True,
        ),
        ("yaml", "status: draft # dr¦", None, False),
        ("yaml", "status: draft  ¦", ("status",), False),
        ("yaml", "status: ¦'draft'", None, False),
        ("json", '{"byline": [{"name": "x"}, {"ro¦', ("byline", 1), True),
        ("json", '{"a": 1, "status": "¦', ("status",), False),
        ("json", '{"a": "}{", "b": ¦}', ("b",), False),
        ("toml", "[[overrides]]\n[[overrides]]\nfi¦", ("overrides", 1), True),
        ("toml", "[a.b]\nc = [\n  'x', # it's\n  ¦\n]\n", ("a", "b", "c", 1), False),
        ("toml", "a.b = 1\nc¦", (), True),
        ("toml", "a = \nb¦ = 1", (), True),
        ("markdown", "---\nheadl¦", (), True),
        ("markdown", "---\nheadline: x\n---\n\nde¦", None, False),
        ("markdown", '{"de¦"}\n\nWords.', (), True),
        ("text", "he¦", None, False),
    ],
)
def test_the_cursor_is_found_among_keys(
    form: str, marked: str, loc: Loc | None, is_key: bool
) -> None:
    scan, _ = keys_of(marked.replace("¦", ""), form, marked.index("¦"))

    assert (scan.spot.loc if scan.spot else None) == loc
    assert scan.spot is None or scan.spot.is_key is is_key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("---\na: b\n---\nX", "yaml"),
        ("---toml\na = 1\n---\nX", "toml"),
        ("+++\na = 1\n+++\nX", "toml"),
        ('---json\n{"a": 1}\n---\nX', "json"),
        ('{"a": 1}\nX', "json"),
        ("---", "yaml"),
        ("X\n---\na: b\n---\n", ""),
        ("", ""),
    ],
)
def test_front_matter_is_told_by_its_fences(text: str, kind: str) -> None:
    head = head_of(text)

    assert (head[0] if head else "") == kind


@pytest.mark.parametrize(
    "given",
    [
        "## Costs {#poll}",
        "## Costs {.unnumbered #poll}",
        "Costs\n===== \n\n![x](a.png){#poll .wide}",
        "Table: Costs {#poll}",
        "{: #poll }",
        '<a id="poll"></a>',
        "```{figure} a.png\n:name: poll\n```",
        "| A | B |\n|---|---|\n| 1 | 2 |\n[Costs][poll]",
        "::: {#poll .callout-note}\nX.\n:::",
    ],
)
def test_labels_are_found_in_every_spelling(given: str) -> None:
    refers = 'See [](#poll), [x](<#poll>), <a href="#poll">y</a> and [z].\n\n[z]: #poll\n\n'
    marks = marks_of(f"{refers}{given}\n", "markdown")

    named = [mark for mark in marks if mark.name == "poll" and mark.is_given]
    assert len(named) == 1
    assert len(same(marks, named[0])) == 5


@pytest.mark.parametrize(
    "code", ["`[](#poll)`", "```\n## X {#poll}\n```", "~~~~\n[](#poll)\n~~~~", "<!-- [](#poll) -->"]
)
def test_code_and_comments_hold_no_labels(code: str) -> None:
    assert [mark for mark in marks_of(f"Words.\n\n{code}\n", "markdown") if not mark.slugs] == []


def test_the_second_heading_of_a_name_has_a_number() -> None:
    marks = marks_of("[](#costs-1)\n\n## Costs\n\n## Costs\n", "markdown")

    assert [mark.start for mark in same(marks, marks[0])] == [27, 2 + 2]


def test_parts_are_offered_in_the_article_s_language() -> None:
    _, words = typed_words("## ", "markdown", "de")

    assert "Quellen" in {word.text for word in words}
