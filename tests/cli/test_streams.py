"""Standard streams that are full, closed or gone: exit code 6 and one line, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = "error[cannot-write]: standard output cannot be written: No space left on device\n"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "a.yaml").write_text("headline: News\nlede: It happened.\n")
    (tmp_path / "bad.yaml").write_text("headline: News\nsections: 3\n")
    return Shell(tmp_path)


class Shell:
    """Runs a line of shell in a folder that has an article; `brief` in it is ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, line: str) -> tuple[int, str]:
        """Its exit code, and what it wrote on standard error."""
        brief = f'brief() {{ "{sys.executable}" -m exporter "$@"; }}; '
        result = subprocess.run(
            ["bash", "-c", brief + line],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
        return result.returncode, result.stderr


@pytest.mark.parametrize(
    "call",
    [
        "schema",
        "info",
        "preflight --list",
        "export a.yaml --output - --format pdf --edition brief",
        "export a.yaml --report json --quiet",
        "--help",
    ],
)
def test_a_full_standard_output_is_told_in_one_line(shell: Shell, call: str) -> None:
    assert shell(f"brief {call} >/dev/full") == (6, FULL)


def test_a_closed_standard_output_is_told(shell: Shell) -> None:
    code, told = shell("brief schema >&-")

    assert code == 6
    assert told.count("\n") == 1
    assert told.startswith("error[cannot-write]: standard output cannot be written: ")


def test_a_better_error_is_not_hidden_by_a_full_standard_output(shell: Shell) -> None:
    code, told = shell("brief export bad.yaml a.yaml --report json --quiet >/dev/full")

    assert code == 3
    assert "bad.yaml:2" in told


@pytest.mark.parametrize("where", ["&-", "/dev/full"])
def test_with_nobody_to_tell_the_exit_code_still_says_what_was_wrong(
    shell: Shell, where: str
) -> None:
    assert shell(f"brief check bad.yaml 2>{where}")[0] == 3
    assert shell(f"brief check a.yaml 2>{where}")[0] == 0


def test_a_closed_standard_input_is_told(shell: Shell) -> None:
    code, told = shell("brief check - --from yaml <&-")

    assert code == 6
    assert told.startswith("error[cannot-read]: standard input cannot be read: ")


def test_with_all_streams_closed_no_message_gets_into_a_file(shell: Shell) -> None:
    (shell.folder / "odd.md").write_text("# News\n\nIt happened.\n\n![Map](none.png)\n")

    assert shell("brief export odd.md <&- >&- 2>&-")[0] == 0
    for made in (shell.folder / "output").glob("*.pdf"):
        assert made.read_bytes().startswith(b"%PDF-")
        assert b"warning" not in made.read_bytes()


def test_an_output_that_is_a_pipe_without_a_reader_is_an_error_and_not_a_wait(shell: Shell) -> None:
    (shell.folder / "output").mkdir()
    os.mkfifo(shell.folder / "output" / "a.pdf")

    code, told = shell("brief export a.yaml")

    assert code == 6
    assert "output/a.pdf cannot be written" in told
    assert "reader" in told
    assert [path.name for path in (shell.folder / "output").iterdir()] == ["a.pdf"]


def test_a_limit_on_the_size_of_files_is_told_and_leaves_no_file(shell: Shell) -> None:
    code, told = shell("ulimit -f 10; brief export a.yaml --quiet")

    assert code == 6
    assert told.startswith("error[no-temporary-folder]: ")
    assert not (shell.folder / "output").exists()
