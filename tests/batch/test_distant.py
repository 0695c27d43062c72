"""What a worker of a cluster does for a run: as its client would, and only if it is like it."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exporter.batch import Order, Outcome, Style, Task, distant
from exporter.batch.distant import Run, apart, done, run_from_here, unlike
from exporter.batch.order import Targets
from exporter.diagnostics import ArticleError, FileError
from tests.support.quick import QuickExporter

STYLE = Style("newsroom", None, (), None, False, "office", None, 300, None, None)
ORDER = Order(STYLE, ("brief",), ("pdf",))
TARGETS: Targets = {("brief", "pdf"): Path("output/a.pdf")}
TASK = Task("a.md", TARGETS, Path("output"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A run of a client in a folder with an article; the worker is in another folder."""
    monkeypatch.setattr(Style, "exporter", lambda _: QuickExporter())
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("good")
    run = run_from_here(os.urandom(8).hex(), ORDER)
    monkeypatch.chdir("elsewhere")
    return run


def codes(answer: object) -> list[str]:
    """The codes of what is told of an article."""
    assert isinstance(answer, Outcome)
    return [one.code for one in answer.diagnostics]


def test_names_mean_what_they_mean_at_the_client(run: Run, tmp_path: Path) -> None:
    here = Path.cwd()

    assert codes(done(run, TASK)) == []
    assert (tmp_path / "output/a.pdf").exists()
    assert Path.cwd() == here


def test_the_environment_is_the_clients_for_so_long(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []

    def outcome_of(*_: object) -> Outcome:
        seen.append(os.environ.get("SOURCE_DATE_EPOCH"))
        return Outcome("a.md")

    monkeypatch.setattr(distant, "outcome_of", outcome_of)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    done(run, TASK)
    done(replace(run, environment={"SOURCE_DATE_EPOCH": "2"}), TASK)

    assert seen == [None, "2"]
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"


def test_a_run_makes_one_exporter_and_the_next_run_another(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[QuickExporter] = []

    def exporter(_: Style) -> QuickExporter:
        made.append(QuickExporter())
        return made[-1]

    monkeypatch.setattr(Style, "exporter", exporter)
    for _ in range(3):
        done(run, TASK)
    assert len(made) == 1
    done(replace(run, name="the next"), TASK)
    assert len(made) == 2  # a stylesheet may have been changed between them


def test_a_worker_that_came_later_and_has_other_programs_refuses(run: Run) -> None:
    other = replace(run, name="other", programs={**run.programs, "brief's code": "0" * 64})

    assert codes(done(other, TASK)) == ["worker-differs"]


def test_a_worker_without_the_clients_folder_refuses(run: Run) -> None:
    lost = replace(run, name="lost", folder="/nowhere")

    assert unlike(lost) == "it has no folder /nowhere"
    assert codes(done(lost, TASK)) == ["worker-differs"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"package of-another-trade": "1"}, ""),
        ({"libpango-1.0.so.0": "1.0"}, "libpango-1.0.so.0: "),
        ({"package pyphen": "0.1"}, "pyphen: "),
        ({"brief's code": ""}, "brief's code: another than here"),
    ],
)
def test_packages_that_one_side_has_alone_are_for_other_work(
    run: Run, change: Mapping[str, str], told: str
) -> None:
    found = unlike(replace(run, programs={**run.programs, **change}))

    assert found.startswith(told)
    assert bool(found) == bool(told)


def test_of_many_differences_some_are_told(run: Run) -> None:
    found = unlike(replace(run, programs=dict.fromkeys(run.programs, "1")))

    assert found.count(";") == distant.SHOWN
    assert found.endswith(" more")


def test_a_worker_without_memory_ends(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(BaseException):
        """In place of the end."""

    def full(*_: object) -> None:
        raise MemoryError

    def end(code: int) -> None:
        assert code == 137
        raise Ended

    monkeypatch.setattr(distant, "outcome_of", full)
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(Ended):
        done(run, TASK)


def failing() -> None:
    """Work on a file that is not what it says."""
    raise ArticleError.at("bad", "is not valid")


def greedy() -> int:
    """Work on a file that asks for too much."""
    return len(b"x" * 400_000_000)


def test_strangers_files_are_taken_apart_by_another_process_within_bounds(run: Run) -> None:
    word = "closed over"
    assert apart(lambda: (word, os.getpid(), threading.active_count()), "a.docx") != (
        word,
        os.getpid(),
        threading.active_count(),
    )
    with pytest.raises(ArticleError, match="is not valid"):
        apart(failing, "a.docx")
    with pytest.raises(FileError, match="220 MB"):
        apart(greedy, "a.docx")


def test_nothing_is_imported_from_the_folder_of_a_strangers_file(run: Run) -> None:
    Path("pickle.py").write_text("raise SystemExit('taken over')")

    assert apart(lambda: 1, "a.docx") == 1
