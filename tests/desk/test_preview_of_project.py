"""`brief preview` of a project whose files change: what the page is told."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.desk.conftest import BRIEF, environment

TEXT = "---\nheadline: {}\n---\n\nIt happened.\n"
PROJECT = 'articles = ["articles/*.md"]\neditions = ["summary"]\nformats = "pdf"\n'
PATIENCE = 60  # seconds; a busy machine is slow

Plain = dict[str, object]
Until = Callable[[Callable[[Plain], object]], Plain]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project of an article."""
    (tmp_path / "brief.toml").write_text(PROJECT)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text(TEXT.format("One"))
    return tmp_path


@pytest.fixture
def until(desk: Path) -> Iterator[Until]:
    """A function that waits until what is shown is as a question asks, and the press is idle."""
    command = [*BRIEF, "preview", "--no-open"]
    quiet, piped = subprocess.DEVNULL, subprocess.PIPE
    with subprocess.Popen(
        command, cwd=desk, env=environment(), stdout=piped, stderr=quiet, text=True
    ) as process:
        assert process.stdout
        address = urlsplit(process.stdout.readline().strip())
        line = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=PATIENCE)
        with closing(line):
            line.request("GET", f"{address.path}events")
            events = line.getresponse()

            def wait(question: Callable[[Plain], object]) -> Plain:
                while told := events.readline():
                    shown = json.loads(told.removeprefix(b"data: ")) if told.strip() else {}
                    if shown and not shown["busy"] and question(shown):
                        return dict(shown)
                raise AssertionError("the preview has ended")

            try:
                yield wait
            finally:
                process.terminate()


def theme(shown: Plain) -> object:
    """The theme of what is shown."""
    look = shown["look"]
    return look["theme"] if isinstance(look, dict) else None


def codes(shown: Plain) -> list[str]:
    """The codes of all that is wrong."""
    several = shown["problems"]
    return [one["code"] for one in several] if isinstance(several, list) else []


def test_what_the_project_file_says_is_shown_as_soon_as_it_is_saved(
    desk: Path, until: Until
) -> None:
    until(lambda shown: theme(shown) == "newsroom" and shown["editions"])

    (desk / "brief.toml").write_text(f'{PROJECT}theme = "parliament"\n')
    until(lambda shown: theme(shown) == "parliament")
    (desk / "brief.toml").write_text("theme = [\n")
    until(lambda shown: "toml" in codes(shown) and shown["stale"])
    (desk / "brief.toml").write_text(PROJECT)
    mended = until(lambda shown: theme(shown) == "newsroom" and not shown["failed"])

    assert not mended["stale"]


def test_new_and_renamed_articles_are_found(desk: Path, until: Until) -> None:
    until(lambda shown: shown["articles"] == ["articles/one.md"] and shown["editions"])

    odd = desk / "articles" / os.fsdecode(b"caf\xe9.md")
    odd.write_text(TEXT.format("Ships"))
    until(lambda shown: shown["articles"] == ["articles/caf\udce9.md", "articles/one.md"])
    odd.rename(desk / "articles" / "ships.md")
    until(lambda shown: shown["articles"] == ["articles/one.md", "articles/ships.md"])
    (desk / "articles" / "one.md").unlink()
    gone = until(lambda shown: shown["failed"])

    assert gone["articles"] == ["articles/ships.md"]
    assert gone["file"] == "articles/one.md"
