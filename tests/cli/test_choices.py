"""Options that choose from a table: what a shell completes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.shell_completion import ShellComplete

from exporter import resources
from exporter.cli import choices
from exporter.cli.commands import brief
from exporter.intake.doors import known_formats
from exporter.style.profiles import PROFILES
from exporter.writers.table import WRITERS

COMPLETER = ShellComplete(brief, {}, "brief", "_BRIEF_COMPLETE")


def completed(*arguments: str, incomplete: str = "") -> list[str]:
    """What may stand at the end of a call."""
    return [item.value for item in COMPLETER.get_completions(list(arguments), incomplete)]


@pytest.mark.parametrize("command", ["export", "check"])
def test_names_come_from_the_tables(command: str) -> None:
    assert completed(command, "--from") == list(known_formats())
    assert completed(command, "--theme") == list(resources.themes())
    assert completed(command, "--edition") == list(resources.editions())
    assert completed(command, "--paper") == list(resources.PAPERS)


def test_what_an_export_makes_comes_from_the_tables_too() -> None:
    assert completed("export", "--format") == list(WRITERS.names())
    assert completed("export", "--profile") == list(PROFILES)
    assert completed("export", "--profile", incomplete="pr") == ["press"]


def test_editions_of_the_templates_that_are_named_before_are_known(tmp_path: Path) -> None:
    (tmp_path / "poster.html").touch()
    (tmp_path / "poster.css").touch()

    assert "poster" in completed("export", "--template", str(tmp_path), "--edition")


def test_a_theme_that_no_name_begins_like_may_be_a_file() -> None:
    (item,) = COMPLETER.get_completions(["export", "--theme"], "styles/")
    assert (item.type, item.value) == ("file", "styles/")


def test_shells_that_can_show_what_a_name_is_are_told() -> None:
    items = COMPLETER.get_completions(["export", "--from"], "ma")
    assert [item.help for item in items] == ["Markdown with YAML front matter"]


def test_the_command_completes_itself() -> None:
    call = {"_BRIEF_COMPLETE": "bash_complete", "COMP_WORDS": "brief exp", "COMP_CWORD": "1"}
    result = subprocess.run(
        [sys.executable, "-m", "exporter"],
        env={**os.environ, **call},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "plain,export\n"


def test_help_says_what_each_profile_makes() -> None:
    assert choices.default_formats() == "pdf and docx; for a press, pdf"


@pytest.mark.parametrize(
    ("option", "typed", "name"),
    [("--paper", "A4", "a4"), ("--paper", "Letter", "letter"), ("--theme", "Newsroom", "newsroom"),
     ("--format", "PDF", "pdf"), ("--edition", "Brief", "brief")],
)  # fmt: skip
def test_a_name_may_be_typed_in_capitals(option: str, typed: str, name: str) -> None:
    (option_of_export,) = [one for one in brief.commands["export"].params if option in one.opts]
    context = Context(brief.commands["export"])
    assert option_of_export.type.convert(typed, option_of_export, context) == name


def test_a_name_that_is_none_stays_as_it_is_typed() -> None:
    (theme,) = [one for one in brief.commands["export"].params if "--theme" in one.opts]
    context = Context(brief.commands["export"])
    assert theme.type.convert("My/House.css", theme, context) == "My/House.css"
