"""What is no plain file is refused before it is opened: nothing waits for it, nothing fills up.

And links lead nobody out of a folder, nor round in a circle.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.article.pictures import check
from exporter.diagnostics import DesignError, Diagnostic, FileError, Place, UsageError
from exporter.machine.plain_files import bytes_of_plain, real_path
from exporter.machine.save import save
from exporter.project.plan import Claims
from exporter.style.parsed_stylesheets import load_stylesheet
from tests.support.samples import ARTICLES

ROOT = Path(__file__).parents[2]
PIPES = {
    "--style": ("stylesheet-unreadable", 4),
    "--theme": ("stylesheet-unreadable", 4),
    "--fields": ("cannot-read", 6),
    "--icc": ("icc-profile", 4),
}


def _export(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.md").write_text("---\ntitle: A headline\n---\n\nLede.\n")
    command = [sys.executable, "-m", "exporter", "export", "a.md", "--edition", "brief"]
    return subprocess.run(
        [*command, "--format", "pdf", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("option", PIPES)
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(option: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.css")
    press = ("--profile", "press") if option == "--icc" else ()
    made = _export(tmp_path, option, "pipe.css", *press)
    code, exit_code = PIPES[option]
    assert f"error[{code}]" in made.stderr
    assert "it is no plain file" in made.stderr
    assert made.returncode == exit_code


def test_a_stylesheet_without_an_end_fills_no_memory(tmp_path: Path) -> None:
    made = _export(tmp_path, "--style", "/dev/zero")
    assert (made.returncode, "stylesheet-unreadable" in made.stderr) == (4, True)


def test_an_article_may_come_through_a_pipe(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"---\ntitle: A headline\n---\n\nLede.\n")
    os.close(writing)
    command = [
        sys.executable,
        "-m",
        "exporter",
        "check",
        f"/dev/fd/{reading}",
        "--from",
        "markdown",
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        command, pass_fds=[reading], env=environment, capture_output=True, timeout=60, check=False
    )
    os.close(reading)
    assert made.returncode == 0


def test_plain_bytes_are_those_of_a_file_that_is_not_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert bytes_of_plain(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="it has over"):
        bytes_of_plain(tmp_path / "a", 4)
    with pytest.raises(IsADirectoryError):
        bytes_of_plain(tmp_path, 4)
    with pytest.raises(OSError, match="no plain file"):
        bytes_of_plain(Path("/dev/null"), 4)


@pytest.fixture
def maze(tmp_path: Path) -> Path:
    """A folder in which a link leads to itself, and another one to a folder outside."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.png").write_bytes((ARTICLES / "pictures" / "riders.png").read_bytes())
    (outside / "a.css").write_text("p { color: red }")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "circle").symlink_to("circle")
    (folder / "link").symlink_to(outside, target_is_directory=True)
    return folder


@pytest.mark.parametrize("path", ["circle", "circle/a.png", "circle/../link/a.png"])
def test_a_circle_of_links_is_where_nothing_is(maze: Path, path: str) -> None:
    with pytest.raises(OSError, match="symbolic links"):
        real_path(maze / path)


@pytest.mark.parametrize("path", ["link/a.png", "circle/../link/a.png"])
def test_no_link_leads_to_a_picture_outside(maze: Path, path: str) -> None:
    """Behind a circle, Python itself follows no link."""
    told = check(path, maze, maze)

    assert isinstance(told, Diagnostic)
    assert told.code in ("image-outside", "image-missing")


@pytest.mark.parametrize("path", ["link/a.css", "circle/%2e%2e/link/a.css", "circle/a.css"])
def test_no_link_leads_to_a_stylesheet_outside(maze: Path, path: str) -> None:
    (maze / "house.css").write_text(f"@import '{path}';")

    with pytest.raises(DesignError) as caught:
        load_stylesheet(maze / "house.css")

    assert caught.value.diagnostics[0].place == Place(str(maze / "house.css"), 1, 9)


@pytest.mark.parametrize("path", ["circle", "circle/a.css"])
def test_a_stylesheet_that_is_a_circle_of_links_cannot_be_read(maze: Path, path: str) -> None:
    with pytest.raises(DesignError) as caught:
        load_stylesheet(maze / path)

    assert caught.value.diagnostics[0].code == "stylesheet-unreadable"


@pytest.mark.parametrize("path", ["circle", "circle/a.pdf"])
def test_a_circle_of_links_cannot_be_written_to(maze: Path, path: str) -> None:
    with pytest.raises(FileError) as caught:
        save(maze / path, b"x")

    assert caught.value.hint == "symbolic links in that path lead in a circle"
    assert (maze / "circle").is_symlink()


def test_an_article_that_is_a_circle_of_links_is_left_to_its_reader(maze: Path) -> None:
    claims = Claims([str(maze / "circle")])

    claims.claim(maze / "output" / "circle.pdf", str(maze / "circle"))

    with pytest.raises(UsageError, match=r"circle is written to"):
        claims.claim(maze / "output" / "circle.pdf", str(maze / "another"))
