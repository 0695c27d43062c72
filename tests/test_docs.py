"""What the documents say is so: every command and option is told, every example runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import docx
import pytest

from exporter import __version__, resources
from exporter.cli.choices import Name, NameOption
from exporter.cli.commands import brief
from exporter.cli.table import ABOUT
from exporter.preflight.profiles import Profile as Purpose
from exporter.readers.table import READERS, SourceFormat
from exporter.style.profiles import PROFILES
from exporter.writers.table import WRITERS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()


def examples(language: str) -> str:
    """All of the README's blocks in a language, one after another."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL))


OPTIONS = [
    (name, parameter)
    for name, command in brief.commands.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
]


@pytest.mark.parametrize("name", brief.commands)
def test_every_command_is_in_the_readme_and_has_help_that_fits_a_line(name: str) -> None:
    assert f"`brief {name}" in README
    said = brief.commands[name].get_short_help_str(60)
    assert said == ABOUT[name]
    assert not said.endswith("...")


@pytest.mark.parametrize(
    ("command", "option"), OPTIONS, ids=lambda value: getattr(value, "name", value)
)
def test_every_option_is_in_the_readme_and_has_help(command: str, option: click.Option) -> None:
    assert option.help
    for spelling in option.opts:
        assert re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", README), spelling


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
def test_every_row_of_a_table_is_in_the_readme_s_own_tables(name: str) -> None:
    assert re.search(rf"^\| .*`{re.escape(name)}`", README, re.MULTILINE)


@pytest.mark.parametrize("row", READERS.ours.values(), ids=lambda row: row.name)
def test_import_s_help_and_the_readme_name_an_ending_of_each_format_that_is_written(
    row: SourceFormat,
) -> None:
    told = brief.commands["import"].get_help(click.Context(brief.commands["import"]))
    (line,) = re.findall(r"^\| `-o`, `--output FILE` .*$", README, re.MULTILINE)
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


def test_every_exit_code_is_in_the_readme_and_in_the_help() -> None:
    from exporter.diagnostics import errors

    codes = {kind.exit_code for kind in errors.ExportError.__subclasses__()} | {0, 1}
    help_text = brief.commands["export"].get_help(click.Context(brief.commands["export"]))
    for code in codes:
        assert f"\n| {code} | " in README
        assert re.search(rf"^ +{code}  \w", help_text, re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's shell examples were run."""
    folder = tmp_path_factory.mktemp("readme")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["sh", "-e", "-c", examples("sh")],
        cwd=folder,
        env={**os.environ, "PATH": path},
        check=True,
    )
    return folder / "desk"


def test_the_shell_examples_write_what_the_readme_says(desk: Path) -> None:
    assert (desk / "output" / "first-brief-summary.docx").is_file()
    assert (desk / "letter" / "second-brief.pdf").is_file()
    assert (desk / "summary.pdf").read_bytes().startswith(b"%PDF")


def test_the_python_example_runs(desk: Path) -> None:
    subprocess.run([sys.executable, "-c", examples("python")], cwd=desk, check=True)

    assert (desk / "first-brief-summary.pdf").is_file()
    assert docx.Document(str(desk / "finished.docx")).paragraphs[-1].text == "Printed in house."


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


DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "styles").rglob("README.md"),
]


@pytest.mark.parametrize("document", [str(path.relative_to(ROOT)) for path in DOCUMENTS])
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    path = ROOT / document
    prose = re.sub(r"`[^`\n]+`", "", path.read_text())  # an example leads nowhere
    links = re.findall(r"\]\(([^)#:]+)\)", prose)

    for link in links:
        assert (path.parent / link).exists(), link
