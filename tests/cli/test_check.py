"""`brief check`, with the real readers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.roundtrip.word.test_foreign import written_with_word

GOOD = "headline: News\nlede: It happened.\n"


def test_a_good_article_is_exit_code_0(run: Run) -> None:
    Path("a.yaml").write_text(GOOD)

    result = run("check", "a.yaml")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "a.yaml: no problems\n"


def test_every_problem_of_every_file_is_told(run: Run) -> None:
    Path("a.yaml").write_text("headlin: News\nlanguage: xx-yy-zz\nlede: It happened.\n")
    Path("b.yaml").write_text(GOOD)
    Path("c.yaml").write_text("headline: News\nnothing: 7\n")

    result = run("check", "a.yaml", "b.yaml", "c.yaml", "--diagnostics", "json")

    places = {(item["file"], item["line"]) for item in json.loads(result.stderr)}
    assert result.exit_code == 3
    assert places == {("a.yaml", 1), ("a.yaml", 2), ("c.yaml", 2)}


def test_a_warning_fails_only_when_strict(run: Run) -> None:
    Path("a.txt").write_text("It happened without a headline.\n")

    assert run("check", "a.txt").exit_code == 0
    assert run("check", "a.txt", "--strict").exit_code == 3


def test_a_missing_file_is_exit_code_6(run: Run) -> None:
    result = run("check", "nowhere.yaml")

    assert result.exit_code == 6
    assert "nowhere.yaml" in result.stderr


def test_an_unknown_ending_is_a_usage_error_that_names_the_option(run: Run) -> None:
    Path("a.xyz").write_text(GOOD)

    result = run("check", "a.xyz")

    assert result.exit_code == 2
    assert "--from" in result.stderr


def test_standard_input_needs_from(run: Run) -> None:
    assert run("check", "-", stdin=GOOD.encode()).exit_code == 2
    assert run("check", "-", "--from", "yaml", stdin=GOOD.encode()).exit_code == 0


def test_with_fit_the_pages_are_set_and_nothing_is_written(run: Run) -> None:
    Path("a.md").write_text("good")

    result = run("check", "--fit", "a.md", "--edition", "summary")

    assert result.exit_code == 0
    assert "the summary takes 2 pages in 10 pt on 14 pt, the last one 95% full" in result.stderr
    assert [path.name for path in Path().iterdir()] == ["a.md"]


def test_with_fit_what_does_not_fit_is_exit_code_5(run: Run) -> None:
    Path("a.md").write_text("too long")

    assert run("check", "--fit", "a.md").exit_code == 5
    assert run("check", "--fit", "a.md", "--pages", "3").exit_code == 0


def test_options_of_pages_need_fit(run: Run) -> None:
    Path("a.yaml").write_text(GOOD)

    assert run("check", "a.yaml", "--theme", "think-tank").exit_code == 2


def test_a_word_file_is_checked_like_any_article(run: Run) -> None:
    Path("a.docx").write_bytes(written_with_word())

    result = run("check", "a.docx")

    assert result.exit_code == 0
    assert "a.docx: warning[alt-missing]" in result.stderr
