"""`brief watch`, as a process beside an editor."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.desk.conftest import BRIEF, environment

TEXT = "---\nheadline: {headline}\n---\n\nIt happened.\n"
PATIENCE = 40  # seconds; a busy machine is slow


class Watched:
    """`brief watch` at work, and what it says."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*BRIEF, "watch", *arguments],
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._patience = Timer(PATIENCE, self.process.kill)
        self._patience.start()

    def says(self, words: str) -> str:
        """The next line that has some words; the test fails where none comes."""
        assert self.process.stderr
        heard = []
        for line in self.process.stderr:
            heard.append(line)
            if words in line:
                return line
        raise AssertionError(heard)

    def ends(self, number: signal.Signals) -> int:
        """The exit code, told by a signal to end."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.close()
        return code

    def close(self) -> None:
        """End it somehow."""
        self._patience.cancel()
        self.process.kill()
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project of one article and a stylesheet of the house."""
    (tmp_path / "brief.toml").write_text(
        'articles = ["articles/*.md"]\neditions = ["summary"]\nformats = "pdf"\n'
        'styles = ["house.css"]\n'
    )
    (tmp_path / "house.css").write_text("h1 { color: #123456 }\n")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text(TEXT.format(headline="One"))
    return tmp_path


@pytest.fixture
def watch(desk: Path) -> Iterator[Watched]:
    """The project, watched."""
    made = Watched(desk)
    yield made
    made.close()


def test_what_was_saved_is_made_again_and_what_was_added_is_found(
    desk: Path, watch: Watched
) -> None:
    watch.says("articles/one.md: made (1 file in output; 1 page)")
    watch.says("Ctrl-C")

    (desk / "articles" / "one.md").write_text(TEXT.format(headline="Once more"))
    watch.says("articles/one.md: made")
    (desk / "articles" / "two.md").write_text(TEXT.format(headline="Two"))
    watch.says("articles/two.md: made")
    (desk / "house.css").write_text("h1 { color: #654321 }\n")
    watch.says("articles/one.md: made")
    watch.says("articles/two.md: made")

    assert watch.ends(signal.SIGINT) == 128 + signal.SIGINT


def test_what_is_wrong_is_told_and_watching_goes_on(desk: Path, watch: Watched) -> None:
    watch.says("Ctrl-C")
    article, saved = desk / "articles" / "one.md", desk / "articles" / "one.md~"

    saved.write_text("---\nheadline: [\n---\n")
    saved.replace(article)
    watch.says("articles/one.md:3:1: error[yaml-syntax]")
    watch.says("articles/one.md: failed")
    (desk / "house.css").write_text("h1 { colour: #654321 }\n")
    (desk / "brief.toml").write_text("theem = 1\n")
    watch.says("brief.toml:1:1: error[unknown-key]")
    (desk / "brief.toml").write_text('articles = ["articles/*.md"]\nformats = "pdf"\n')
    saved.write_text(TEXT.format(headline="Mended"))
    saved.replace(article)
    watch.says("articles/one.md: made (2 files")

    assert watch.ends(signal.SIGTERM) == 128 + signal.SIGTERM


def test_a_named_article_is_watched_with_its_pictures_and_the_folder_that_it_goes_to_is_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "art").mkdir()
    shape = '<rect width="{}" height="9"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shape}</svg>'
    (tmp_path / "art" / "a.svg").write_text(drawing.format(3))
    text = TEXT.format(headline="Drawn") + "\n![A square](art/a.svg)\n"
    (tmp_path / "a.md").write_text(text)
    watch = Watched(tmp_path, "a.md", "--edition", "summary", "--edition", "brief", "-o", ".")
    try:
        watch.says("a.md: made (4 files in .; 1 page)")
        watch.says("Ctrl-C")
        (tmp_path / "art" / "a.svg").write_text(drawing.format(7))
        watch.says("a.md: made")
        assert watch.ends(signal.SIGINT) == 128 + signal.SIGINT
    finally:
        watch.close()


def test_nothing_to_watch_is_told_at_once(tmp_path: Path) -> None:
    watch = Watched(tmp_path)

    assert "no-project" in watch.says("error")
    assert watch.process.wait(PATIENCE) == 2
    watch.close()


def test_a_working_folder_that_goes_is_told_once_and_watched_when_it_is_back(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT.format(headline="Here"))
    watch = Watched(folder, "a.md", "--edition", "summary", "--format", "pdf", "-o", str(tmp_path))
    try:
        watch.says("Ctrl-C")
        folder.rename(tmp_path / "old")
        assert "error[cannot-watch]: the working folder is gone" in watch.says("")
        (tmp_path / "other").touch()
        (tmp_path / "old").rename(folder)
        (folder / "a.md").write_text(TEXT.format(headline="Back"))
        assert "put a folder in its place" in watch.says("")
        assert "a.md: made" in watch.says("")
        assert watch.ends(signal.SIGINT) == 128 + signal.SIGINT
    finally:
        watch.close()
