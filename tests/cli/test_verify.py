"""`brief verify`: what it says of a file, of its article and of the design, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter import resources
from exporter.cli.commands import brief
from exporter.provenance import record
from tests.support.samples import ARTICLES, EVERYTHING, docx_of, pdf_of


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, its pictures, and what was made of it."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EVERYTHING, "buses.yaml")
    shutil.copytree(ARTICLES / "pictures", "pictures")
    Path("buses.pdf").write_bytes(pdf_of(EVERYTHING, theme="newsroom"))
    Path("buses.docx").write_bytes(docx_of(EVERYTHING, theme="newsroom"))
    return tmp_path


def verify(*arguments: str) -> Result:
    return CliRunner().invoke(brief, ["verify", *arguments])


@pytest.mark.parametrize("name", ["buses.pdf", "buses.docx"])
def test_an_unchanged_file_of_an_unchanged_article_is_well(name: str, desk: Path) -> None:
    assert verify(name).exit_code == 0
    result = verify(name, "buses.yaml")
    assert result.exit_code == 0
    assert result.stderr.endswith("unchanged, and buses.yaml is its article\n")


def test_a_changed_file_is_told(desk: Path) -> None:
    Path("buses.pdf").write_bytes(Path("buses.pdf").read_bytes() + b"\n")
    result = verify("buses.pdf")
    assert result.exit_code == 5
    assert "file-changed" in result.stderr


@pytest.mark.parametrize("name", ["buses.pdf", "buses.docx"])
def test_an_article_that_was_changed_since_is_told(name: str, desk: Path) -> None:
    text = Path("buses.yaml").read_text().replace("Rotterdam", "Utrecht")
    Path("buses.yaml").write_text(text)
    result = verify(name, "buses.yaml")
    assert result.exit_code == 5
    assert "buses.yaml: error[article-differs]" in result.stderr


def test_an_article_that_is_only_laid_out_otherwise_is_the_same(desk: Path) -> None:
    Path("buses.yaml").write_text("# a comment\n" + Path("buses.yaml").read_text())
    assert verify("buses.pdf", "buses.yaml").exit_code == 0


def test_a_picture_that_was_changed_since_is_told(desk: Path) -> None:
    with Path("pictures/riders.png").open("ab") as picture:
        picture.write(b"\n")
    result = verify("buses.pdf", "buses.yaml")
    assert result.exit_code == 5
    assert "the picture pictures/riders.png is not the one" in result.stderr


def test_a_design_that_was_changed_since_is_a_warning(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.templates_folder(), "templates")
    Path("templates/brief.html").write_text("changed")
    monkeypatch.setitem(record.FOLDERS, "templates", lambda: desk / "templates")
    result = verify("buses.pdf", "buses.yaml")
    assert result.exit_code == 0
    assert "warning[ingredient-differs]: the template templates/brief.html" in result.stderr
    assert verify("buses.pdf", "--strict").exit_code == 5


def test_json_lists_all_that_was_compared(desk: Path) -> None:
    found = json.loads(verify("buses.docx", "buses.yaml", "--json").stdout)
    assert (found["unchanged"], found["article"], found["edition"]) == (True, "same", "brief")
    ours = [one for one in found["ingredients"] if one["kind"] == "picture" or "/" in one["name"]]
    assert {one["here"] for one in ours} == {"same"}  # a font of the machine cannot be compared
    alone = json.loads(verify("buses.docx", "--json").stdout)
    assert alone["article"] == "absent"
    assert {one["here"] for one in alone["ingredients"] if one["kind"] == "picture"} == {"absent"}


def test_a_file_that_brief_did_not_make_and_one_that_is_missing_are_told(desk: Path) -> None:
    Path("other.pdf").write_bytes(b"%PDF-1.7\nnothing of ours")
    assert verify("other.pdf").exit_code == 5
    assert "no-provenance" in verify("other.pdf").stderr
    assert verify("buses.yaml").exit_code == 3
    assert verify("missing.pdf").exit_code == 6
