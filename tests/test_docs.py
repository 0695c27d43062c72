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

from exporter import __version__
from exporter.cli.commands import brief

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
    assert not brief.commands[name].get_short_help_str(60).endswith("...")


@pytest.mark.parametrize(
    ("command", "option"), OPTIONS, ids=lambda value: getattr(value, "name", value)
)
def test_every_option_is_in_the_readme_and_has_help(command: str, option: click.Option) -> None:
    assert option.help
    for spelling in option.opts:
        assert re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", README), spelling


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
    return folder


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


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "styles/fonts/README.md"])
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text())

    assert links or document == "CONTRIBUTING.md"
    for link in links:
        assert (path.parent / link).exists(), link
