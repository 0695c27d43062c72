"""Only a process of our own leaves its garbage to its end; a program's collector stays as it is."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from exporter.machine.collector import collect_seldom, leave_garbage


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()


def test_the_collector_of_another_program_is_left_on() -> None:
    leave_garbage()
    assert gc.isenabled()


def test_a_process_of_ours_collects_nothing_at_the_end_of_one_call() -> None:
    collect_seldom()
    leave_garbage()
    assert not gc.isenabled()
