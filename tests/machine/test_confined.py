"""A stranger's file gets so much time and memory, and no more; and what came of it is told."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from time import process_time

import pytest

from exporter.diagnostics import ContractError, FileError, Place
from exporter.machine import confined as confinement
from exporter.machine.confined import ConfinedError, confined


def refuse() -> None:
    raise ContractError.at("file-changed", "it was changed", Place("some.pdf"))


def take(size: int) -> bytearray:
    return bytearray(size)


def work_for_ever() -> None:
    for number in count():
        del number


def work_for(seconds: float) -> str:
    while process_time() < seconds:
        pass
    return "done"


def end_by(number: int) -> None:
    os.kill(os.getpid(), number)


def refused(work: Callable[[], object]) -> FileError:
    with pytest.raises(FileError) as caught:
        confined(work, "bomb.pdf")
    (problem,) = caught.value.diagnostics
    assert problem.code == "too-much-work"
    assert problem.place == Place("bomb.pdf")
    assert problem.hint
    return caught.value


def test_work_gives_back_what_it_returns() -> None:
    assert confined(lambda: {"pages": [1, 2, 3]}, "some.pdf") == {"pages": [1, 2, 3]}


def test_work_that_returns_much_gives_back_all_of_it() -> None:
    assert confined(partial(take, 20_000_000), "some.pdf") == bytes(20_000_000)


def test_what_work_raises_on_purpose_is_raised_here() -> None:
    with pytest.raises(ContractError) as caught:
        confined(refuse, "some.pdf")
    assert caught.value.message == "it was changed"
    assert caught.value.place == Place("some.pdf")


def test_work_that_takes_too_much_memory_is_given_up() -> None:
    assert "MB" in refused(partial(take, confinement.MEMORY)).message


def test_work_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "SECONDS", 1)
    assert "second" in refused(work_for_ever).message


def test_work_that_waits_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "PATIENCE", 0.2)
    assert "second" in refused(signal.pause).message


def test_work_that_waits_for_its_turn_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock may run on as long as it likes while the child works: others may be at work too."""
    monkeypatch.setattr(confinement, "PATIENCE", 0.3)
    monkeypatch.setattr(confinement, "STIRRING", 0.01)
    assert confined(partial(work_for, 1.2), "some.pdf") == "done"


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGKILL])
def test_a_library_that_breaks_down_does_not_break_us(number: int) -> None:
    assert refused(partial(end_by, number)).message


def test_a_system_without_room_for_a_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_room)
    with pytest.raises(FileError, match="no process can be started"):
        confined(lambda: None, "some.pdf")


def test_a_bug_in_work_is_told_with_its_trace() -> None:
    with pytest.raises(ConfinedError, match=r"ZeroDivisionError"):
        confined(lambda: 1 / 0, "some.pdf")


def offspring() -> set[str]:
    """The processes that this one has begun, ended or not: other tests may have left some."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it is gone already
            parent = status.read_text().rpartition(")")[2].split()[1]
            found |= {status.parent.name} if parent == str(os.getpid()) else set()
    return found


def test_work_prints_nothing_and_leaves_nothing_behind(capfd: pytest.CaptureFixture[str]) -> None:
    begun, before = offspring(), len(list(Path("/proc/self/fd").iterdir()))
    confined(lambda: os.write(1, b"out") + os.write(2, b"error"), "some.pdf")
    assert capfd.readouterr() == ("", "")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert offspring() == begun


def test_the_limits_are_those_of_the_work_alone() -> None:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    before = [resource.getrlimit(kind) for kind in kinds]
    confined(lambda: None, "some.pdf")
    assert [resource.getrlimit(kind) for kind in kinds] == before


def test_a_run_that_is_ended_ends_its_work() -> None:
    """Whoever ends us ends the child: the pipe that it holds is closed with it."""
    reader, writer = os.pipe()

    def work() -> None:
        signal.pause()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            confined(work, "some.pdf")
    finally:
        signal.signal(signal.SIGALRM, former)
    os.close(writer)
    assert os.read(reader, 1) == b""
    os.close(reader)
