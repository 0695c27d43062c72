"""`--base`: a folder around articles, a Word file that others are based on, or both."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from docx import Document

from exporter.cli.asked import bases_of
from exporter.diagnostics import UsageError
from tests.cli.conftest import Run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An article in a folder, and a Word template of the house."""
    (tmp_path / "articles" / "may").mkdir(parents=True)
    (tmp_path / "articles" / "may" / "a.md").write_text("# Headline\n\nThe lede.\n")
    house("Georgia", tmp_path / "house.docx")
    return tmp_path


def house(family: str, path: Path) -> None:
    """A house's template in a family."""
    document = Document()
    document.styles["Normal"].font.name = family
    document.save(str(path))


def family(path: Path) -> str:
    """The family of a file's text."""
    normal = Document(io.BytesIO(path.read_bytes())).styles["Normal"]
    return str(normal.font.name)


CALL = ("export", "articles/may/a.md", "--edition", "brief", "--format", "docx")


def test_a_folder_and_a_word_file_may_be_given_together(desk: Path, run_whole: Run) -> None:
    result = run_whole(*CALL, "--base", "articles", "--base", "house.docx")
    assert result.exit_code == 0, result.stderr
    assert family(desk / "output" / "may" / "a.docx") == "Georgia"


def test_an_article_is_made_again_when_its_base_changes_and_not_before(
    desk: Path, run_whole: Run
) -> None:
    call = (*CALL, "--base", "house.docx", "--deps", "a.d")
    assert run_whole(*call).exit_code == 0
    assert "house.docx" in Path("a.d").read_text()
    made = desk / "output" / "a.docx"
    os.utime(made, ns=(1, 1))
    assert "unchanged" in run_whole(*call).stderr
    house("Verdana", desk / "house.docx")
    assert "unchanged" not in run_whole(*call).stderr
    assert family(made) == "Verdana"


def test_a_project_names_the_base_of_its_word_files(desk: Path, run_whole: Run) -> None:
    (desk / "brief.toml").write_text('base = "house.docx"\nformats = ["docx", "pdf"]\n')
    call = ("export", "articles/may/a.md", "--edition", "brief", "-o", "made")
    assert run_whole(*call).exit_code == 0
    assert family(desk / "made" / "a.docx") == "Georgia"
    house("Verdana", desk / "other.docx")
    assert run_whole(*call, "--base", "other.docx").exit_code == 0
    assert family(desk / "made" / "a.docx") == "Verdana"


def test_a_base_that_cannot_be_used_ends_with_4_and_writes_nothing(
    desk: Path, run_whole: Run
) -> None:
    (desk / "house.docx").write_bytes(b"PK\x03\x04 cut short")
    result = run_whole(*CALL, "--base", "house.docx")
    assert result.exit_code == 4
    assert "house.docx" in result.stderr
    assert not (desk / "output" / "a.docx").exists()


def test_of_either_kind_there_is_one(desk: Path) -> None:
    with pytest.raises(UsageError, match="both the Word file"):
        bases_of([desk / "house.docx", desk / "other.dotx"])
    with pytest.raises(UsageError, match="both the folder"):
        bases_of([desk, desk / "articles"])


def test_a_base_that_is_gone_is_told_though_no_word_file_is_made(desk: Path, run: Run) -> None:
    call = ("export", "articles/may/a.md", "--format", "pdf")
    result = run(*call, "--base", "gone.docx")
    assert result.exit_code == 4
    assert "error[base-unreadable]: gone.docx cannot be read" in result.stderr
    assert run(*call, "--base", "house.docx").exit_code == 0
