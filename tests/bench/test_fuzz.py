"""The small files that fuzzing begins with, and those that once crashed, come through their doors.

`make fuzz` looks for the next ones; it needs atheris, and this does not.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.fuzz import SEEDS
from bench.fuzz.doors import DOORS, opened
from bench.fuzz.mutations import mutated

FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
ROUNDS = 25
MOST_BYTES = 100_000


def _flipped(data: bytes, most: int) -> bytes:
    """What the fuzzer's own change may be."""
    dice = random.Random(len(data))
    at = dice.randrange(len(data) + 1)
    return (data[:at] + bytes(dice.randrange(256) for _ in range(2)) + data[at + 1 :])[:most]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_door_has_files_to_begin_with() -> None:
    assert {path.parent.name for path in FILES} == DOORS.keys()
    assert sum(path.stat().st_size for path in FILES) < 200_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_each_file_is_read_or_refused(path: Path) -> None:
    assert opened(path.parent.name, path.read_bytes()) in {"read", "refused"}


@pytest.mark.parametrize("name", sorted(DOORS))
def test_files_changed_by_chance_are_read_or_refused(name: str) -> None:
    """A glimpse of what the fuzzer does, without its sense of where to look."""
    seeds = [path.read_bytes() for path in FILES if path.parent.name == name]
    for number in range(ROUNDS):
        data = seeds[number % len(seeds)]
        changed = mutated(data, DOORS[name].form, MOST_BYTES, number, _flipped)
        assert opened(name, changed) in {"read", "refused"}


@pytest.mark.parametrize("name", ["markdown", "docx", "pdf", "picture"])
def test_the_same_seed_changes_a_file_alike(name: str) -> None:
    data = next(path for path in FILES if path.parent.name == name).read_bytes()
    form = DOORS[name].form
    first, again = (mutated(data, form, MOST_BYTES, 7, _flipped) for _ in range(2))
    assert first == again
    assert any(mutated(data, form, MOST_BYTES, seed, _flipped) != data for seed in range(5))


def test_a_crash_is_told_and_a_refusal_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    opened("json", b"{")
    monkeypatch.setitem(DOORS, "json", type(DOORS["json"])(lambda _: 1 // 0, ".json"))
    with pytest.raises(ZeroDivisionError):
        opened("json", b"{")
