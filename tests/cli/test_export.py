"""`brief export`: which files it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ALL_FOUR = {"a.pdf", "a.docx", "a-summary.pdf", "a-summary.docx"}


def names(folder: str = "output") -> set[str]:
    """The names of the files in `folder`; empty where there is no folder."""
    return {path.name for path in Path(folder).glob("[!.]*")}


def test_both_editions_come_in_both_formats_by_default(run: Run) -> None:
    Path("a.md").write_text("good")

    result = run("export", "a.md")

    assert result.exit_code == 0
    assert names() == ALL_FOUR
    assert "wrote output/a-summary.docx (2 pages)\n" in result.stderr


def test_editions_and_formats_can_be_chosen(run: Run) -> None:
    Path("a.md").write_text("good")

    assert run("export", "a.md", "--edition", "summary", "--format", "pdf").exit_code == 0
    assert names() == {"a-summary.pdf"}


def test_a_choice_that_is_repeated_counts_once(run: Run) -> None:
    Path("a.md").write_text("good")

    assert run("export", "a.md", "--format", "pdf", "--format", "pdf").exit_code == 0
    assert names() == {"a.pdf", "a-summary.pdf"}


def test_unchanged_files_are_left_alone_and_called_so(run: Run) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    os.utime("output/a.pdf", (1, 1))

    result = run("export", "a.md")

    assert "unchanged: output/a.pdf (2 pages)" in result.stderr
    assert Path("output/a.pdf").stat().st_mtime == 1


@pytest.mark.parametrize(("first", "code"), [("invalid", 3), ("too long", 5)])
def test_a_bad_file_does_not_stop_the_others_and_the_exit_code_is_the_first_failure(
    first: str, code: int, run: Run
) -> None:
    Path("bad.md").write_text(first)
    Path("a.md").write_text("good")
    Path("worse.md").write_text("too long")

    result = run("export", "bad.md", "a.md", "worse.md")

    assert result.exit_code == code
    assert names() == ALL_FOUR


def test_a_file_that_fails_leaves_its_old_files_as_they_were(run: Run) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    Path("a.md").write_text("invalid")

    assert run("export", "a.md").exit_code == 3
    assert Path("output/a.pdf").read_text() == "goodbrief.pdf"


def test_two_articles_for_one_file_are_refused_before_any_work(run: Run) -> None:
    Path("a.md").write_text("good")
    Path("a.txt").write_text("good")

    result = run("export", "a.md", "a.txt")

    assert result.exit_code == 2
    assert "a.txt cannot be written to output/a.pdf, which a.md is written to" in result.stderr
    assert names() == set()


def test_an_article_whose_name_is_that_of_anothers_summary_is_refused(run: Run) -> None:
    assert run("export", "a.md", "a-summary.md").exit_code == 2


def test_an_article_is_never_written_over(run: Run) -> None:
    Path("a.docx").write_text("good")

    result = run("export", "a.docx", "-o", ".")

    assert result.exit_code == 2
    assert "which is an article of this call" in result.stderr
    assert Path("a.docx").read_text() == "good"


def test_a_folder_that_cannot_be_made_is_exit_code_6_with_a_hint(run: Run) -> None:
    Path("a.md").write_text("good")
    Path("output").write_text("in the way")

    result = run("export", "a.md")

    assert result.exit_code == 6
    assert "hint: a part of that path is a file, not a folder" in result.stderr


def test_one_file_goes_to_standard_output_with_nothing_around_it(run: Run) -> None:
    Path("a.md").write_text("odd")

    result = run("export", "a.md", "-o", "-", "--edition", "brief", "--format", "pdf")

    assert result.stdout_bytes == b"oddbrief.pdf"
    assert "warning[odd]" in result.stderr
    assert names() == set()


def test_several_files_cannot_go_to_standard_output(run: Run) -> None:
    Path("a.md").write_text("good")

    result = run("export", "a.md", "-o", "-", "--format", "pdf")

    assert result.exit_code == 2
    assert "this export makes 2" in result.stderr
    assert result.stdout_bytes == b""


def test_standard_input_is_an_article_of_the_format_that_is_named(run: Run) -> None:
    result = run("export", "-", "--from", "markdown", "--format", "pdf", stdin=b"from a pipe ")

    assert result.exit_code == 0
    assert Path("output/article.pdf").read_bytes() == b"from a pipe brief.pdf"


def test_the_depfile_names_the_outputs_and_the_inputs(run: Run) -> None:
    Path("a.png").touch()
    Path("a.md").write_text("picture: a.png")

    assert run("export", "a.md", "--format", "pdf", "--deps", "a.d").exit_code == 0
    assert "output/a.pdf output/a-summary.pdf: a.md a.png\n" in Path("a.d").read_text()


def test_the_depfile_can_name_another_target(run: Run) -> None:
    Path("a.png").touch()
    Path("a.md").write_text("picture: a.png")

    assert run("export", "a.md", "--deps", "a.d", "--deps-target", "a.done").exit_code == 0
    assert "a.done: a.md a.png\n" in Path("a.d").read_text()


def test_a_failed_export_leaves_the_depfile_as_it_was(run: Run) -> None:
    Path("a.md").write_text("invalid")
    Path("a.d").write_text("old")

    run("export", "a.md", "--deps", "a.d")

    assert Path("a.d").read_text() == "old"


def test_a_depfile_of_nothing_written_is_refused(run: Run) -> None:
    result = run("export", "a.md", "-o", "-", "--edition=brief", "--format=pdf", "--deps=a.d")

    assert result.exit_code == 2


def test_problems_are_one_json_document_of_all_files(run: Run) -> None:
    Path("bad.md").write_text("invalid")
    Path("odd.md").write_text("odd")

    result = run("export", "bad.md", "odd.md", "--diagnostics", "json")

    assert [item["code"] for item in json.loads(result.stderr)] == ["bad", "odd"]
    assert result.stdout == ""


def test_no_problems_are_an_empty_json_array(run: Run) -> None:
    Path("a.md").write_text("good")

    assert run("export", "a.md", "--diagnostics", "json").stderr == "[]\n"


def test_a_wrong_call_is_json_too_when_json_is_asked_for(run: Run) -> None:
    result = run("export", "--diagnostics", "json", "a.md", "--no-such-option")

    assert result.exit_code == 2
    assert json.loads(result.stderr)[0]["code"] == "usage"
    assert json.loads(result.stderr)[0]["hint"] == "brief export --help tells how to call it"


def test_a_wrong_call_says_how_to_get_help(run: Run) -> None:
    result = run("export")

    assert result.exit_code == 2
    assert "Try 'brief export --help' for help." in result.stderr


def test_the_short_form_is_a_line_for_each_problem_and_nothing_else(run: Run) -> None:
    Path("bad.md").write_text("invalid")
    Path("a.md").write_text("good")

    result = run("export", "bad.md", "a.md", "--diagnostics", "short")

    assert result.stderr == "bad.md:2:3: error[bad]: is not valid\n"


def test_the_human_form_adds_hints(run: Run) -> None:
    Path("bad.md").write_text("invalid")

    assert run("export", "bad.md").stderr == (
        "bad.md:2:3: error[bad]: is not valid\n  hint: mend it\n"
    )


def test_quiet_leaves_only_errors(run: Run) -> None:
    Path("bad.md").write_text("invalid")
    Path("odd.md").write_text("odd")

    stderr = run("export", "odd.md", "bad.md", "--quiet").stderr

    assert stderr.startswith("bad.md:2:3: error[bad]")


def test_strict_is_passed_on(run: Run) -> None:
    Path("odd.md").write_text("odd")

    assert run("export", "odd.md").exit_code == 0
    assert run("export", "odd.md", "--strict").exit_code == 3


def test_an_article_cannot_send_commands_to_the_terminal(run: Run) -> None:
    name = "bad\x1b[31m.md"
    Path(name).write_text("invalid")

    assert "bad\\x1b[31m.md:2:3" in run("export", name).stderr


def test_a_bug_is_exit_code_1_and_never_swallowed(run: Run) -> None:
    Path("a.md").write_text("bug")

    result = run("export", "a.md")

    assert result.exit_code == 1
    assert isinstance(result.exception, ZeroDivisionError)


def test_a_press_gets_pdf_only_and_word_for_it_is_a_wrong_call(run: Run) -> None:
    Path("a.md").write_text("good")

    assert run("export", "a.md", "--profile", "press").exit_code == 0
    assert names() == {"a.pdf", "a-summary.pdf"}
    assert run("export", "a.md", "--profile", "press", "--format", "docx").exit_code == 2
    assert run("export", "a.md", "--profile", "web").exit_code == 2


def test_pages_are_passed_on(run: Run) -> None:
    Path("a.md").write_text("too long")

    assert run("export", "a.md").exit_code == 5
    assert run("export", "a.md", "--pages", "3").exit_code == 0
    assert run("export", "a.md", "--pages", "0").exit_code == 2


def test_the_report_is_one_json_document_on_standard_output(run: Run) -> None:
    Path("a.md").write_text("good")
    Path("b.md").write_text("invalid")

    result = run("export", "a.md", "b.md", "--report", "json", "--format", "pdf")

    told = json.loads(result.stdout)["editions"]
    assert [(entry["article"], entry["edition"]) for entry in told] == [
        ("a.md", "brief"),
        ("a.md", "summary"),
    ]
    assert told[0]["files"] == {"pdf": "output/a.pdf"}
    assert told[0]["cut"][0]["line"] == 7
    assert [(one["page"], one["passed"]) for one in told[0]["figures"]] == [
        (2, ["sections.0.blocks.2"])
    ]
    assert result.exit_code == 3


def test_standard_output_takes_the_file_or_the_report(run: Run) -> None:
    Path("a.md").write_text("good")
    one = ("export", "a.md", "-o", "-", "--edition", "brief", "--format", "pdf")

    assert run(*one, "--report", "json").exit_code == 2


def test_a_folder_of_templates_that_is_not_there_is_an_error_of_the_design(run: Run) -> None:
    result = run("export", "a.md", "--template", "none", "--edition", "zine")
    assert result.exit_code == 4
    assert "there is no folder none" in result.stderr


def test_a_target_without_a_rule_is_a_wrong_call(run: Run) -> None:
    result = run("export", "a.md", "--deps-target", "all")
    assert result.exit_code == 2
    assert "--deps" in result.stderr


def test_a_file_is_no_folder_of_templates(run: Run) -> None:
    Path("a.md").write_text("good")
    result = run("export", "a.md", "--template", "a.md", "--edition", "zine")
    assert result.exit_code == 4
    assert "there is no folder a.md" in result.stderr
