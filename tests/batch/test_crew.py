"""Articles side by side: as one after another, and a worker that dies costs its article alone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from exporter import ArticleError, Exporter
from exporter.batch import crew
from exporter.batch.answers import BugInWorkerError
from tests.cli.conftest import run as run  # noqa: PLC0414  a fixture

Run = Callable[..., Result]
GOOD, ODD, INVALID, DIES = "good", "It looks odd.", "invalid", "It dies."
QUICK = [sys.executable, "-m", "tests.support.quick"]


def articles(*texts: str) -> list[str]:
    """The names of new articles with these texts."""
    names = [f"a{number:02}.md" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text)
    return names


def made() -> dict[str, bytes]:
    """What is in the output folder."""
    return {path.name: path.read_bytes() for path in Path("output").glob("[!.]*")}


def test_many_at_once_come_out_as_one_after_another(run: Run) -> None:
    names = articles(*[GOOD, ODD, INVALID, GOOD, ODD] * 4)
    alone = run("export", *names, "-j", "1", "--report", "json")
    files = made()

    side_by_side = run("export", *names, "-j", "3", "--report", "json", "-o", "again")

    assert (side_by_side.exit_code, alone.exit_code) == (3, 3)
    assert side_by_side.output.replace("again", "output") == alone.output
    assert {path.name: path.read_bytes() for path in Path("again").glob("[!.]*")} == files


def test_each_article_is_exported_in_another_process_and_only_one_here(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "side_by_side", lambda *_: pytest.fail("there are processes"))
    assert run("export", *articles(GOOD), "-j", "4").exit_code == 0
    assert run("export", *articles("one", "two"), "-j", "1").exit_code == 0


def test_a_worker_that_dies_costs_its_article_alone_which_is_told(run: Run) -> None:
    names = articles(GOOD, DIES, GOOD, GOOD, INVALID)

    result = run("export", *names, "-j", "2", "--diagnostics", "short")

    assert result.exit_code == 6
    assert result.stderr.splitlines() == [
        "a01.md: error[worker-died]: the process that exported it died twice: Killed",
        "a04.md:2:3: error[bad]: is not valid",
    ]
    assert len(made()) == 3 * 4


def test_what_dies_once_is_tried_once_more(run: Run) -> None:
    names = articles(GOOD, "It dies once.", GOOD, GOOD)

    assert run("export", *names, "-j", "2").exit_code == 0
    assert len(made()) == 4 * 4


def test_a_worker_that_has_no_memory_left_has_died(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(crew, "outcome_of", full)

    result = run("export", *articles(GOOD, GOOD), "-j", "2")

    assert result.exit_code == 6
    assert result.stderr.count("died twice: exit code 137") == 2


def test_all_may_die_and_nobody_waits(run: Run) -> None:
    result = run("export", *articles(*[DIES] * 5), "-j", "2")

    assert result.exit_code == 6
    assert result.stderr.count("worker-died") == 5


def test_a_bug_in_a_worker_is_a_bug_here_when_its_turn_comes(run: Run) -> None:
    result = run("export", *articles(GOOD, "bug", GOOD), "-j", "2")

    assert result.exit_code == 1
    assert isinstance(result.exception, BugInWorkerError)
    assert "ZeroDivisionError" in str(result.exception)
    assert "wrote output/a00.pdf" in result.stderr
    assert "a02.pdf" not in result.stderr


def test_where_no_process_can_be_started_that_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", full)

    result = run("export", *articles(GOOD, GOOD), "-j", "2")

    assert result.exit_code == 6
    assert "no-process" in result.stderr


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["alone", "as a terminal does"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_told_to_end_ends_at_once_with_all_its_workers(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    send: Callable[[int, int], None],
    number: signal.Signals,
) -> None:
    root = Path.cwd()
    monkeypatch.chdir(tmp_path)
    names = articles(GOOD, "slow", "slow", "slow")
    process = subprocess.Popen(
        [*QUICK, "export", *names, "-j", "3"],
        env={**os.environ, "PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while len(made()) < 4 and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.2)
    send(process.pid, number)
    end = time.monotonic()
    told = process.communicate(timeout=30)[1]

    assert process.returncode == 128 + number
    assert time.monotonic() - end < 20  # of articles that sleep for a minute
    assert [line for line in told.splitlines() if not line.startswith("wrote ")] == []
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert list(Path("output").glob("**/.brief-*")) == []


def test_workers_do_not_outlive_a_run_that_was_killed_by_more_than_their_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path.cwd()
    monkeypatch.chdir(tmp_path)
    process = subprocess.Popen(
        [*QUICK, "export", *articles(GOOD, "slow for a second", "slow for a second"), "-j", "3"],
        env={**os.environ, "PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(made()) < 4 and process.poll() is None:
        time.sleep(0.05)
    process.kill()

    told = process.communicate(timeout=40)[1]  # until nobody has its standard error any more
    assert [line for line in told.splitlines() if not line.startswith("wrote ")] == []


def test_what_a_pool_of_ones_own_sends_can_be_pickled() -> None:
    exporter = Exporter(theme="think-tank")
    article = Path(__file__).parents[1] / "data" / "articles" / "everything.yaml"
    result = exporter.export(article, editions=["summary"], formats=["docx"], preflight=False)
    problem = ArticleError.at("bad", "is not valid")

    again = pickle.loads(pickle.dumps(result))  # noqa: S301

    assert again == result
    assert again.renditions[0].document().paragraphs
    assert pickle.loads(pickle.dumps(problem)).diagnostics == problem.diagnostics  # noqa: S301
    assert isinstance(pickle.loads(pickle.dumps(exporter)), Exporter)  # noqa: S301
