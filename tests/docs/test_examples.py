"""The examples of the documents, run as a reader would: in a new project, from above to below."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^ *```(\w+) ?(\S*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
ENVIRONMENT = {**os.environ, "PATH": PATH, "PYTHONPATH": str(ROOT)}


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    """The code of a page: its language, the file it is for or nothing, and its text."""
    for language, name, text in BLOCK.findall(page.read_text()):
        yield language, name, textwrap.dedent(text)


def follow(page: Path, folder: Path) -> None:
    """Write and run what a page says to, in its order."""
    for language, name, text in blocks(page):
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        elif language == "sh":
            run(["sh", "-e", "-c", text], folder)


def run(call: list[str], folder: Path) -> None:
    subprocess.run(call, cwd=folder, env=ENVIRONMENT, check=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the README's examples leave."""
    folder = tmp_path_factory.mktemp("readme")
    text = "".join(text for language, _, text in blocks(ROOT / "README.md") if language == "sh")
    run(["sh", "-e", "-c", text], folder)
    return folder / "desk"


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A project of the reader's own."""
    shutil.copytree(built, tmp_path / "desk")
    return tmp_path / "desk"


def python(page: Path) -> str:
    """All that a page says in Python."""
    return "\n".join(text for language, _, text in blocks(page) if language == "python")


def test_the_readme_s_examples_write_what_it_says(desk: Path) -> None:
    assert (desk / "output" / "first-brief-summary.docx").is_file()
    assert (desk / "letter" / "second-brief.pdf").is_file()

    run([sys.executable, "-c", python(ROOT / "README.md")], desk)

    assert (desk / "output" / "ships-summary.pdf").read_bytes().startswith(b"%PDF")


def test_the_examples_in_python_run(desk: Path) -> None:
    run([sys.executable, "-c", python(DOCS / "python.md")], desk)

    assert (desk / "first-brief-summary.pdf").is_file()
    assert docx.Document(str(desk / "finished.docx")).paragraphs[-1].text == "Printed in house."


MADE = {
    "coming-from/pandoc": {"output/ships-summary.docx"},
    "coming-from/quarto": {"output/report-summary.pdf"},
    "coming-from/typst": {"output/ships.docx"},
    "coming-from/word": {"output/memo.pdf", "articles/memo.md"},
    "how-to/archive-and-access": {"large/first-brief.pdf", "restored.md"},
    "how-to/check-finished-files": set[str](),
    "how-to/collect-comments": {"draft/first-brief.docx"},
    "how-to/fit-a-summary": {"output/first-brief-summary.pdf"},
    "how-to/know-where-from": set[str](),
    "how-to/merge-word-edits": {"notes.json", "articles/from-word.md"},
    "how-to/send-to-a-printer": {"press/first-brief.pdf"},
}
"""What the pages leave that are followed in a project."""


def memo(path: Path) -> None:
    """Save what a colleague wrote in Word."""
    document = docx.Document()
    document.add_heading("Ships wait", 0)
    document.add_paragraph("Forty ships wait before the harbour.")
    document.add_heading("The port", 1)
    document.add_paragraph("Two an hour.", style="List Bullet")
    document.save(str(path))


@pytest.mark.parametrize("page", MADE)
def test_what_a_page_says_to_do_can_be_done(page: str, desk: Path) -> None:
    memo(desk / "memo.docx")
    follow(DOCS / f"{page}.md", desk)

    assert {name for name in MADE[page] if not (desk / name).is_file()} == set()
