"""Work without an end is stopped where it goes on, and told."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from exporter.diagnostics import DesignError
from exporter.engine import patience as bounds
from exporter.engine.patience import patience


def for_ever() -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(Exception):  # as engines do
            sum(range(100))
    raise AssertionError("nobody stopped it")


def test_what_takes_too_long_is_an_error_of_the_design() -> None:
    with pytest.raises(DesignError, match="more time or memory") as caught, patience(0.1):
        for_ever()
    assert caught.value.exit_code == 4
    assert caught.value.diagnostics[0].hint


def test_what_takes_too_much_memory_is_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = iter([1_000])
    monkeypatch.setattr(bounds, "_memory", lambda: next(sizes, 1_000 + bounds.MOST_MEMORY + 1))
    with pytest.raises(DesignError, match="more time or memory"), patience(60):
        for_ever()


def test_each_thread_is_waited_for_by_itself() -> None:
    told: list[object] = []

    def work() -> None:
        try:
            with patience(0.1):
                for_ever()
        except DesignError as failure:
            told.append(failure.message)

    other = threading.Thread(target=work)
    with patience(60):
        other.start()
        other.join()
    assert len(told) == 1


def test_what_ends_in_time_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with patience(60):
        pass
    assert threading.active_count() == before


def test_a_failure_inside_stays_what_it_was(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), patience(60):
        (tmp_path / "nothing").read_bytes()


def _fail_when(event: threading.Event) -> None:
    event.wait(10)
    raise KeyError


def test_who_leaves_by_an_error_is_not_stopped_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one who is told to end while the watch weighs the memory."""
    weighing, sizes = threading.Event(), iter(range(1_000))

    def weighed() -> int:
        size = next(sizes)
        if size:
            weighing.set()
            time.sleep(0.2)
        return size

    monkeypatch.setattr(bounds, "_memory", weighed)
    monkeypatch.setattr(bounds, "LOOKS", 0.001)
    with pytest.raises(KeyError), patience(60):
        _fail_when(weighing)
    time.sleep(0.4)
