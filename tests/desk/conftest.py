"""A preview as a person has it: the command beside an editor, and a real Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BRIEF = [sys.executable, "-m", "exporter"]
ARTICLE = """---
headline: The harbour opens
deck: Ships come in again.
publication: The Harbour Review
---

The first ship came in at noon.

## What it brought

Grain, and letters for the town.

- from the islands
- from the north
"""


@dataclass
class Previewed:
    """A folder with an article, `brief preview` at work on it, and its address."""

    folder: Path
    process: subprocess.Popen[str]
    address: str

    @property
    def article(self) -> Path:
        """The article's file."""
        return self.folder / "article.md"

    @property
    def port(self) -> int:
        """Where it is served."""
        return urlsplit(self.address).port or 0

    def save(self, text: str) -> None:
        """Save the article as editors do: beside it, and over it by a new name."""
        draft = self.folder / ".article.md.swp"
        draft.write_text(text)
        draft.replace(self.article)


def environment() -> dict[str, str]:
    """Of a process that is to find our package wherever it runs."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """A preview of an article, that many tests look at one after another."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "article.md").write_text(ARTICLE)
    (folder / "brief.toml").write_text('articles = ["*.md"]\n')
    (folder / "other.md").write_text("---\nheadline: Another matter\n---\n\nIt is short.\n")
    with previewing(folder, "article.md", "other.md", "--editor", "vscode") as made:
        yield made


@contextmanager
def previewing(folder: Path, *arguments: str) -> Iterator[Previewed]:
    """A preview of some articles in a folder, which ends afterwards."""
    command = [*BRIEF, "preview", *arguments, "--no-open"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    with process:
        try:
            yield Previewed(folder, process, process.stdout.readline().strip())
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; of Playwright's own browsers none is needed."""
    chromium = shutil.which("chromium")
    assert chromium, "Debian's package chromium brings it"
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield made
        made.close()
