"""What the documents say is so: every command, option and exit code is told."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from exporter import __version__, resources
from exporter.cli.choices import Name, NameOption
from exporter.cli.command_table import ABOUT
from exporter.cli.commands import brief
from exporter.preflight.profiles import Profile as Purpose
from exporter.readers.reader_table import READERS, SourceFormat
from exporter.style.export_profiles import PROFILES
from exporter.writers.writer_table import WRITERS

ROOT = Path(__file__).resolve().parents[1]
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text()

OPTIONS = [
    (name, parameter)
    for name, command in brief.commands.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
]


@pytest.mark.parametrize("name", brief.commands)
def test_every_command_is_told_and_has_help_that_fits_a_line(name: str) -> None:
    assert f"`brief {name}" in COMMAND_LINE
    said = brief.commands[name].get_short_help_str(60)
    assert said == ABOUT[name]
    assert not said.endswith("...")


@pytest.mark.parametrize(
    ("command", "option"), OPTIONS, ids=lambda value: getattr(value, "name", value)
)
def test_every_option_is_told_and_has_help(command: str, option: click.Option) -> None:
    assert option.help
    for spelling in option.opts:
        assert re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", COMMAND_LINE), spelling


ROWS = (
    *READERS.ours,
    *WRITERS.ours,
    *PROFILES,
    *resources.editions(),
    *resources.themes(),
    *resources.PAPERS,
    *Purpose,
)


@pytest.mark.parametrize("name", ROWS)
def test_every_row_of_a_table_is_in_the_tables_of_options(name: str) -> None:
    assert re.search(rf"^\| .*`{re.escape(name)}`", COMMAND_LINE, re.MULTILINE)


@pytest.mark.parametrize("row", READERS.ours.values(), ids=lambda row: row.name)
def test_import_s_help_and_the_table_of_its_options_name_an_ending_of_each_format_that_is_written(
    row: SourceFormat,
) -> None:
    told = brief.commands["import"].get_help(click.Context(brief.commands["import"]))
    (line,) = re.findall(r"^\| `-o`, `--output FILE` .*$", COMMAND_LINE, re.MULTILINE)
    assert (row.suffixes[0] in told) is (row.spell is not None)
    assert (f"`{row.suffixes[0]}`" in line) is (row.spell is not None)


@pytest.mark.parametrize("command", ["export", "check"])
def test_help_names_every_row_that_an_option_may_choose(command: str) -> None:
    options = brief.commands[command].params
    context = click.Context(brief.commands[command])
    choosing = [option for option in options if isinstance(option, NameOption)]
    assert len(choosing) >= 4
    for option in choosing:
        assert isinstance(option.type, Name)
        record = option.get_help_record(context)
        assert record is not None
        assert all(name in record[1] for name in option.type.known(context))


def test_every_exit_code_is_told_and_is_in_the_help() -> None:
    from exporter.diagnostics import errors

    codes = {kind.exit_code for kind in errors.ExportError.__subclasses__()} | {0, 1}
    help_text = brief.commands["export"].get_help(click.Context(brief.commands["export"]))
    for code in codes:
        assert f"\n| {code} | " in COMMAND_LINE
        assert re.search(rf"^ +{code}  \w", help_text, re.MULTILINE)


def test_every_task_of_the_makefile_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert re.findall(r"^make (\w+)\t", told.stdout, re.MULTILINE) == phony.split()


def test_the_newest_change_in_the_changelog_is_this_version() -> None:
    (newest, *_) = re.findall(r"^## \[(.*)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert newest == __version__


def test_every_decision_is_listed_and_the_code_points_to_it() -> None:
    folder = ROOT / "docs" / "decisions"
    records = {path.name for path in folder.glob("*.md")} - {"README.md"}
    code = "".join(path.read_text() for path in (ROOT / "exporter").rglob("*.py"))

    assert set(re.findall(r"\]\(([\w-]+\.md)\)", (folder / "README.md").read_text())) == records
    assert set(re.findall(r"([\w-]+\.md)", code)) & records == records
    assert set(re.findall(r"docs/decisions/([\w-]+\.md)", code)) <= records
