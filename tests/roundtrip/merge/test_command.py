"""`brief import EDITED.docx --into SOURCE`, with a real Word file, edited as an editor would."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.commands import brief
from exporter.readers.reader_table import read
from tests.support.editing import Document, docx_of

SOURCE = """\
---
# for the desk
title: The talks go on
---

The envoys met on Monday and
left again at night.

## What now?

Nobody knows *when* they will
meet again.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and its Word file, in which `Monday` became `Tuesday`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(SOURCE, encoding="utf-8")
    document = Document(docx_of(read("article.md")))
    document.replace("Monday", "Tuesday")
    (tmp_path / "edited.docx").write_bytes(document.save())
    return tmp_path


def merge(*options: str) -> Result:
    """The run of `brief import edited.docx --into article.md`."""
    arguments = ["import", "edited.docx", "--into", "article.md", *options]
    return CliRunner().invoke(brief, arguments)


def test_the_edit_comes_back_and_a_backup_stays(desk: Path) -> None:
    result = merge()

    assert result.exit_code == 0
    assert (desk / "article.md").read_text("utf-8") == SOURCE.replace("Monday", "Tuesday")
    assert (desk / "article.md~").read_text("utf-8") == SOURCE


def test_the_diff_is_printed_and_nothing_written(desk: Path) -> None:
    result = merge("--diff")

    assert result.exit_code == 0
    changed = [line for line in result.stdout.splitlines() if line[:1] in "+-"]
    assert changed == [
        "--- article.md",
        "+++ article.md",
        "-The envoys met on Monday and",
        "+The envoys met on Tuesday and",
    ]
    assert sorted(path.name for path in desk.iterdir()) == ["article.md", "edited.docx"]


def test_what_the_source_says_since_then_stays(desk: Path) -> None:
    now = SOURCE.replace("*when*", "*where*") + "\n## Sources\n\n- The desk.\n"
    (desk / "article.md").write_text(now, encoding="utf-8")

    assert merge().exit_code == 0

    assert (desk / "article.md").read_text("utf-8") == now.replace("Monday", "Tuesday")


def test_a_conflict_is_marked_with_exit_code_5_and_a_backup(desk: Path) -> None:
    now = SOURCE.replace("Monday", "Sunday")
    (desk / "article.md").write_text(now, encoding="utf-8")

    result = merge()

    assert result.exit_code == 5
    assert "article.md:6:1: error[merge-conflict]: lede" in result.stderr
    marked = (
        "<<<<<<< article.md\nThe envoys met on Sunday and\n=======\n"
        "The envoys met on Tuesday and\n>>>>>>> edited.docx\nleft again at night.\n"
    )
    assert marked in (desk / "article.md").read_text("utf-8")
    assert (desk / "article.md~").read_text("utf-8") == now


def test_a_second_backup_leaves_the_first_alone(desk: Path) -> None:
    (desk / "article.md~").write_text("an earlier one", encoding="utf-8")

    assert merge().exit_code == 0

    assert (desk / "article.md~").read_text("utf-8") == "an earlier one"
    assert (desk / "article.md.~2~").read_text("utf-8") == SOURCE


def test_merging_twice_changes_nothing_more(desk: Path) -> None:
    merge()
    once = (desk / "article.md").read_bytes()

    assert merge().exit_code == 0

    assert (desk / "article.md").read_bytes() == once
