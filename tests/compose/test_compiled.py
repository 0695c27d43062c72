"""Our templates are compiled once for all processes, and a house's folder is left alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import jinja2
import pytest

from exporter import resources
from exporter.compose.compiled import KEPT
from exporter.compose.sandbox import environment_of, loader_of


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds our templates, and nothing of what was compiled of them."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for template in resources.templates_folder().glob("*.html"):
        shutil.copy(template, folder)
    monkeypatch.setattr(resources, "templates_folder", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def template(folder: Path, *, trusted: bool = True) -> jinja2.Template:
    """The brief's, loaded as a new process would."""
    loader = loader_of([folder], trusted=trusted)
    return environment_of(loader, trusted=trusted).get_template("brief.html")


def fails(*_: object) -> None:
    raise AssertionError("it was parsed again")


def test_what_was_compiled_of_our_templates_is_not_parsed_again(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template(ours)
    monkeypatch.setattr(jinja2.Environment, "_parse", fails)
    assert template(ours).filename == str(ours / "brief.html")


def test_a_template_that_has_changed_is_compiled_anew(ours: Path) -> None:
    template(ours)
    (ours / "brief.html").write_text("changed")
    assert template(ours).render() == "changed"


def test_a_sandbox_takes_nothing_that_was_compiled_without_it(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template(ours)
    monkeypatch.setattr(jinja2.Environment, "_parse", fails)
    with pytest.raises(AssertionError):
        template(ours, trusted=False)


@pytest.mark.parametrize("left", [0, 3, 40, 200])
def test_what_is_kept_in_pieces_is_made_again(ours: Path, left: int) -> None:
    (ours / "brief.html").write_text("whole")
    template(ours)
    (kept,) = (ours / KEPT).glob("brief.*")
    kept.write_bytes(kept.read_bytes()[:left])
    assert template(ours).render() == "whole"


def test_nothing_is_kept_where_python_may_write_nothing(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    template(ours)
    assert not (ours / KEPT).exists()


def test_nothing_is_written_into_the_folder_of_a_house(ours: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "brief.html").write_text("theirs")
    assert template(house, trusted=False).render() == "theirs"
    assert [path.name for path in house.iterdir()] == ["brief.html"]
