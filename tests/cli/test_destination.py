"""The depfile, judged by make itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from exporter.cli.destination import rule
from exporter.diagnostics import FileError

AWKWARD = [
    "plain.md", "a b.md", "a#b.md", "a:b.md", "a$b.md", "$(shell false).md", "a%b.md", "100%",
    "a\\b.md", "a\\ b.md", "a\\\\#b.md", "a;b.md", "a=b.md", "a&b.md", "a*b.md", "a?b.md",
    "a[b].md", "it's.md", 'a"b.md', "(a){b}.md", "a,b@c+d^e!`~.md", "Überblick “ж”.md",
]  # fmt: skip


def make(folder: Path, *options: str) -> int:
    """Make's exit code; with `--question`, 1 means that something is out of date."""
    return subprocess.run(["make", "-s", *options], cwd=folder, check=False).returncode


@pytest.mark.parametrize("name", AWKWARD)
def test_make_rebuilds_when_an_input_changes_whatever_its_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("article.md", name, "axb.md"):
        Path(file).touch()
    Path("d").write_text(rule(["made"], [Path("article.md"), tmp_path / name]))
    Path("Makefile").write_text("made: ; touch made\ninclude d\n")

    assert make(tmp_path) == 0
    assert make(tmp_path, "--question") == 0
    os.utime(name, (4e9, 4e9))
    assert make(tmp_path, "--question") == 1
    Path(name).unlink()
    assert make(tmp_path) == 0


@pytest.mark.parametrize("name", AWKWARD)
def test_make_knows_the_target_whatever_its_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article").touch()
    Path(name).touch()
    asked = rule(["all"], [Path("article"), Path(name)])
    Path("Makefile").write_text(f"{asked}{rule([name], [Path('article')])}\ttouch built\n")

    os.utime(name, (1, 1))
    assert make(tmp_path) == 0
    assert Path("built").exists()


@pytest.mark.parametrize("name", ["two\nlines", "a\tb", "a|b", "end\\", "R&"])
def test_a_name_that_make_cannot_read_is_an_error(name: str) -> None:
    with pytest.raises(FileError, match="make cannot read the name"):
        rule(["made"], [Path("article.md"), Path(name)])


def test_inputs_below_the_working_folder_are_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    text = rule(["out/a.pdf", "out/a.docx"], [tmp_path / "a.md", Path("/fonts/serif.ttf")])

    assert "out/a.pdf out/a.docx: a.md /fonts/serif.ttf\n/fonts/serif.ttf:\n" in text


def test_the_article_gets_no_empty_rule_so_that_make_misses_a_deleted_one() -> None:
    assert "\na.md:" not in rule(["a.pdf"], [Path("a.md"), Path("b.css"), Path("a.md")])
