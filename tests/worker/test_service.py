"""A worker does a call as the caller would; what it cannot do, the caller does."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.toy_worker import DIED, HERE, SIGNALLED

ROOT = Path(__file__).resolve().parents[2]
TOY = [sys.executable, "-m", "tests.support.toy_worker"]
PIPE = subprocess.PIPE


class Desk:
    """A short runtime folder, a folder of the worker's own, and one to call from."""

    def __init__(self, runtime: Path, folder: Path) -> None:
        self.runtime, self.own = runtime, folder / "own"
        self.own.mkdir()
        (self.own / "file").write_text("old")
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "LANG": "C.UTF-8"}
        self.workers: list[subprocess.Popen[bytes]] = []
        time.sleep(0.02)  # the clock of files is behind by a tick

    def worker(self, idle: float = 30) -> subprocess.Popen[bytes]:
        """A worker that is ready."""
        call = [*TOY, "serve", str(self.own), str(idle)]
        process = subprocess.Popen(call, env=self.environment, cwd=ROOT)
        self.workers.append(process)
        while not self.sockets:
            assert process.poll() is None
            time.sleep(0.01)
        return process

    @property
    def sockets(self) -> list[Path]:
        return [path for path in self.runtime.glob("brief/*") if not path.suffix]

    def asked(self, *words: str, **how: object) -> subprocess.Popen[bytes]:
        """Somebody who asks, and is not waited for."""
        given = {"env": self.environment, "cwd": ROOT, "stdout": PIPE, **how}
        return subprocess.Popen([*TOY, "ask", *words], **given)  # type: ignore[call-overload,no-any-return]

    def done(self, *words: str, **how: object) -> tuple[int, bytes]:
        """The exit code of a call, and what it printed."""
        process = self.asked(*words, **how)
        printed, _ = process.communicate(timeout=30)
        return process.returncode, printed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        desk = Desk(Path(runtime), tmp_path)
        yield desk
        for worker in desk.workers:
            worker.kill()
            worker.wait()


def test_a_call_comes_with_its_words_variables_files_and_mask(desk: Desk) -> None:
    desk.worker()
    told = desk.asked("tell", "ä", "\udcff", env={**desk.environment, "X": "y"}, umask=0o027)
    printed, _ = told.communicate(timeout=30)
    answer = json.loads(printed)

    assert answer["words"] == ["ä", "\udcff"]
    assert answer["umask"] == 0o027
    assert answer["folder"] == str(ROOT)
    assert answer["environment"].items() >= {"X": "y"}.items()
    assert answer["ignored"] == []


def test_a_call_reads_what_the_caller_has_open(desk: Desk) -> None:
    desk.worker()
    text = (ROOT / "LICENSE").read_bytes()
    with (ROOT / "LICENSE").open("rb") as file:
        assert desk.done("copy", "/dev/stdin", stdin=file) == (0, text)
        number = os.dup2(file.fileno(), 77, inheritable=True)
        assert desk.done("copy", "/dev/fd/77", pass_fds=[77]) == (0, text)
        os.close(number)


def test_a_stream_that_the_caller_has_closed_is_closed(desk: Desk) -> None:
    desk.worker()
    shell = ["sh", "-c", 'exec "$@" <&-', "sh", *TOY, "ask", "copy", "/dev/stdin"]
    result = subprocess.run(
        shell, env=desk.environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "No such file or directory: '/dev/stdin'" in result.stderr


def test_what_the_caller_ignores_is_ignored(desk: Desk) -> None:
    desk.worker()
    shell = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *TOY, "ask", "tell"]
    result = subprocess.run(shell, env=desk.environment, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(result.stdout)["ignored"] == ["SIGHUP"]


def test_a_call_ends_as_it_ended_in_the_worker(desk: Desk) -> None:
    desk.worker()
    assert desk.done("exit", "0") == (0, b"")
    assert desk.done("exit", "6") == (6, b"")
    assert desk.done("kill", "itself") == (SIGNALLED + signal.SIGKILL, b"")


def test_a_signal_to_the_caller_reaches_the_call(desk: Desk) -> None:
    desk.worker()
    for number, code in ((signal.SIGINT, 5), (signal.SIGTERM, SIGNALLED + signal.SIGTERM)):
        process = desk.asked("wait")
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.2)  # until the caller has heard that it has begun
        process.send_signal(number)
        assert process.wait(10) == code
        process.communicate()


def test_a_call_whose_caller_is_killed_is_told_to_end(desk: Desk) -> None:
    worker = desk.worker()
    process = desk.asked("wait")
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.kill()
    assert process.stdout.read() == b""  # which ends when nobody can write any more
    process.communicate()
    assert worker.poll() is None
    assert desk.done("exit", "3") == (3, b"")


def test_calls_are_done_side_by_side(desk: Desk) -> None:
    desk.worker()
    waiting = desk.asked("wait")
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == b"ready\n"
    assert desk.done("exit", "4") == (4, b"")
    waiting.terminate()
    waiting.communicate()


def test_a_call_ends_well_though_its_worker_is_killed(desk: Desk) -> None:
    desk.worker()
    assert desk.done("kill", "worker") == (7, b"")
    assert desk.done("exit", "0") == (HERE, b"")


def test_that_a_call_is_killed_with_its_worker_is_told(desk: Desk) -> None:
    desk.worker()
    assert desk.done("kill", "both") == (DIED, b"")


def test_what_a_killed_worker_left_is_in_nobody_s_way(desk: Desk) -> None:
    first = desk.worker()
    first.kill()
    first.wait()
    assert len(desk.sockets) == 1
    desk.workers.remove(first)
    call = [*TOY, "serve", str(desk.own), "30"]
    desk.workers.append(subprocess.Popen(call, env=desk.environment, cwd=ROOT))
    ends = time.monotonic() + 20
    while desk.done("exit", "5") != (5, b""):
        assert time.monotonic() < ends


def test_its_socket_is_its_user_s_alone(desk: Desk) -> None:
    desk.worker()
    (socket,) = desk.sockets
    assert stat.S_IMODE(socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700


def test_a_folder_that_others_may_use_is_not_used(desk: Desk) -> None:
    (desk.runtime / "brief").mkdir()
    (desk.runtime / "brief").chmod(0o755)
    call = [*TOY, "serve", str(desk.own), "1"]
    result = subprocess.run(call, env=desk.environment, cwd=ROOT, capture_output=True, check=False)
    assert b"is not ours alone" in result.stderr
    assert desk.done("exit", "0") == (HERE, b"")
    assert list((desk.runtime / "brief").iterdir()) == []


def test_without_a_runtime_folder_it_is_below_that_of_temporary_files(desk: Desk) -> None:
    temporary = desk.runtime / "tmp"
    temporary.mkdir()
    desk.environment |= {"TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(desk.runtime / "none")}
    call = [*TOY, "serve", str(desk.own), "30"]
    desk.workers.append(subprocess.Popen(call, env=desk.environment, cwd=ROOT))
    ends = time.monotonic() + 20
    while desk.done("exit", "5") != (5, b""):
        assert time.monotonic() < ends
    assert [path.name for path in temporary.iterdir()] == [f"brief-worker-{os.getuid()}"]


def test_it_ends_when_nobody_has_called_for_a_while_and_takes_its_socket_away(desk: Desk) -> None:
    worker = desk.worker(idle=0.3)
    assert worker.wait(10) == 0
    assert desk.sockets == []


def test_it_does_not_end_while_a_call_is_at_work(desk: Desk) -> None:
    worker = desk.worker(idle=2)
    process = desk.asked("wait")
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(2.5)
    assert worker.poll() is None
    process.terminate()
    process.communicate()
    assert worker.wait(10) == 0


def test_it_ends_in_order_with_its_calls_when_it_is_told_to(desk: Desk) -> None:
    worker = desk.worker()
    process = desk.asked("wait")
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    worker.terminate()
    assert worker.wait(10) == 0
    process.communicate()
    assert process.returncode == SIGNALLED + signal.SIGTERM
    assert desk.sockets == []


@pytest.mark.parametrize("name", ["file", "new"])
def test_it_serves_no_more_when_a_file_of_its_own_has_changed(desk: Desk, name: str) -> None:
    worker = desk.worker()
    assert desk.done("exit", "5") == (5, b"")
    (desk.own / name).write_text("new")
    assert desk.done("exit", "5") == (HERE, b"")
    assert worker.wait(10) == 0
    assert desk.sockets == []


@pytest.mark.parametrize("variable", ["LC_ALL", "PYTHONUTF8", "FONTCONFIG_FILE", "TMPDIR"])
def test_it_serves_its_like_alone(desk: Desk, variable: str) -> None:
    desk.worker()
    other = {**desk.environment, variable: "0"}
    assert desk.done("exit", "5", env=other) == (HERE, b"")
    limited = ["sh", "-c", 'ulimit -n 500; exec "$@"', "sh", *TOY, "ask", "exit", "5"]
    run = subprocess.run(limited, env=desk.environment, cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == HERE


def test_of_two_that_start_at_once_one_is_the_worker(desk: Desk) -> None:
    desk.worker()
    call = [*TOY, "serve", str(desk.own), "30"]
    second = subprocess.run(call, env=desk.environment, cwd=ROOT, capture_output=True, check=False)
    assert b"BlockingIOError" in second.stderr
    assert desk.done("exit", "5") == (5, b"")


def test_a_worker_that_does_not_answer_is_not_waited_for(desk: Desk) -> None:
    worker = desk.worker()
    worker.send_signal(signal.SIGSTOP)
    assert desk.done("exit", "5") == (HERE, b"")
    worker.send_signal(signal.SIGCONT)
    assert desk.done("exit", "5") == (5, b"")


def test_a_copy_teaches_those_that_come_after_it(desk: Desk) -> None:
    desk.worker()
    assert desk.done("exit", "5") == (5, b"")
    time.sleep(0.1)
    assert json.loads(desk.done("tell")[1])["taught"] == 1
