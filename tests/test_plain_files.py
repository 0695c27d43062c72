"""What is no plain file is refused before it is opened: nothing waits for it, nothing fills up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.plain_files import bytes_of_plain

ROOT = Path(__file__).parents[1]
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
