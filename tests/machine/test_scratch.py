"""Strays of killed runs are swept; what a run at work holds, and what is not ours, stays."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from exporter.engine import parsed
from exporter.machine import scratch
from exporter.machine.save import save_all
from exporter.machine.scratch import scratch_file, scratch_folder, sweep

STRAY = ".brief-0123456789ab"


def test_a_file_that_nobody_holds_is_swept_when_its_folder_is_next_written_to(
    tmp_path: Path,
) -> None:
    (tmp_path / STRAY).write_bytes(b"half")

    save_all({tmp_path / "brief.pdf": b"%PDF"})

    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_a_file_that_a_run_at_work_holds_stays_until_it_is_let_go(tmp_path: Path) -> None:
    path, descriptor = scratch_file(tmp_path)

    sweep(tmp_path)
    assert path.exists()
    os.close(descriptor)
    sweep(tmp_path)
    assert not path.exists()


@pytest.mark.parametrize("name", [".brief-notes", "brief-2026", ".brief-0123456789abc", "a.pdf"])
def test_a_file_whose_name_is_not_of_ours_is_never_swept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()

    sweep(tmp_path)

    assert (tmp_path / name).exists()


def test_a_link_that_bears_our_name_does_not_lead_the_sweep_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.pdf").touch()
    (tmp_path / STRAY).symlink_to("kept", target_is_directory=True)

    sweep(tmp_path)

    assert (tmp_path / "kept" / "a.pdf").exists()


def test_a_pipe_that_bears_our_name_does_not_stop_the_sweep(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / STRAY)

    sweep(tmp_path)

    assert (tmp_path / STRAY).is_fifo()


def test_a_folder_of_a_killed_run_goes_when_the_next_run_makes_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, descriptor = scratch_folder()
    (left / "font").write_bytes(b"x")
    held, other = scratch_folder()
    assert left.exists()
    os.close(descriptor)

    new, third = scratch_folder()

    assert sorted(tmp_path.iterdir()) == sorted([held, new])
    os.close(other)
    os.close(third)


def test_a_sweep_between_making_and_locking_costs_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def created(path: Path) -> int:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        made.append(path)
        if len(made) == 1:
            path.unlink()  # as another run's sweep would
        return descriptor

    monkeypatch.setattr(scratch, "_create_file", created)
    path, descriptor = scratch_file(tmp_path)

    assert path == made[1]
    assert path.exists()
    os.close(descriptor)


def test_a_stray_that_is_gone_before_the_sweep_comes_to_it_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another run gives a file its name meanwhile."""
    (tmp_path / STRAY).touch()
    entries = list(os.scandir(tmp_path))
    (tmp_path / STRAY).unlink()
    monkeypatch.setattr(os, "scandir", lambda _: iter(entries))

    sweep(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_an_order_to_end_as_the_folder_of_fonts_is_made_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(BaseException):
        pass

    def end(*_: object) -> None:
        raise Ended

    def ordered() -> tuple[Path, int]:
        made = scratch_folder()
        assert list(tmp_path.iterdir()) == [made[0]]
        signal.raise_signal(signal.SIGTERM)
        return made

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(parsed, "scratch_folder", ordered)
    former = signal.signal(signal.SIGTERM, end)
    try:
        parsed._Fonts()
    except Ended:
        told = True
    finally:
        signal.signal(signal.SIGTERM, former)

    assert told
    assert list(tmp_path.iterdir()) == []
