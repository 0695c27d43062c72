"""What helps at the shell: examples, completion, manual pages."""

from __future__ import annotations

import os
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from exporter.cli.command_table import ABOUT
from exporter.cli.commands import brief
from exporter.cli.examples import EXAMPLES
from exporter.cli.shells import SHELLS
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "man"


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(ABOUT)


@pytest.mark.parametrize("call", [call for calls in EXAMPLES.values() for call in calls])
def test_an_example_is_a_call_that_the_command_takes(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(call.partition(">")[0])
    assert words[0] == "brief"
    command = brief.commands[words[1]]
    context = command.make_context(words[1], words[2:], resilient_parsing=False)
    assert isinstance(context, click.Context)


@pytest.mark.parametrize("name", ABOUT)
def test_help_ends_on_the_examples(name: str, run: Run) -> None:
    assert run(name, "--help").stdout.rstrip().endswith(EXAMPLES[name][-1])


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_prints_a_program_of_the_shell(shell: str, run: Run) -> None:
    assert "_BRIEF_COMPLETE" in run("completion", shell).stdout
    assert run("completion", "tcsh").exit_code == 2


def test_bash_completes_commands_and_names_by_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief").write_text(
        f"#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m exporter $@\n"
    )
    (tmp_path / "brief").chmod(0o755)
    program = (
        run("completion", "bash").stdout
        + """
COMP_WORDS=(brief export --theme par); COMP_CWORD=3
_brief_completion brief
echo "${COMPREPLY[@]}"
"""
    )
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "-c", program],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "parliament\n", done.stderr


def test_the_manual_pages_are_as_the_commands_are(tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "setup" / "man"))["write"](tmp_path)

    made = {path.name: path.read_text() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text() for path in PAGES.iterdir()}
    assert made == kept, "run `make docs`"
    assert set(made) == {"brief.1", *(f"brief-{name}.1" for name in ABOUT)}
