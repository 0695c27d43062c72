"""A call with `--worker` comes out as one without it, whoever does it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporter.resources import starter_folder

ROOT = Path(__file__).resolve().parents[2]
BRIEF = [sys.executable, "-m", "exporter"]
HERE_IT_FAILS = """
import sys
sys.modules["exporter.cli.commands"] = None
from exporter.cli import main
main()
"""
THROUGH = [sys.executable, "-c", HERE_IT_FAILS]
"""`brief` that cannot do anything itself."""
TELL_IMPORTS = """
import os, sys
there = set(sys.modules)
end = os._exit
def told(code):
    print(*sorted(set(sys.modules) - there), file=sys.stderr, sep="\\n", flush=True)
    end(code)
os._exit = told
from exporter.cli import main
main()
"""
Came = tuple[int, bytes, bytes, dict[str, bytes]]
CALLS = {
    "good": "export good.md",
    "many": "export good.md other.yaml bad.yaml odd.md -j2",
    "bad": "export bad.yaml --diagnostics json",
    "odd": "check odd.md",
    "fits": "check good.md --fit",
    "styled": "export good.md --style own.css --report json",
    "press": "export good.md --profile press --quiet",
    "unknown theme": "export good.md --theme none",
    "wrong call": "export",
    "not there": "export none.md",
    "standard input": "export - --from markdown --output - --edition brief --format pdf",
    "help": "export --help",
}


class Office:
    """A folder of articles, and one worker for all that is called from there."""

    def __init__(self, folder: Path, runtime: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": runtime, "PYTHONPATH": str(ROOT)}
        self.sockets = Path(runtime) / "brief"
        for name, article in (("good.md", "first-brief.md"), ("other.yaml", "second-brief.yaml")):
            shutil.copy(starter_folder() / "articles" / article, folder / name)
        (folder / "bad.yaml").write_text("headlin: News\n")
        (folder / "odd.md").write_text("It *happened*.\n\n[[Nowhere]]\n")
        (folder / "own.css").write_text(".text p { color: #123456 }\n")

    def run(self, program: list[str], *words: str) -> Came:
        """How a call ended, what it said on both streams, and the files that it made."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        with (self.folder / "good.md").open("rb") as text:
            call = subprocess.run(
                [*program, *words],
                cwd=self.folder,
                env=self.environment,
                stdin=text,
                capture_output=True,
                check=False,
            )
        made = {path.name: path.read_bytes() for path in self.folder.glob("output/[!.]*")}
        return call.returncode, call.stdout, call.stderr, made

    @property
    def is_served(self) -> bool:
        return any(not path.suffix for path in self.sockets.glob("*"))

    def wait(self) -> None:
        """Wait until there is a worker."""
        ends = time.monotonic() + 60
        while not self.is_served:
            assert time.monotonic() < ends
            time.sleep(0.05)

    def end_workers(self) -> None:
        """End whoever holds a lock of a worker here, and wait until it has."""
        for lock in self.sockets.glob("*.lock"):
            for process in _holders(lock):
                os.kill(process, signal.SIGTERM)
            while list(_holders(lock)):
                time.sleep(0.05)


def _holders(path: Path) -> Iterator[int]:
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if link.readlink() == path:
                yield int(link.parts[2])
        except OSError:
            continue


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a worker, which the first call there has started."""
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        office = Office(tmp_path_factory.mktemp("office"), runtime)
        try:
            first = office.run(BRIEF, "check", "good.md", "--worker")
            assert first == office.run(BRIEF, "check", "good.md")
            office.wait()
            yield office
        finally:
            office.end_workers()


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_call_comes_out_the_same_through_a_worker(office: Office, call: str) -> None:
    command, *words = call.split()
    assert office.run(THROUGH, command, "--worker", *words) == office.run(BRIEF, command, *words)


def test_what_a_worker_made_is_unchanged_for_a_call_that_is_done_here(office: Office) -> None:
    made = office.run(THROUGH, "export", "--worker", "good.md", "--output", "kept")
    here = office.run(BRIEF, "export", "good.md", "--output", "kept")
    again = office.run(THROUGH, "export", "--worker", "good.md", "--output", "kept")

    assert made[2].count(b"wrote ") == 4
    assert here[2].count(b"unchanged: ") == 4
    assert again == here


def test_a_call_through_a_worker_imports_next_to_nothing(office: Office) -> None:
    program = [sys.executable, "-c", TELL_IMPORTS]
    code, _, said, made = office.run(program, "export", "--worker", "good.md", "--quiet")
    names = said.decode().split()
    foreign = {name.split(".")[0] for name in names} - sys.stdlib_module_names

    assert (code, len(made)) == (0, 4)
    assert foreign == {"exporter"}
    assert len([name for name in names if name.startswith("exporter")]) < 20
    assert not {"typing_extensions", "ctypes", "subprocess", "tempfile", "hashlib"} & set(names)


def test_a_call_that_is_interrupted_ends_as_it_would_here(office: Office) -> None:
    shutil.rmtree(office.folder / "output", ignore_errors=True)
    process = subprocess.Popen(
        [*THROUGH, "export", "--worker", "good.md"],
        cwd=office.folder,
        env=office.environment,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, b"")
    assert len(list(office.folder.glob("output/[!.]*"))) in (0, 4)


def test_fonts_of_one_house_are_not_those_of_the_next(office: Office) -> None:
    shutil.copy(ROOT / "styles/fonts/SourceSerif4-Bold.ttf", office.folder / "own.ttf")
    face = '@font-face { font-family: Own; src: url(own.ttf) } body { font-family: "Own" }\n'
    (office.folder / "face.css").write_text(face)
    call = ["good.md", "--style", "face.css", "--edition", "brief", "--format", "pdf"]

    direct = office.run(BRIEF, "export", *call)
    assert direct[0] == 0
    for _ in range(2):
        assert office.run(THROUGH, "export", "--worker", *call) == direct


def test_an_option_s_value_is_no_call_for_a_worker_that_matters(office: Office) -> None:
    assert office.run(THROUGH, "check", "--theme", "--worker", "good.md") == office.run(
        BRIEF, "check", "--theme", "--worker", "good.md"
    )


def test_nothing_is_left_among_temporary_files(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        office = Office(tmp_path, runtime)
        temporary = tmp_path / "tmp"
        temporary.mkdir()
        office.environment["TMPDIR"] = str(temporary)
        worker = subprocess.Popen([*BRIEF, "worker"], cwd=tmp_path, env=office.environment)
        try:
            office.wait()
            before = set(temporary.iterdir())
            assert office.run(THROUGH, "export", "--worker", "good.md")[0] == 0
            _wait_until_empty(temporary, before)
            assert office.run([*BRIEF, "worker"])[2] == b"a worker is there already\n"
        finally:
            worker.terminate()
            worker.wait()
        _wait_until_empty(temporary, set())


def _wait_until_empty(folder: Path, but_for: set[Path]) -> None:
    ends = time.monotonic() + 10
    while set(folder.iterdir()) - but_for:
        assert time.monotonic() < ends, set(folder.iterdir())
        time.sleep(0.05)


def test_where_no_worker_can_be_a_call_is_done_here(tmp_path: Path) -> None:
    office = Office(tmp_path, f"{tmp_path}/{'long' * 30}")
    Path(office.environment["XDG_RUNTIME_DIR"]).mkdir()
    assert office.run(BRIEF, "check", "--worker", "good.md") == office.run(
        BRIEF, "check", "good.md"
    )
    code, _, said, _ = office.run(BRIEF, "worker")
    assert code == 6
    assert b"error[no-process]: no worker can be started: " in said
    assert not office.is_served
