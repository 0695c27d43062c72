"""The pages of the reference that are made from the code are those of this code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.cli.commands import brief

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "reference"
BY_ANOTHER = {"diagnostics.md"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which they were just made."""
    folder = tmp_path_factory.mktemp("reference")
    subprocess.run(
        [sys.executable, ROOT / "setup" / "reference", folder],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return folder


@pytest.mark.parametrize("page", sorted({path.name for path in PAGES.glob("*.md")} - BY_ANOTHER))
def test_a_page_of_the_reference_is_made_of_the_code(page: str, made: Path) -> None:
    assert (PAGES / page).read_text("utf-8") == (made / page).read_text("utf-8"), "make docs"


def test_every_command_is_told_with_its_options(made: Path) -> None:
    page = (made / "commands.md").read_text("utf-8")

    for name, command in brief.commands.items():
        assert f"\n## brief {name}\n" in page
        assert all(option.opts[-1] in page for option in command.params if option.opts[0][0] == "-")


def test_every_public_name_says_what_it_is(made: Path) -> None:
    chapters = (made / "python-names.md").read_text("utf-8").split("\n## ")[1:]

    assert len(chapters) > 15
    for chapter in chapters:
        words = chapter.split("```")[-1] if "```" in chapter else chapter.partition("\n")[2]
        assert words.strip(), chapter
