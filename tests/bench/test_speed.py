"""The bench of speed: what is counted, what is written down, and what docs/performance.md shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.speed import table
from bench.speed.growing import PARTS, write
from bench.speed.results import FILE, Size, load, save
from bench.speed.runs import Run, mean, process, python
from bench.speed.stand import TASKS
from bench.speed.subjects import BASE, SUBJECTS
from bench.speed.turns import taken
from exporter import read

ROOT = Path(__file__).resolve().parents[2]
BURN = "import time\nwhile time.process_time() < 0.2: pass\n"


def test_the_page_on_performance_shows_the_last_run() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "setup" / "performance"], capture_output=True, text=True, check=True
    )

    assert (ROOT / "docs" / "performance.md").read_text() == made.stdout, "run `make docs`"
    assert table.growth(load()) in made.stdout


def test_a_run_is_written_down_the_same_to_the_byte(tmp_path: Path) -> None:
    save(load(), tmp_path / "again.json")

    assert (tmp_path / "again.json").read_bytes() == FILE.read_bytes()
    assert [*json.loads(FILE.read_text())] == sorted(load())


def test_what_is_written_down_names_no_machine_but_by_its_processor() -> None:
    told = load()

    assert {*told["machine"]} == {"processor", "cores", "system", "Python"}
    assert "/" not in "".join([*told["machine"].values(), *told["versions"].values()])


def test_the_time_of_processes_that_a_program_leaves_behind_is_counted() -> None:
    leaving = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"

    assert process(python("-c", leaving)).seconds >= 0.2


def test_a_program_that_fails_is_no_quick_one() -> None:
    with pytest.raises(RuntimeError, match="failed"):
        process(python("-c", "raise SystemExit(3)"))


def test_what_is_done_every_few_turns_is_paid_for() -> None:
    runs = [Run(1, 50, 1), Run(1, 70, 1), Run(4, 60, 1)]

    assert mean(runs) == Run(2, 70, 1)
    assert taken(runs, [Run(4, 90, 1)]) == {"ms": 2000, "ratio": 0.5, "mb": 70}


def test_everyone_in_the_table_has_a_task_or_a_call() -> None:
    assert all(one.task or one.call for one in SUBJECTS)
    assert {one.task for one in SUBJECTS if one.task} <= {*TASKS}
    assert BASE in {one.name for one in SUBJECTS}


@pytest.mark.parametrize("kind", PARTS)
def test_articles_grow_by_what_they_are_said_to_grow_by(kind: str, tmp_path: Path) -> None:
    sizes = []
    for count in (40, 80):
        folder = tmp_path / str(count)
        folder.mkdir()
        sizes.append(len(read(write(kind, count, folder)).model_dump_json()))

    assert 1.5 < sizes[1] / sizes[0] < 2.2


def test_an_exponent_of_one_is_linear() -> None:
    linear: list[Size] = [{"count": n, "seconds": 3.0 * n, "mb": 1} for n in (1, 2, 4)]

    assert table.exponent(linear) == 1
