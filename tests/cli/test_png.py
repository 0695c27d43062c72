"""`brief export --format png`: where pages go that are a file each; what becomes of old ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from exporter.diagnostics import UsageError
from exporter.project.plan import Claims

LONG = (
    "# A headline that says it\n\nThe lede of the brief says what happened.\n\n## Part\n\n"
    + ("A paragraph of the text with some words in it, and some more of them. " * 12 + "\n\n") * 12
)
SHORT = LONG[:400] + "\n"
PNG = ("--format", "png", "--png-pages", "all", "--dpi", "20", "--edition", "brief")


Run = Callable[..., Result]


def test_pages_that_an_article_no_longer_has_are_taken_away(run_whole: Run) -> None:
    Path("a.md").write_text(LONG)
    result = run_whole("export", "a.md", *PNG)
    assert (result.exit_code, "wrote output/a-p2.png (page 2)" in result.stderr) == (0, True)
    assert Path("output/a-p2.png").is_file()

    result = run_whole("export", "a.md", *PNG)
    assert (result.exit_code, "unchanged: output/a-p2.png (page 2)" in result.stderr) == (0, True)

    Path("a.md").write_text(SHORT)
    assert run_whole("export", "a.md", *PNG).exit_code == 0
    assert {path.name for path in Path("output").glob("*.png")} == {"a.png"}


def test_a_page_that_somebody_changed_stays(run_whole: Run) -> None:
    Path("a.md").write_text(LONG)
    assert run_whole("export", "a.md", *PNG).exit_code == 0
    Path("output/a-p2.png").write_bytes(b"mine")
    Path("a.md").write_text(SHORT)
    assert run_whole("export", "a.md", *PNG).exit_code == 0
    assert Path("output/a-p2.png").read_bytes() == b"mine"


def test_a_page_that_is_gone_is_made_again(run_whole: Run) -> None:
    Path("a.md").write_text(LONG)
    assert run_whole("export", "a.md", *PNG).exit_code == 0
    Path("output/a-p2.png").unlink()
    assert run_whole("export", "a.md", *PNG).exit_code == 0
    assert Path("output/a-p2.png").is_file()


def test_the_rule_of_make_and_the_report_know_the_pages(run_whole: Run) -> None:
    Path("a.md").write_text(LONG)
    result = run_whole("export", "a.md", *PNG, "--deps", "a.d", "--report", "json")
    assert "output/a.png output/a-p2.png" in Path("a.d").read_text()
    told = json.loads(result.stdout)
    assert told["editions"][0]["files"] == {"png": "output/a.png"}


def test_an_article_whose_file_would_be_a_page_of_another_is_a_wrong_call(run_whole: Run) -> None:
    for name in ("a.md", "a-p2.md"):
        Path(name).write_text(SHORT)
    result = run_whole("export", "a.md", "a-p2.md", *PNG)
    assert (
        result.exit_code,
        "output/a-p2.png, which may be that of a page of a.md" in result.stderr,
    ) == (2, True)
    result = run_whole("export", "a-p2.md", "a.md", *PNG)
    assert (
        result.exit_code,
        "which would have a page where a-p2.md is written to" in result.stderr,
    ) == (2, True)
    assert not Path("output").exists()
    assert run_whole("export", "a.md", "a-p2.md", *PNG[:2], "--edition", "brief").exit_code == 0


@pytest.mark.parametrize("name", ["a-p1.png", "a-p0.png", "a-p02.png", "a-px.png", "-p2.png"])
def test_a_name_like_that_of_no_page_is_free(name: str) -> None:
    claims = Claims([])
    claims.claim(Path("a.png"), "a.md", in_pages=True)
    claims.claim(Path(name), "b.md")

    with pytest.raises(UsageError, match=r"b\.md is written to"):
        claims.claim(Path(name), "c.md")


def test_a_page_far_behind_is_taken_too() -> None:
    claims = Claims([])
    claims.claim(Path("a.png"), "a.md", in_pages=True)
    with pytest.raises(UsageError):
        claims.claim(Path("a-p10.png"), "b.md")


def test_standard_output_takes_the_first_page_only(run_whole: Run) -> None:
    Path("a.md").write_text(SHORT)
    assert run_whole("export", "a.md", *PNG, "-o", "-").exit_code == 2
    result = run_whole("export", "a.md", *PNG[:2], *PNG[4:], "-o", "-")
    assert result.stdout_bytes.startswith(b"\x89PNG")


def test_a_project_may_ask_for_pictures(run_whole: Run) -> None:
    Path("a.md").write_text(LONG)
    Path("brief.toml").write_text(
        'articles = ["*.md"]\neditions = "brief"\nformats = ["png"]\npng-pages = "all"\ndpi = 20\n'
    )
    assert run_whole("build").exit_code == 0
    assert Path("output/a-p2.png").is_file()
    assert run_whole("clean").exit_code == 0
    assert not list(Path("output").glob("*.png"))
