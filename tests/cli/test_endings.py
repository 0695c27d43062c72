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

from tests.support import struck

BRIEF = [sys.executable, "-m", "exporter"]
ARTICLES = 6
KILLS = 8
SECONDS = 1.5  # of work, within which a run is struck
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
            [*BRIEF, "export", *self.articles, "--quiet", "--force"],
            cwd=self.folder,
            env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONPATH": str(Path.cwd())},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self, number: signal.Signals, after: float) -> tuple[int, str]:
        """The exit code and all that was said, of a run that gets a signal when it has been at work
        for some seconds: from when it has a folder for its fonts."""
        before = self._folders()
        process = self.start()
        while self._folders() <= before:
            assert process.poll() is None
            time.sleep(0.001)
        time.sleep(after)
        process.send_signal(number)
        said = "".join(process.communicate(timeout=60))
        return process.returncode, said

    def _folders(self) -> set[str]:
        return {entry.name for entry in os.scandir(self.temporary) if entry.is_dir()}

    @property
    def strays(self) -> list[Path]:
        left = [*self.folder.glob("output/**/.brief-*"), *self.temporary.iterdir()]
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
    assert desk.ended(number, 0) == (128 + number, "")
    assert desk.strays == []
    for _ in range(KILLS // 2):
        assert desk.ended(number, chance.uniform(0, SECONDS)) in [(128 + number, ""), (0, "")]
        assert desk.strays == []
        assert set(desk.sets()) <= {0, len(SET)}


def test_a_run_that_is_killed_leaves_no_half_file_and_the_next_one_sweeps(desk: Desk) -> None:
    chance = random.Random(9)
    desk.ended(signal.SIGKILL, 0)
    assert desk.strays != []
    for _ in range(KILLS // 2):
        desk.ended(signal.SIGKILL, chance.uniform(0, SECONDS))
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


def test_an_order_to_end_that_a_library_swallows_comes_again() -> None:
    """As one that comes while WeasyPrint draws a picture did."""
    program = """
import os, signal, time
from exporter.cli import endings
endings.A_WHILE = 1
endings.end_in_order()
try:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(1)
except BaseException:
    print("swallowed", flush=True)
time.sleep(30)
"""
    process = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False, timeout=60
    )

    assert (process.returncode, process.stdout) == (128 + signal.SIGTERM, "swallowed\n")


def test_an_order_to_end_that_a_library_makes_an_error_of_is_still_one(tmp_path: Path) -> None:
    """As one that comes while pydantic writes JSON did."""
    article = tmp_path / "a.md"
    article.write_text("# A headline\n\nA lede.\n")
    program = f"""
import os, signal, sys
from exporter.article import Article
from exporter.cli import main
from exporter.cli.endings import end_in_order

def to_json(_):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    except SystemExit as problem:
        raise ValueError(problem)

Article.to_json = to_json
sys.argv = ["brief", "export", {str(article)!r}, "-o", {str(tmp_path / "output")!r}]
main()
"""
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert (process.returncode, process.stderr) == (128 + signal.SIGTERM, "")


MOMENTS = ["made:1", "made:4", "flushed:1", "flushed:4", "named:1", "named:2", "named:4"]


def _struck(folder: Path, *points: str) -> tuple[int, str]:
    """The exit code of a run that saves a set, struck at these points, and what it said."""
    process = subprocess.run(
        [sys.executable, "-m", "tests.support.struck", *points],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    return process.returncode, process.stdout + process.stderr


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with an old set of files."""
    for name in struck.SET:
        (tmp_path / name).write_bytes(struck.OLD)
    return tmp_path


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_wherever_a_signal_falls_the_set_is_whole_or_old_and_nothing_is_left(
    shelf: Path, number: signal.Signals, moment: str
) -> None:
    assert _struck(shelf, f"{moment}:{number.name}") == (128 + number, "")

    assert sorted(path.name for path in shelf.iterdir()) == sorted(struck.SET)
    right = struck.NEW if moment.startswith("named") else struck.OLD
    assert {path.read_bytes() for path in shelf.iterdir()} == {right}


def test_a_second_signal_does_not_spoil_how_the_first_one_ends(shelf: Path) -> None:
    """As of somebody who presses Ctrl-C again and again."""
    code, said = _struck(shelf, "flushed:4:SIGINT", "taken away:1:SIGINT", "taken away:2:SIGTERM")

    assert (code, said) == (128 + signal.SIGINT, "")
    assert sorted(path.name for path in shelf.iterdir()) == sorted(struck.SET)


def test_on_a_slow_disk_a_run_that_unwinds_takes_its_time(shelf: Path) -> None:
    """The alarm tells runs to end that have swallowed the order, and this one has not."""
    code, said = _struck(shelf, "flushed:4:SIGINT", "taken away:1:SIGALRM")

    assert (code, said) == (128 + signal.SIGINT, "")
    assert sorted(path.name for path in shelf.iterdir()) == sorted(struck.SET)


@pytest.mark.parametrize("moment", MOMENTS)
def test_wherever_a_run_is_killed_each_file_is_whole_and_the_next_run_makes_the_set_new(
    shelf: Path, moment: str
) -> None:
    assert _struck(shelf, f"{moment}:SIGKILL") == (-signal.SIGKILL, "")
    assert {(shelf / name).read_bytes() for name in struck.SET} <= {struck.OLD, struck.NEW}

    assert _struck(shelf) == (0, "")
    assert sorted(path.name for path in shelf.iterdir()) == sorted(struck.SET)
    assert {path.read_bytes() for path in shelf.iterdir()} == {struck.NEW}
