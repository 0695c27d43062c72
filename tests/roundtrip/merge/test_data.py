"""Edits into YAML and JSON: comments, quotes, layout and the order of keys stay."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exporter.article import Article
from exporter.article.plain_values import plain_values
from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import loads
from exporter.roundtrip.merge.merging import into
from tests.support.edits import WRITERS, with_fields

YAML = """\
# for the desk
headline: "The talks go on"   # keep this
key_points:
  # the first
  - One thing is
    wrapped here by hand
  - 'It''s two things'
  - Three
byline: [Jane Doe, {name: Bob, role: Editor}]
sections:
- heading: A
  blocks:
    - A paragraph.
    - type: list
      items: [a, b]
    - >
      Folded text goes
      here and there.
    - type: paragraph
      text: In the long form.
lede: Keys stay in their order.
"""


def patched(source: str, form: str, **fields: Any) -> str:
    """`source` with other fields."""
    article = loads(source, f"a.{form}").article
    edited = Article.model_validate({**plain_values(article), **fields})
    merged = into(source, f"a.{form}", article, edited)
    assert loads(merged.text, f"a.{form}").article == edited
    return merged.text


def changes(**fields: Any) -> list[str]:
    """The lines of the YAML above that change with the fields."""
    old, new = YAML.splitlines(), patched(YAML, "yaml", **fields).splitlines()
    return [f"-{line}" for line in old if line not in new] + [
        f"+{line}" for line in new if line not in old
    ]


def sections(index: int, block: Any) -> list[Any]:
    """The sections with another block in a place."""
    values: Any = plain_values(loads(YAML, "a.yaml").article)["sections"]
    values[0]["blocks"][index] = block
    return list(values)


def test_quotes_and_comments_stay() -> None:
    assert changes(headline="The talks went on") == [
        '-headline: "The talks go on"   # keep this',
        '+headline: "The talks went on"   # keep this',
    ]


def test_a_changed_item_keeps_its_line_breaks_and_its_neighbours() -> None:
    points = ["One thing is wrapped here by us", "It's two things", "Three"]

    assert changes(key_points=points) == ["-    wrapped here by hand", "+    wrapped here by us"]


def test_items_are_added_deleted_and_moved_by_whole_lines() -> None:
    points = ["Three", "One thing is wrapped here by hand", "Four: a colon"]

    text = patched(YAML, "yaml", key_points=points)

    assert '  - Three\n  - One thing is\n    wrapped here by hand\n  - "Four: a colon"\n' in text
    assert "It''s" not in text


def test_folded_text_stays_folded() -> None:
    assert changes(sections=sections(2, "Folded text went here and there.")) == [
        "-      Folded text goes",
        "+      Folded text went",
    ]


def test_a_paragraph_in_the_long_form_stays_long() -> None:
    assert changes(sections=sections(3, "In its long form.")) == [
        "-      text: In the long form.",
        "+      text: In its long form.",
    ]


def test_a_paragraph_that_becomes_a_list_is_written_anew() -> None:
    block = {"type": "list", "items": ["x"]}

    assert "    - type: list\n      items:\n        - x\n" in patched(
        YAML, "yaml", sections=sections(0, block)
    )


def test_a_new_key_goes_to_the_end_and_a_deleted_one_goes_with_its_lines() -> None:
    text = patched(YAML, "yaml", kicker="Diplomacy", key_points=[])

    assert text.endswith("order.\nkicker: Diplomacy\n")
    assert "key_points" not in text


def test_what_stands_in_brackets_stays_there() -> None:
    text = patched(YAML, "yaml", byline=["Jane Doe", {"name": "Bob", "role": "Chief, desk"}])

    assert 'byline: [Jane Doe, {name: Bob, role: "Chief, desk"}]\n' in text


@pytest.mark.parametrize("indent", [None, 1, 2, 4])
def test_json_keeps_the_spelling_of_all_that_did_not_change(indent: int | None) -> None:
    values = {"headline": "caf\u00e9", "key_points": ["a", "b"], "lede": "x", "number": "7"}
    source = json.dumps(values, indent=indent)

    text = patched(source, "json", lede="y", key_points=["a", "b", "c"])

    expected = {**values, "lede": "y", "key_points": ["a", "b", "c"]}
    assert text == json.dumps(expected, indent=indent)


def test_json_without_a_key_gets_it_last() -> None:
    assert patched('{"lede": "x"}', "json", kicker="K") == '{"lede": "x", "kicker": "K"}'


def test_a_key_that_editors_need_stays() -> None:
    source = '{"$schema": "article.schema.json", "lede": "x"}'

    assert patched(source, "json", lede="y") == source.replace("x", "y")


@pytest.mark.parametrize("form", ["yaml", "json", "md"])
def test_edits_that_take_the_last_number_from_a_chart_are_told_as_such(form: str) -> None:
    chart = {"type": "table", "header": ["Year", "Trips"], "rows": [["2025", "7"]], "chart": "bar"}
    article = Article.model_validate({"sections": [{"heading": "Trips", "blocks": [chart]}]})
    emptied = {**chart, "rows": [["2025", ""]]}
    edited = with_fields(article, sections=[{"heading": "Trips", "blocks": [emptied]}])

    with pytest.raises(ArticleError, match="edits in it: a chart needs") as caught:
        into(WRITERS[form](article), f"a.{form}", article, edited)

    assert caught.value.diagnostics[0].code == "cannot-merge"
    assert caught.value.hint


def test_a_block_that_moves_to_another_section_keeps_its_spelling() -> None:
    source = YAML.replace("lede:", "- heading: B\n  sections:\n  - blocks: [One.]\nlede:")
    source = source.replace("- blocks: [One.]", "- heading: C\n    blocks:\n      - One.")
    values: Any = plain_values(loads(source, "a.yaml").article)["sections"]
    moved = values[0]["blocks"].pop(1)
    values[1]["sections"][0]["blocks"].append(moved)

    text = patched(source, "yaml", sections=values)

    spelt = "    - type: list\n      items: [a, b]\n"
    deeper = "      - type: list\n        items: [a, b]\n"
    assert text == source.replace(spelt, "").replace("      - One.\n", "      - One.\n" + deeper)


def test_a_section_that_is_parted_keeps_the_spelling_of_both_halves() -> None:
    values: Any = plain_values(loads(YAML, "a.yaml").article)["sections"]
    taken = values[0]["blocks"][2:]
    values[0]["blocks"] = values[0]["blocks"][:2]
    values.append({"heading": "Then", "blocks": taken})

    text = patched(YAML, "yaml", sections=values)

    rest = YAML[YAML.index("    - >\n") : YAML.index("lede:")]
    assert text == YAML.replace(rest, f"- heading: Then\n  blocks:\n{rest}")


def test_a_section_put_below_another_keeps_its_spelling_where_a_word_changes() -> None:
    source = YAML.replace(
        "lede:", "- heading: B\n  blocks:\n    - >\n      One\n      two three.\nlede:"
    )
    values: Any = plain_values(loads(source, "a.yaml").article)["sections"]
    below = values.pop(1)
    below["blocks"][0] = "One two four."
    values[0]["sections"] = [below]

    text = patched(source, "yaml", sections=values)

    assert "        - >\n          One\n          two four.\nlede:" in text


def test_a_section_that_takes_in_a_longer_one_keeps_its_spelling() -> None:
    short = "- heading: A\n  blocks:\n    - type: list\n      items: [a, few]\n"
    longer = (
        "- heading: B\n  blocks:\n    - type: list\n      items: [far, more, words, than, it]\n"
    )
    source = f"headline: H\nlede: L.\nsections:\n{short}{longer}"
    values: Any = plain_values(loads(source, "a.yaml").article)["sections"]
    values[0]["sections"] = [values.pop(1)]

    text = patched(source, "yaml", sections=values)

    inside = longer.replace("- heading", "    - heading").replace("  blocks:", "      blocks:")
    inside = inside.replace("    - type", "        - type").replace(
        "      items", " " * 10 + "items"
    )
    assert text == f"headline: H\nlede: L.\nsections:\n{short}  sections:\n{inside}"
