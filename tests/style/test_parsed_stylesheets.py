"""Stylesheets are parsed once, and anew when one of their files has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from exporter.resources import styles_folder
from exporter.style.design import Design
from exporter.style.parsed_stylesheets import load_stylesheet

FACE = "@font-face { font-family: Own; src: url(own.ttf) }"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A stylesheet, another that it imports, and a font that this one names."""
    shutil.copy(styles_folder() / "fonts" / "SourceSerif4-Regular.ttf", tmp_path / "own.ttf")
    (tmp_path / "more.css").write_text(FACE)
    path = tmp_path / "house.css"
    path.write_text("@import 'more.css'; p { colour: red }")
    return path


def test_houses_share_what_has_not_changed(house: Path) -> None:
    assert load_stylesheet(house) is load_stylesheet(house)
    first, second = (Design("parliament").sheets("brief") for _ in range(2))
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_what_is_wrong_is_told_to_each(house: Path) -> None:
    first, second = (load_stylesheet(house).diagnostics for _ in range(2))
    assert [one.code for one in first] == [one.code for one in second] == ["stylesheet"]


@pytest.mark.parametrize("name", ["house.css", "more.css"])
def test_a_stylesheet_is_parsed_anew_when_its_text_is_another(name: str, house: Path) -> None:
    before = load_stylesheet(house)
    changed = house.parent / name
    changed.write_text(changed.read_text() + "h1 { margin: 0 }")
    assert load_stylesheet(house).css is not before.css
    assert load_stylesheet(house).texts != before.texts


def test_a_stylesheet_is_parsed_anew_when_its_font_is_another(house: Path) -> None:
    before = load_stylesheet(house)
    os.utime(house.parent / "own.ttf", ns=(0, 0))
    assert load_stylesheet(house) is not before


def test_one_path_in_two_folders_is_two_stylesheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        Path("house.css").write_text("p { margin: 0 }")
        made.append(load_stylesheet(Path("house.css")))
    assert made[0] is not made[1]
