"""Formats of a house's own: a small package with a reader and a writer, installed beside brief."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tests" / "data" / "house_package"
ARTICLE = """headline,The ferry is back
lede,"After eleven weeks, boats cross the harbour again."
point,Two sailings an hour
point,No fares until May
point,A timetable of paper
"""
Brief = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the package is installed in, as pip does it."""
    folder = tmp_path_factory.mktemp("house")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(folder)]
    subprocess.run([*pip, *alone, str(PACKAGE)], check=True)
    return folder


@pytest.fixture
def brief(installed: Path, tmp_path: Path) -> Brief:
    """`brief("export", "news.csv")` in a folder with that article, the package being installed."""
    (tmp_path / "news.csv").write_text(ARTICLE)

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "exporter", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{installed}", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_an_article_is_read_and_a_file_is_written_in_the_house_s_formats(
    brief: Brief, tmp_path: Path
) -> None:
    result = brief("export", "news.csv", "--format", "txt", "--edition", "brief")

    assert (result.returncode, result.stderr) == (0, "wrote output/news.txt (1 page)\n")
    lines = (tmp_path / "output" / "news.txt").read_text().splitlines()
    words = ["The ferry is back", "After eleven weeks, boats cross the harbour again."]
    assert [line for line in lines if line in words] == words


def test_without_a_format_only_ours_are_made(brief: Brief, tmp_path: Path) -> None:
    assert brief("export", "news.csv", "--edition", "summary").returncode == 0
    made = {path.name for path in (tmp_path / "output").glob("[!.]*")}
    assert made == {"news-summary.pdf", "news-summary.docx"}


def test_what_its_reader_finds_is_told_at_its_place(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("lede,Hello.\nprice,12\n")

    result = brief("check", "news.csv")

    assert result.returncode == 3
    assert "news.csv:2: error[csv-field]: a CSV article has no 'price'" in result.stderr


def test_an_edited_file_is_imported_into_the_house_s_format(brief: Brief, tmp_path: Path) -> None:
    brief("export", "news.csv", "--format", "docx", "--edition", "brief")

    assert brief("import", "output/news.docx", "-o", "again.csv").returncode == 0
    assert (tmp_path / "again.csv").read_text() == ARTICLE


def test_help_hints_and_completion_list_the_house_s_formats(brief: Brief) -> None:
    told = " ".join(brief("export", "--help").stdout.split())
    assert "markdown, yaml, json, html, text, csv, docx or pdf" in told
    assert "pdf, docx, png, gone or txt" in told
    assert (
        "known: markdown, yaml, json, html, text, csv, docx, pdf\n"
        in brief("check", "a.md", "--from", "x").stderr
    )
    words = {"COMP_WORDS": "brief export --format ", "COMP_CWORD": "3"}
    completed = brief(_BRIEF_COMPLETE="bash_complete", **words)
    assert completed.stdout.split() == [
        "plain,pdf",
        "plain,docx",
        "plain,png",
        "plain,gone",
        "plain,txt",
    ]


def test_a_package_that_cannot_be_loaded_is_named_when_its_format_is_asked_for(
    brief: Brief, tmp_path: Path
) -> None:
    result = brief("export", "news.csv", "--format", "gone")

    assert result.returncode == 2
    assert "error[broken-package]" in result.stderr
    assert "the package house-formats cannot be loaded: ModuleNotFoundError" in result.stderr
    assert not (tmp_path / "output").exists()


def test_info_lists_the_house_s_formats_and_what_is_broken(brief: Brief) -> None:
    told = brief("info").stdout
    assert "reads           markdown, yaml, json, html, text, csv, docx, pdf\n" in told
    assert "writes          pdf, docx, png, gone, txt\n" in told
    assert "house-formats cannot be loaded" in told
