"""The simulation of a cluster: its sums are right, and a seed is a run."""

from __future__ import annotations

import pytest

from bench import scale
from bench.scale import DISPATCH, START, Measured, row, simulated

SECOND = Measured(1.0, 100_000, 900_000)
HALF = Measured(0.5, 100_000, 900_000)


@pytest.fixture(autouse=True)
def nobody_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers live for ever, unless a test says otherwise."""
    monkeypatch.setattr(scale, "LIVES", 10**12)


def test_few_workers_are_always_at_work() -> None:
    run = simulated([SECOND], articles=100, workers=10, seed=1)

    assert run.clock == pytest.approx(START + 10, abs=0.1)
    assert run.work == pytest.approx(100)


def test_more_workers_than_the_client_can_give_articles_to_are_idle() -> None:
    run = simulated([SECOND], articles=10_000, workers=5_000, seed=1)

    assert run.clock == pytest.approx(10_000 * DISPATCH + 1, abs=START)


def test_a_worker_that_dies_costs_half_an_article_and_a_new_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scale, "LIVES", 10)

    run = simulated([SECOND], articles=1_000, workers=10, seed=1)

    assert 50 < run.deaths < 150
    assert run.work == pytest.approx(1_000 + run.deaths / 2)


def test_a_seed_is_a_run() -> None:
    runs = [simulated([SECOND, HALF], 1_000, 10, seed) for seed in (1, 1, 2)]

    assert runs[0] == runs[1] != runs[2]


def test_a_row_has_the_sums() -> None:
    run = simulated([SECOND], 10_000, 100, 1)

    assert row([SECOND], 10_000, 100, run).startswith("| 10,000 | 100 | 2.8 | ")
    assert "| 1.0 GB | 9.0 GB | 0 |" in row([SECOND], 10_000, 100, run)
