"""The command line in an empty folder, with a quick stand-in for the layout."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.commands import brief
from tests.support import quick

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("export", "a.md")` in an empty folder."""
    monkeypatch.setitem(sys.modules, "exporter.pipeline", quick.pipeline())
    monkeypatch.chdir(tmp_path)
    return _invoke


@pytest.fixture
def run_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The same with the true layout."""
    monkeypatch.chdir(tmp_path)
    return _invoke


def _invoke(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(brief, arguments, input=stdin)
