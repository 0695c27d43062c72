"""Options that choose from a table: what a shell completes."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.shell_completion import ShellComplete

from exporter import resources
from exporter.cli import choices, shells
from exporter.cli.commands import brief
from exporter.intake.doors import known_formats
from exporter.style.export_profiles import PROFILES
from exporter.writers.writer_table import WRITERS

ROOT = Path(__file__).resolve().parents[2]
BACK, SILENCE = 8, 60
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


def kinds(*arguments: str, incomplete: str = "") -> set[str]:
    """What a shell is told to complete by itself, or that it is given words."""
    return {item.type for item in COMPLETER.get_completions(list(arguments), incomplete)}


@pytest.mark.parametrize(
    "call", ["export", "check", "import", "verify", "preflight", "info", "compare", "check a.md",
             "verify a.pdf", "import --into", "import -o", "export --style", "export --deps",
             "export --icc", "export --brand", "export --project", "export --base"],
)  # fmt: skip
def test_the_shell_completes_files(call: str) -> None:
    assert kinds(*call.split(), incomplete="a") == {"file"}


@pytest.mark.parametrize(
    "call", ["new", "clean", "export --output", "export -o", "check --root", "export --template"]
)
def test_where_a_folder_belongs_only_folders_are_offered(call: str) -> None:
    assert kinds(*call.split(), incomplete="a") == {"dir"}


def test_every_argument_and_option_of_a_file_or_folder_is_completed() -> None:
    lacking = []
    for name, command in brief.commands.items():
        for param in command.params:
            words = set(re.findall("[A-Z]+", param.make_metavar(Context(command))))
            if words & {"FILE", "DIR", "SOURCE", "ARTICLE"}:
                given = param.shell_complete(Context(command), "x")
                lacking += [] if {one.type for one in given} & {"file", "dir"} else [(name, param)]

    assert lacking == []


def test_targets_are_those_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("build") == completed("info", "--target") == []
    for name in ("brief.toml", "other.toml"):
        Path(name).write_text(f"[target.{name[:5]}]\n[target.web]\n")

    assert completed("build") == ["brief", "web"]
    assert completed("info", "--target", incomplete="w") == ["web"]
    assert completed("build", "--project", "other.toml", incomplete="o") == ["other"]
    Path("brief.toml").write_text("nonsense = [")
    assert completed("build") == []


def test_scripts_are_completed_by_their_codes_and_else_by_their_names() -> None:
    assert "Deva" in completed("fonts", "install")
    assert completed("fonts", "install", incomplete="dev") == ["Deva"]
    assert completed("fonts", "install", incomplete="devan") == ["Devanagari"]


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        (["brief", "export", "--theme", "=", "think"], 4, ["plain,think-tank"]),
        (["brief", "export", "--theme", "="], 3, [f"plain,{name}" for name in resources.themes()]),
        (["brief", "check", "--diagnostics", "=", "sh"], 4, ["plain,short"]),
        (["brief", "export", "--paper", "=", "a4", "--output", "=", "o"], 7, ["dir,o"]),
        (["brief", "export", "--paper", "=", "a4", "a"], 5, ["file,a"]),
    ],
)
def test_bash_splits_words_at_equals_signs(words: list[str], at: int, expected: list[str]) -> None:
    assert (
        _answer(_BRIEF_COMPLETE="bash_complete", COMP_WORDS="\n".join(words), COMP_CWORD=str(at))
        == expected
    )


def _answer(**call: str) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-m", "exporter"],
        env={**os.environ, **call},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.splitlines()


@pytest.mark.parametrize(("typed", "whole"), [
    ("brief export art", "brief export article.md"),
    ("brief export --output out", "brief export --output outside/"),
    ("brief new art", "brief new artfolder/"),
    ("brief export --theme=think", "brief export --theme=think-tank"),
])  # fmt: skip
def test_a_real_bash_completes(typed: str, whole: str, tmp_path: Path) -> None:
    (tmp_path / "article.md").touch()
    (tmp_path / "outside").mkdir()
    if " new " in typed:
        (tmp_path / "artfolder").mkdir()
    call = tmp_path / "brief"
    call.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m exporter "$@"\n')
    call.chmod(0o755)

    assert whole in _typed(typed, tmp_path, until=whole)


def _typed(text: str, folder: Path, until: str) -> str:
    """What a terminal shows when a text and a tabulator are typed to a bash."""
    terminal, end = pty.openpty()
    told = {"HOME": str(folder), "TERM": "dumb", "LANG": "C.UTF-8"}
    child = subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"],
        cwd=folder,
        env={**told, "PATH": f"{folder}:{os.environ['PATH']}"},
        stdin=end,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    try:
        os.write(terminal, b". <(brief completion bash); echo rea''dy\n")
        _shown(terminal, until="ready\r")
        os.write(terminal, f"{text}\t".encode())
        return _shown(terminal, until)
    finally:
        child.kill()
        child.wait()
        os.close(terminal)


def _shown(terminal: int, until: str) -> str:
    """What a terminal shows, until it is what is waited for, or nothing comes any more."""
    shown = b""
    while until not in _plain(shown) and select.select([terminal], [], [], SILENCE)[0]:
        shown += os.read(terminal, 1024)
    return _plain(shown)


def _plain(shown: bytes) -> str:
    """What is left on the screen where the cursor went back."""
    line: list[int] = []
    at = 0
    for byte in shown:
        if byte == BACK:
            at -= 1
        else:
            line[at : at + 1] = [byte]
            at += 1
    return bytes(line).decode(errors="replace")


def test_what_zsh_and_fish_are_told_heeds_equals_signs() -> None:
    assert shells.Zsh.source_template.count("IPREFIX") == 2
    assert shells.Zsh.source_template.count("compset") == 1
    assert '"$before$one"' in shells.Fish.source_template


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
