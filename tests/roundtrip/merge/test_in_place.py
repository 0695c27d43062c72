"""An edit in a part that is spelt unlike ours changes its line, and no other of the file."""

from __future__ import annotations

import pytest

from exporter.readers.reader_table import loads
from exporter.roundtrip.merge import into

SOURCE = """\
---
headline: Ferries
author: Ana
---

They leave on the hour.

## Where it stands

> [!NOTE] How we counted
> Ferries cross the harbour all day,
> and few count *them*.
>
> - one item
> - another item

!!! note "For pupils"
    Pupils ride for nothing.

    They need a pass.

> A quotation of the master,
> who said it twice.

| Year | Ferries |
|:-----|--------:|
| 2023 |       3 |

Table: Ferries by year {#tab}

![A curve](riders.png "Riders by gates")

Term
: What it means.

The last paragraph.[^1] It ends.

[^1]: A note at the foot,
    which goes on.
"""
YAML = """\
headline: Ferries
sections:
  - blocks:
      - type: table
        header: [Month, 'Bus']
        rows: [[May, "212"], [June, 7*]]
  - heading: Later
    blocks: [One.]
"""


def difference(old: str, new: str, source: str = SOURCE, name: str = "article.md") -> list[str]:
    """The lines that a file loses and gains where an editor typed some words over others."""
    article = loads(source, name).article
    said = article.to_json()
    assert old in said
    edited = type(article).model_validate_json(said.replace(old, new, 1))
    merged = into(source, name, article, edited)
    assert not merged.conflicts
    return [line for line in merged.diff.splitlines()[2:] if line[0] in "+-"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Ana", "Bo", "author: Bo"),
        ("we counted", "they count", "> [!NOTE] How they count"),
        ("all day", "all night", "> Ferries cross the harbour all night,"),
        ("*them*", "them", "> and few count them."),
        ("few count", "*few* count", "> and *few* count *them*."),
        ("another item", "an item", "> - an item"),
        ("For pupils", "For all", '!!! note "For all"'),
        ("for nothing", "free", "    Pupils ride free."),
        ("who said", "that said", "> that said it twice."),
        ("Year", "In", "| In | Ferries |"),
        ("by year", "a year", "Table: Ferries a year {#tab}"),
        ("by gates", "at gates", '![A curve](riders.png "Riders at gates")'),
        ("What it", "All it", ": All it means."),
        ("the foot", "foot", "[^1]: A note at foot,"),
    ],
)
def test_an_edit_changes_the_line_that_it_is_in_and_no_other(old: str, new: str, line: str) -> None:
    lost, gained = difference(old, new)
    assert lost[0] == "-"
    assert gained == f"+{line}"


@pytest.mark.parametrize(
    ("last", "added", "lines"),
    [
        ('"They need a pass."}', '{"type":"paragraph","text":"All."}', ["+", "+    All."]),
        ('"another item","blocks":[]}', '{"text":"third"}', ["+> - third"]),
    ],
)
def test_what_is_added_in_a_box_begins_as_its_lines_do(
    last: str, added: str, lines: list[str]
) -> None:
    assert sorted(difference(last, f"{last},{added}")) == lines


def test_a_caption_that_a_table_gets_leaves_its_rows_as_they_are() -> None:
    source = "# Ferries\n\nThey leave.\n\n|Year|Boats|\n|---|---|\n|2023|3|\n"
    lines = ["+", "+Table: Boats"]
    assert difference('"type":"table"', '"type":"table","caption":"Boats"', source) == lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Month", "Year", "        header: [Year, 'Bus']"),
        ("Bus", "Boat", "        header: [Month, 'Boat']"),
        ("May", "April, May", """        rows: [["April, May", "212"], [June, 7*]]"""),
    ],
)
def test_a_text_in_brackets_keeps_its_quotes_unless_it_needs_others(
    old: str, new: str, line: str
) -> None:
    assert difference(old, new, YAML, "article.yaml")[1:] == [f"+{line}"]
