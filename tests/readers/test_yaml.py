"""YAML and JSON: places, slips of the pen, and files that mean harm."""

from __future__ import annotations

import pytest

from tests.support.cases import article, failures, lines


def test_scalars_are_the_text_that_was_typed() -> None:
    read = article(
        "lede: x\ndateline: NO\nnumber: 007\nkeywords: [2026, yes, 1.10]\nkicker: ~\n", "yaml"
    )
    assert (read.dateline, read.number, read.kicker) == ("NO", "007", None)
    assert read.keywords == ("2026", "yes", "1.10")


def test_every_problem_is_reported_at_once_in_its_place() -> None:
    text = (
        "headlin: x\n"
        "published: 2026-13-01\n"
        "byline:\n"
        "  - nam: Jane\n"
        "sections:\n"
        "  - heading: A\n"
        "    blocks:\n"
        "      - type: figur\n"
        "      - {type: callout, kind: warnin, blocks: x}\n"
        "      - {type: figure, src: a.png}\n"
    )
    assert lines(failures(text, "yaml")) == [
        "1:1 unknown-key",
        "2:12 bad-date",
        "4:5 missing-key",
        "4:5 unknown-key",
        "8:9 unknown-block",
        "9:31 unknown-value",
        "10:9 missing-key",
        "10:29 image-missing",
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("lede: x\nhedline: y", "did you mean headline?"),
        ("sections: [{heading: a, block: []}]", "did you mean blocks?"),
        ("sections: [{heading: a, blocks: [{type: quotes, blocks: a}]}]", "did you mean quote?"),
        ("lede: x\nstatus: drafts", "did you mean draft?"),
    ],
)
def test_slips_of_the_pen_are_recognised(text: str, hint: str) -> None:
    assert [diagnostic.hint for diagnostic in failures(text, "yaml")] == [hint]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lede: [", "yaml-syntax"),
        ("lede: x\nlede: y", "duplicate-key"),
        ("lede: &a x\nkicker: *a", "yaml-alias"),
        ("lede: !!python/object/apply:os.system [ls]", "yaml-tag"),
        ("lede: x\n---\nlede: y", "yaml-documents"),
        ("- a\n- b", "not-an-article"),
        ("just words", "not-an-article"),
        ("? [a]\n: b", "yaml-key"),
        ("lede: 1\nsections: " + "[" * 5000, "nesting-too-deep"),
        ("lede: x\nheadline: [a]", "wrong-type"),
        ("lede: x\nkeywords: a", "wrong-type"),
        ("", "no-content"),
    ],
)
def test_yaml_that_is_no_article_says_what_it_is(text: str, code: str) -> None:
    assert code in [diagnostic.code for diagnostic in failures(text, "yaml")]


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert "yaml-alias" in {diagnostic.code for diagnostic in failures(bomb, "yaml")}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"lede": "x",}', "1:14 json-syntax"),
        ('{"lede": "x"\n "kicker": 1}', "2:2 json-syntax"),
        ('{"lede": NaN}', "1:10 json-syntax"),
        ('{"lede": "x"} extra', "1:15 json-syntax"),
        ('{"lede": "a\nb"}', "1:12 json-syntax"),
        ('{"lede": 1' + "0" * 5000 + "}", "1:10 json-syntax"),
        ('{"lede": "x", "lede": "y"}', "1:15 duplicate-key"),
        ('["x"]', "1:1 not-an-article"),
        ('{"lede": "x", "kicker": 5}', "1:25 wrong-type"),
        ('{"lede": "a\\u0000b"}', "1:10 control-character"),
        ('{"lede": "\\ud800"}', "1:10 control-character"),
    ],
)
def test_json_that_is_no_article_says_where(text: str, line: str) -> None:
    assert lines(failures(text, "json")) == [line]


def test_json_that_nests_without_end_is_refused() -> None:
    text = '{"sections": ' + "[" * 100_000
    assert [diagnostic.code for diagnostic in failures(text, "json")] == ["nesting-too-deep"]


def test_json_keeps_what_yaml_cannot_say() -> None:
    assert article('{"lede": "\\ud83d\\ude00\\tok"}', "json").lede == "😀 ok"


def test_the_line_for_editors_is_no_part_of_the_article() -> None:
    assert article('{"$schema": "x", "lede": "y"}', "json").lede == "y"
