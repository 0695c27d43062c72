"""What a stranger's file takes of a machine, whatever is asked of it: 300 MB, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exporter.provenance.found import MAX_FILE
from tests.support import bombs, drawing_bombs, word_bombs
from tests.support.samples import EVERYTHING, docx_of, pdf_of

MOST_MEMORY = 300_000  # kilobytes


# A run in between, for a process counts what the one had that it was a copy of: the tests' own.
MEASURED = """
import resource, subprocess, sys
run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
sys.stderr.buffer.write(run.stderr)
print(run.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def outcome(*arguments: str) -> tuple[int, str]:
    """The exit code of a run and what it told; it fails where one of its processes grew large."""
    command = [sys.executable, "-m", "exporter", *arguments]
    measuring = [sys.executable, "-c", MEASURED, *command]
    run = subprocess.run(measuring, capture_output=True, text=True, check=True)
    code, memory = map(int, run.stdout.split())
    assert "Traceback" not in run.stderr
    assert memory < MOST_MEMORY
    return code, run.stderr


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, bytes], str]:
    """Lays down a file, and gives its name."""

    def lay(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name)

    return lay


Given = Callable[[str, bytes], str]


@pytest.mark.parametrize("name", ["forms that use forms", "runs"])
def test_preflight_says_what_it_did_not_look_at(name: str, given: Given) -> None:
    code, told = outcome("preflight", given("bomb.pdf", bombs.COUNTED[name]()))
    assert code == 5
    assert "not-looked-at" in told


@pytest.mark.parametrize("name", ["content packed twice", "elements", "an article"])
def test_preflight_gives_up_what_takes_too_much(name: str, given: Given) -> None:
    code, told = outcome("preflight", given("bomb.pdf", bombs.CONFINED[name]()))
    assert code == 6
    assert "error[too-much-work]" in told


@pytest.mark.parametrize(("command", "code"), [("preflight", 5), ("verify", 5), ("import", 0)])
def test_a_word_file_of_many_parts_is_unpacked_in_bounds(
    command: str, code: int, given: Given, tmp_path: Path
) -> None:
    rest = ["--output", str(tmp_path / "a.md")] if command == "import" else []
    bomb = given("bomb.docx", word_bombs.many_parts(250, 990_000))
    assert outcome(command, bomb, *rest)[0] in (code, 0)


def test_a_word_file_of_many_tags_is_read_in_bounds(given: Given, tmp_path: Path) -> None:
    bomb = given("bomb.docx", word_bombs.empty_tags(390_000))
    code, told = outcome("import", bomb, "--output", str(tmp_path / "a.md"))
    assert code in (3, 6)
    assert "error[" in told


def test_compare_looks_at_a_word_file_before_libreoffice_does(given: Given) -> None:
    made = given("made.pdf", pdf_of(EVERYTHING))
    code, told = outcome("compare", made, given("bomb.docx", word_bombs.many_parts(250, 990_000)))
    assert code == 6
    assert "error[file-too-large]" in told


@pytest.mark.parametrize("name", ["forms that use forms", "forms that are used often"])
def test_compare_gives_up_what_takes_too_much(name: str, given: Given) -> None:
    bomb = given("bomb.pdf", bombs.COUNTED[name]())
    code, told = outcome("compare", given("made.pdf", pdf_of(EVERYTHING)), bomb)
    assert code == 6
    assert "error[too-much-work]" in told


@pytest.mark.parametrize("command", ["verify", "preflight", "import"])
def test_a_file_that_is_too_large_is_refused(command: str, given: Given, tmp_path: Path) -> None:
    bomb = given("bomb.pdf", b"%PDF-1.7\n")
    os.truncate(bomb, MAX_FILE + 1)
    code, told = outcome(command, bomb)
    assert code in (3, 6)
    assert "error[file-too-large]" in told


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_file_that_is_to_be_printed_is_read_in_the_same_bounds(
    command: str, given: Given, tmp_path: Path
) -> None:
    rest = ["--output", str(tmp_path / "made")] if command == "export" else []
    code, told = outcome(command, given("bomb.pdf", bombs.CONFINED["an article"]()), *rest)
    assert code == 6
    assert "error[too-much-work]" in told


def test_usual_files_are_looked_at_in_far_less(given: Given) -> None:
    made = [given("made.pdf", pdf_of(EVERYTHING)), given("made.docx", docx_of(EVERYTHING))]
    assert outcome("preflight", *made)[0] == 0


PICTURE = b"# T\n\nLede.\n\n![A](a.svg)\n"


@pytest.mark.parametrize("name", drawing_bombs.BOUNDED)
def test_drawings_that_look_like_bombs_are_painted_in_bounds(
    name: str, given: Given, tmp_path: Path
) -> None:
    given("a.svg", drawing_bombs.BOUNDED[name]().encode())
    code, _ = outcome("export", given("a.md", PICTURE), "--output", str(tmp_path / "made"))
    assert code == 0
