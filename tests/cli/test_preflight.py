"""`brief preflight`: what it says of files, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.commands import brief
from exporter.preflight.checks import CHECKS
from tests.support.files import good_docx, good_pdf, spoiled_pdf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with good files, one that fails, one of another program and one that is none."""
    monkeypatch.chdir(tmp_path)
    Path("good.pdf").write_bytes(good_pdf())
    Path("good.docx").write_bytes(good_docx())
    Path("bad.pdf").write_bytes(spoiled_pdf(lambda pdf: delattr(pdf.Root, "StructTreeRoot")))
    Path("notes.txt").write_text("notes")
    return tmp_path


def preflight(*arguments: str) -> Result:
    return CliRunner().invoke(brief, ["preflight", *arguments])


def test_good_files_pass(folder: Path) -> None:
    result = preflight("good.pdf", "good.docx")
    assert (result.exit_code, result.stderr) == (
        0,
        "good.pdf: no problems\ngood.docx: no problems\n",
    )


def test_an_error_is_exit_code_5_with_a_hint_and_does_not_stop_the_others(folder: Path) -> None:
    result = preflight("bad.pdf", "good.pdf")
    assert result.exit_code == 5
    assert "bad.pdf: error[not-tagged]: the file is not tagged" in result.stderr
    assert "hint: make it with a program that writes tagged PDF" in result.stderr
    assert "good.pdf: no problems" in result.stderr


def test_the_profile_says_what_is_an_error(folder: Path) -> None:
    assert preflight("bad.pdf", "--profile", "screen").exit_code == 0
    assert preflight("bad.pdf", "--profile", "screen", "--strict").exit_code == 5
    assert "error[no-bleed]" in preflight("good.pdf", "--profile", "press").stderr


def test_a_page_contract_can_be_named(folder: Path) -> None:
    result = preflight("good.pdf", "--pages", "2")
    assert result.exit_code == 5
    assert "error[page-count]" in result.stderr


@pytest.mark.parametrize(("name", "code"), [("notes.txt", "unknown-file"), ("no", "cannot-read")])
def test_a_file_that_cannot_be_read_is_exit_code_6(folder: Path, name: str, code: str) -> None:
    result = preflight(name)
    assert result.exit_code == 6
    assert f"error[{code}]" in result.stderr


def test_json_goes_to_standard_output(folder: Path) -> None:
    result = preflight("bad.pdf", "notes.txt", "--report", "json")
    report = json.loads(result.stdout)
    assert [one["file"] for one in report["files"]] == ["bad.pdf"]
    assert [one["file"] for one in report["unreadable"]] == ["notes.txt"]


def test_sarif_goes_to_standard_output(folder: Path) -> None:
    (run,) = json.loads(preflight("bad.pdf", "--report", "sarif").stdout)["runs"]
    assert run["results"][0]["ruleId"] == "not-tagged"


def test_all_checks_can_be_listed_with_their_weights() -> None:
    result = preflight("--list")
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert head.split()[:4] == ["screen", "office", "press", "archive"]
    assert [row.split()[0] for row in rows] == [check.code for check in CHECKS]
    (bleed,) = (row.split() for row in rows if row.startswith("no-bleed"))
    assert bleed[1:5] == ["-", "-", "error", "-"]
