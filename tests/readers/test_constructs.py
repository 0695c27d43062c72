"""Every construct of Markdown that the documentation names is read as it says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TypedDict, cast

import pytest

from exporter.readers.markdown.spelling import to_markdown
from tests.support.cases import reading

ROOT = Path(__file__).resolve().parents[2]
FOUND_THERE = "image-missing"
"""Told of the pictures of the table, which are in no folder."""


class Construct(TypedDict):
    """A row of the table: how something is written, and what is read and told."""

    group: str
    written: str
    whose: str
    becomes: str
    read: str
    told: list[str]


def _constructs() -> list[Construct]:
    table = ROOT / "tests" / "data" / "markdown" / "constructs.toml"
    return cast("list[Construct]", tomllib.loads(table.read_text(encoding="utf-8"))["construct"])


CONSTRUCTS = _constructs()


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct["written"][:40])
def test_what_is_written_is_read_as_the_documentation_says(construct: Construct) -> None:
    is_whole = construct["group"] == "Front matter"
    before = "" if is_whole else "Lede.\n\n## H\n\n"
    read = reading(f"{before}{construct['written']}\n")
    written = to_markdown(read.article).strip("\n")
    if not is_whole:
        written = re.sub(r"\ALede\.\n\n## H(?: \{#h\})?\s*", "", written)
    assert written == construct["read"]
    told = [one.code for one in read.diagnostics if one.code != FOUND_THERE]
    assert told == [code for code in construct["told"] if code != FOUND_THERE]


def test_no_two_rows_tell_of_one_construct() -> None:
    written = [construct["written"] for construct in CONSTRUCTS]
    assert len(set(written)) == len(written) > 100


def test_the_page_of_constructs_is_what_their_table_says() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "setup" / "markdown"], capture_output=True, text=True, check=True
    )
    assert (ROOT / "docs" / "markdown.md").read_text() == made.stdout, "run `make docs`"
    assert made.stdout.count("\n| `") == len(CONSTRUCTS)
