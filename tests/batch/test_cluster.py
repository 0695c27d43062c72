"""Articles on a cluster of Dask, with a real scheduler and worker processes on the loopback."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
import pytest
from click.testing import Result
from distributed import LocalCluster

from exporter.batch import cluster, distant, making
from exporter.batch.answers import BugInWorkerError
from tests.cli.conftest import run as run  # noqa: PLC0414  a fixture

Run = Callable[..., Result]
PRELOADED = ["tests.support.quick_worker"]
PRELOAD = {"distributed.worker.preload": PRELOADED}
ONCE_MORE = {"distributed.scheduler.allowed-failures": 1}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a scheduler is that has two workers."""
    with two_workers() as scheduler:
        yield scheduler


@pytest.fixture
def mortal() -> Iterator[str]:
    """Where another is, whose workers may die; they are started again, but not always in time."""
    with two_workers() as scheduler:
        yield scheduler


@contextmanager
def two_workers() -> Iterator[str]:
    """The address of a scheduler with two workers, which are started again when they die."""
    with (
        dask.config.set({**PRELOAD, **ONCE_MORE, **cluster.SILENT, **cluster.PATIENCE}),
        LocalCluster(2, threads_per_worker=2, dashboard_address="127.0.0.1:0") as own,
    ):
        yield own.scheduler_address


def articles(*texts: str) -> list[str]:
    """The names of new articles with these texts."""
    names = [f"a{number:02}.md" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text)
    return names


def made(folder: str = "output") -> dict[str, bytes]:
    """What is in an output folder."""
    return {path.name: path.read_bytes() for path in Path(folder).glob("[!.]*")}


def test_many_come_out_as_one_after_another(run: Run, address: str) -> None:
    names = articles(*["good", "It looks odd.", "invalid", "good"] * 4)
    here = run("export", *names, "-j", "1", "--report", "json")

    there = run("export", *names, "--cluster", address, "--report", "json", "-o", "there")

    assert (there.exit_code, here.exit_code) == (3, 3)
    assert there.output.replace("there", "output") == here.output
    assert made("there") == made("output")


def test_a_worker_that_is_killed_loses_nothing(run: Run, mortal: str) -> None:
    names = articles("good", "good", "It dies once.", *["good"] * 5)

    result = run("export", *names, "--cluster", mortal)

    assert result.exit_code == 0
    assert len(made()) == 8 * 4


def test_an_article_that_kills_workers_is_told_and_the_others_are_made(
    run: Run, mortal: str
) -> None:
    names = articles("good", "It dies.", "good", "invalid")

    result = run("export", *names, "--cluster", mortal, "--diagnostics", "short")

    assert result.exit_code == 6
    assert result.stderr.splitlines() == [
        "a01.md: error[worker-died]: the workers that exported it died",
        "a03.md:2:3: error[bad]: is not valid",
    ]
    assert len(made()) == 2 * 4


def test_workers_of_our_own_try_what_dies_once_more_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dask.config.config["distributed"]["worker"], "preload", PRELOADED)
    names = articles("It dies once.", "good", "It dies.", *["good"] * 3)

    result = run("export", *names, "--cluster", "local:2", "--diagnostics", "short")

    assert result.exit_code == 6
    assert "a02.md: error[worker-died]" in result.stderr
    assert len(made()) == 5 * 4


def test_a_bug_of_a_worker_is_a_bug_here(run: Run, address: str) -> None:
    result = run("export", *articles("good", "bug"), "--cluster", address)

    assert isinstance(result.exception, BugInWorkerError)
    assert "ZeroDivisionError" in str(result.exception)
    assert "wrote output/a00.pdf" in result.stderr


def test_the_record_and_the_rules_are_those_of_one_process(run: Run, address: str) -> None:
    names = articles("good", "good\npicture: dot.png\n")
    Path("dot.png").touch()
    run("export", *names, "--cluster", address, "--deps", "there")

    again = run("export", *names, "--deps", "here", "--cluster", "tcp://127.0.0.1:1")

    assert again.exit_code == 0  # without a cluster, since nothing is to be made
    assert again.stderr.count("unchanged: ") == 2 * 4
    assert Path("there").read_text() == Path("here").read_text()


def test_workers_with_other_programs_are_refused(
    run: Run, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**making.programs(), "brief": "0.0.1", "package weasyprint": "1", "package own": "1"}
    monkeypatch.setattr(distant, "programs", lambda: other)

    result = run("export", *articles("good"), "--cluster", address, "--diagnostics", "short")

    assert result.exit_code == 6
    assert "error[worker-differs]: the worker tcp://" in result.stderr
    assert "brief: 0.1.0, not 0.0.1 as here; weasyprint: " in result.stderr
    assert "own" not in result.stderr.replace("of our own", "")
    assert made() == {}


def test_where_no_cluster_answers_that_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "AT_FIRST", 0.3)

    for address in ("tcp://127.0.0.1:1", "nowhere"):
        result = run("export", *articles("good"), "--cluster", address)
        assert (result.exit_code, "no-cluster" in result.stderr) == (6, True)


def test_where_all_workers_go_away_that_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = {"distributed.scheduler.no-workers-timeout": "1s"}
    with (
        dask.config.set({**PRELOAD, **cluster.SILENT, **hasty}),
        LocalCluster(1, dashboard_address="127.0.0.1:0") as own,
    ):

        def left_alone(errands: cluster._Errands) -> None:
            own.scale(0)
            while errands._client.nthreads():
                time.sleep(0.05)
            submit(errands, 0)

        submit = cluster._Errands._submit
        monkeypatch.setattr(cluster._Errands, "_submit", lambda self, _: left_alone(self))
        result = run("export", *articles("good"), "--cluster", own.scheduler_address)

    assert (result.exit_code, "the cluster has no workers any more" in result.stderr) == (6, True)


def test_our_own_workers_are_one_or_more(run: Run) -> None:
    result = run("export", *articles("good"), "--cluster", "local:0")

    assert (result.exit_code, "local:0" in result.stderr) == (2, True)


def test_without_dask_it_is_told_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "exporter.batch.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)

    result = run("export", *articles("good"), "--cluster", "local:2")

    assert result.exit_code == 2
    assert "pip install 'briefpress[cluster]'" in result.stderr


def test_files_go_from_workers_to_an_address(run: Run, address: str, tmp_path: Path) -> None:
    names = articles(*["# Head\n\nThe lede of it.\n"] * 3, "")
    away = f"file://{tmp_path}/away"

    result = run("export", *names, "--cluster", address, "--output", away, "-q")

    assert result.exit_code == 3  # nothing is in one of them
    assert len(made("away")) == 3 * 4
    assert made("away")["a02.pdf"].endswith(b"brief.pdf")
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "only a cluster writes to memory://out"),
        (["--cluster", "local:2", "--deps", "d"], "make cannot look at files at an address"),
        (["--cluster", "local:2", "--output", "nowhere://out"], "nowhere"),
    ],
)
def test_what_does_not_go_with_an_address_is_told(run: Run, options: list[str], told: str) -> None:
    result = run("export", *articles("good"), "--output", "memory://out", *options)

    assert (result.exit_code, told in result.stderr) == (2, True)
