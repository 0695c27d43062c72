"""A run that is told to end, does so in order: nothing is left behind, and no set is half new."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

BRIEF = [sys.executable, "-m", "exporter"]
ARTICLES = 6
KILLS = 8
SECONDS = 2.0
SET = (".pdf", ".docx", "-summary.pdf", "-summary.docx")
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class Desk:
    """A folder with articles, and one for temporary files, where runs are started and ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = [f"a{number}.yaml" for number in range(ARTICLES)]
        for name in self.articles:
            (folder / name).write_text(f"headline: News of {name}\nlede: It happened.\n")
        self.temporary = folder / "tmp"
        self.temporary.mkdir()

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*BRIEF, "export", *self.articles, "--quiet"],
            cwd=self.folder,
            env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONPATH": str(Path.cwd())},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self, number: signal.Signals, after: float) -> tuple[int, str]:
        """The exit code and all that was said, of a run that gets a signal after some seconds."""
        process = self.start()
        time.sleep(after)
        process.send_signal(number)
        said = "".join(process.communicate(timeout=60))
        return process.returncode, said

    @property
    def strays(self) -> list[Path]:
        left = [*self.folder.glob("output/.*"), *self.temporary.iterdir()]
        return [path for path in left if not _is_of_python(path)]

    def sets(self) -> list[int]:
        """How many files of each article are there."""
        there = {path.name for path in self.folder.glob("output/*")}
        stems = [name.removesuffix(".yaml") for name in self.articles]
        return [sum(f"{stem}{ending}" in there for ending in SET) for stem in stems]


def _is_of_python(stray: Path) -> bool:
    """Whether it is the empty file that `ctypes.util.find_library` makes for a moment."""
    return stray.name.startswith("tmp") and stray.is_file()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_run_that_is_told_to_end_leaves_whole_sets_and_nothing_else(
    desk: Desk, number: signal.Signals
) -> None:
    chance = random.Random(number)
    for _ in range(KILLS // 2):
        code, said = desk.ended(number, chance.uniform(0.2, SECONDS))

        # A negative number tells of the time before we began, 0 of a run that was faster.
        assert (code, said) in [(128 + number, ""), (-number, ""), (0, "")]
        assert desk.strays == []
        assert set(desk.sets()) <= {0, len(SET)}


def test_a_run_that_is_killed_leaves_no_half_file_and_the_next_one_sweeps(desk: Desk) -> None:
    chance = random.Random(9)
    for _ in range(KILLS):
        desk.ended(signal.SIGKILL, chance.uniform(0.2, SECONDS))
        for made in desk.folder.glob("output/*.pdf"):
            assert made.read_bytes().rstrip().endswith(b"%%EOF")

    assert desk.start().communicate(timeout=60) == ("", "")
    assert desk.strays == []
    assert desk.sets() == [len(SET)] * ARTICLES


def test_what_our_parent_ignores_we_ignore(desk: Desk) -> None:
    """As `nohup` has it."""
    ignore = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    program = [sys.executable, "-c", f"{ignore}os.execv(sys.argv[1], sys.argv[1:])"]
    process = subprocess.Popen(
        [*program, *BRIEF, "export", *desk.articles, "--quiet"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    time.sleep(1)
    process.send_signal(signal.SIGHUP)

    assert process.wait(60) == 0


def test_two_runs_into_one_folder_leave_files_that_are_whole(desk: Desk) -> None:
    both = [desk.start(), desk.start()]

    assert [process.communicate(timeout=60) for process in both] == [("", "")] * 2
    assert [process.returncode for process in both] == [0, 0]
    assert desk.strays == []
    assert desk.sets() == [len(SET)] * ARTICLES
    for made in desk.folder.glob("output/*.pdf"):
        assert made.read_bytes().rstrip().endswith(b"%%EOF")
