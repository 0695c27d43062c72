"""The measure of kills takes no half file for a whole one, and no torn set for an old one."""

from __future__ import annotations

import signal
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.kills import rounds
from bench.kills.desk import NEITHER, SETS, WORDINGS, Desk

WHOLE = 6.0  # seconds
STRIKE = replace(rounds.strike_of(1, 1, WHOLE), number=signal.SIGTERM, on_old_files=True)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One whose clean runs wrote their wording into each file."""

    def clean(desk: Desk, wording: str) -> dict[str, str]:
        folder = desk.folder / f"files-{wording}"
        folder.mkdir()
        for names in SETS:
            for name in names:
                (folder / name).write_text(f"{wording} {name}")
        desk.output = folder
        sums = {name: desk.sum_of(name) for names in SETS for name in names}
        desk.output = desk.folder / "output"
        return sums

    monkeypatch.setattr(Desk, "_clean", clean)
    return Desk(tmp_path)


def faults(desk: Desk) -> list[str]:
    found = desk.wordings()
    in_files = list(rounds._of_the_files(STRIKE, found))
    return in_files + list(rounds._of_the_sets(STRIKE, found, Counter()))


@pytest.mark.parametrize("wording", WORDINGS)
def test_whole_sets_are_no_fault(desk: Desk, wording: str) -> None:
    desk.lay(wording)

    assert faults(desk) == []


def test_half_a_file_a_lost_one_and_a_torn_set_are_faults(desk: Desk) -> None:
    desk.lay("old")
    (desk.output / "a3.pdf").write_text("new a3")
    (desk.output / "a4.docx").unlink()
    (desk.output / "a5-summary.pdf").write_text("new a5-summary.pdf")

    assert desk.wordings()["a3.pdf"] == NEITHER
    assert faults(desk) == [
        "a3.pdf is half, or another's",
        "a4.docx is lost",
        "the set of a3.pdf is partly new",
        "the set of a4.pdf is partly new",
        "the set of a5.pdf is partly new",
    ]


def test_what_hides_beside_the_files_or_fills_the_temporary_folder_is_a_stray(desk: Desk) -> None:
    desk.lay("old")
    (desk.output / ".brief").mkdir()  # where records are
    (desk.output / ".brief" / ".brief-123456789abc").touch()
    (desk.output / ".brief-0123456789ab").touch()
    (desk.temporary / "brief-0123456789ab").mkdir()
    (desk.temporary / "tmpabc").touch()  # Python's own

    strays = [".brief-0123456789ab", ".brief-123456789abc", "brief-0123456789ab"]
    assert desk.strays() == strays


def test_a_round_is_the_same_each_time_and_rounds_differ() -> None:
    drawn = [rounds.strike_of(1, number, WHOLE) for number in range(50)]

    assert drawn == [rounds.strike_of(1, number, WHOLE) for number in range(50)]
    assert {strike.number for strike in drawn} == set(rounds.SIGNALS)
    assert {strike.moment for strike in drawn} == {"work", "writing", "naming"}
