"""Labels and references: each leads to a part that is there, and is called by its number."""

from __future__ import annotations

from typing import Any

import pytest

from exporter.article import Article
from exporter.article.inline import canonical, parse, plain
from exporter.article.inline.nodes import Reference
from exporter.article.references import labels, numbers
from exporter.readers.markdown.spelling import to_markdown
from tests.support.cases import article, failures, lines, reading

FIGURE = {"type": "figure", "src": "a.png", "alt": "a"}
TABLE = {"type": "table", "header": ["a"]}


def made(*blocks: Any, **fields: Any) -> Article:
    section = {"heading": "How we counted", "blocks": blocks}
    return Article.model_validate({"headline": "x", "sections": [section], **fields})


def test_a_link_without_words_is_a_reference() -> None:
    assert Reference("poll") in parse("See [](#poll).")
    assert canonical("See **[](#poll)**.") == "See **[](#poll)**."
    assert plain("See [](#poll)!") == "See !"


@pytest.mark.parametrize("text", ["[](#a_b) x", "[](https://a.org) x", "[](#) x"])
def test_what_is_no_label_is_no_reference(text: str) -> None:
    assert canonical(text) == "x"


def test_braces_that_would_be_a_label_stay_words() -> None:
    heading = {"heading": "Sets {#a}", "blocks": ["x {#b}"]}
    braces = Article.model_validate({"headline": "x", "sections": [heading]})
    assert article(to_markdown(braces)) == braces


def test_figures_and_tables_with_a_caption_or_a_label_are_numbered_in_reading_order() -> None:
    caption = {"caption": "c"}
    inside = {"type": "callout", "blocks": [{**TABLE, "label": "b"}]}
    numbered = numbers(made({**FIGURE, **caption}, FIGURE, {**TABLE, **caption}, inside))
    assert [(it.kind, it.number) for it in numbered.values()] == [
        ("figure", 1),
        ("table", 1),
        ("table", 2),
    ]


def test_a_section_s_label_leads_to_it() -> None:
    section = {"heading": "a", "blocks": ["b"], "label": "way"}
    outer = {"heading": "o", "sections": [section]}
    locs = labels(Article.model_validate({"headline": "x", "sections": [outer]}))
    assert locs == {"way": ("sections", 0, "sections", 0)}


def test_an_unknown_label_is_an_error_with_its_place_and_the_nearest_label() -> None:
    (wrong,) = failures("# x\n\nSee [](#pol).\n\n## y {#poll}\n\nz\n")
    assert lines([wrong]) == ["3:5 unknown-label"]
    assert wrong.hint == "did you mean poll?"


MANY_LINKS = """\
# x

The lede[^1] has [](#a), *[the
poll](#b)*, [](#a) and `[](#a)`.

- One [](#ab)
- Two [*so*](#a "why")

| a | b |
|---|---|
| c | <a href="#a">d</a> |

[^1]: See [](#n).
"""


def test_each_wrong_link_is_told_at_its_own_place() -> None:
    assert lines(failures(MANY_LINKS)) == [
        "3:18 unknown-label",
        "3:27 unknown-label",
        "4:13 unknown-label",
        "6:7 unknown-label",
        "7:7 unknown-label",
        "11:7 unknown-label",
        "13:11 unknown-label",
    ]


@pytest.mark.parametrize(
    ("form", "source", "place"),
    [
        ("yaml", "headline: x\nlede: >\n  One line,\n  and [](#a).\n", "4:7"),
        ("yaml", "headline: x\nlede: 'So it [is](#a)'\n", "2:14"),
        ("json", '{"headline": "x", "lede": "So [](#a)"}', "1:31"),
    ],
)
def test_a_wrong_link_has_its_place_in_every_format(form: str, source: str, place: str) -> None:
    assert lines(failures(source, form)) == [f"{place} unknown-label"]


def test_what_is_wrong_with_the_whole_hides_no_wrong_label() -> None:
    source = """\
headline: x
status: embargoed
lede: See [](#a).
sections:
  - heading: z
    blocks:
      - {type: code}
"""
    assert lines(failures(source, "yaml")) == [
        "3:11 unknown-label",
        "7:9 missing-key",
    ]
    assert lines(failures(source.replace("type: code", "type: code, text: b"), "yaml")) == [
        "1:1 embargo-missing",
        "3:11 unknown-label",
    ]


def test_wrong_labels_charts_and_keys_are_told_at_once() -> None:
    source = """\
headline: x
hedline: y
lede: See [](#a).
sections:
  - heading: z
    blocks:
      - {type: table, chart: bar, header: [a, b], rows: [[c, none]]}
"""
    assert lines(failures(source, "yaml")) == [
        "2:1 unknown-key",
        "3:11 unknown-label",
        "7:62 chart-not-numbers",
    ]


def test_every_wrong_reference_is_told() -> None:
    wrongs = failures("# x\n\n[a](#b) [](#c)^[d [](#e)]\n")
    assert [wrong.message for wrong in wrongs] == [
        "the link to #b leads to nothing in this file; its words stay",
        *(f"lede: nothing has the label {label}" for label in "ce"),
    ]


def test_two_parts_cannot_have_one_label_not_even_in_other_case() -> None:
    (wrong,) = failures("# x\n\nl\n\n## a {#poll}\n\nz\n\n## b {#Poll}\n\nz\n")
    assert lines([wrong]) == ["9:6 label-twice"]


@pytest.mark.parametrize("label", ["a b", "a_b", "-a", "é", "a" * 31, ""])
def test_a_label_is_letters_digits_and_hyphens(label: str) -> None:
    source = f"headline: x\nlede: y\nsections: [{{heading: z, label: {label!r}}}]"
    (wrong,) = failures(source, "yaml")
    assert wrong.code == "bad-label"


MARKDOWN = """\
---
headline: A headline
---

See [](#poll), [the cost](#cost) and [](#how).

## How we counted {#how}

![A line](a.png){#poll}

::: figure
![A line](b.png){#two}

The caption.
:::

| a |
| --- |
| b |

Table: In euros {#cost}

| a |
| --- |
| b |

{#bare}
"""


def test_markdown_has_labels_after_pictures_headings_and_captions() -> None:
    read = reading(MARKDOWN).article
    (section,) = read.sections
    assert section.label == "how"
    assert [getattr(block, "label", None) for block in section.blocks] == [
        "poll",
        "two",
        "cost",
        "bare",
    ]
    assert [getattr(block, "caption", None) for block in section.blocks] == [
        None,
        "The caption.",
        "In euros",
        None,
    ]
    assert to_markdown(read) == MARKDOWN


def test_other_attributes_beside_a_label_are_for_other_programs() -> None:
    read = article("# x\n\nl\n\n## a {#b .unnumbered}\n\n![c](d.png){#e width=50%}\n")
    assert read.sections[0].label == "b"
    assert read.sections[0].blocks[0].label == "e"  # type: ignore[union-attr]
