"""Styles, templates and fonts are found in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources

FACES = {(weight, italic) for weight in (400, 700) for italic in (False, True)}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder with nothing in it yet, in a folder with nothing else."""
    package = tmp_path / "exporter"
    package.mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    return tmp_path


def fill(folder: Path, *names: str) -> None:
    """Empty files below a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_in_a_checkout_the_styles_are_beside_the_package(house: Path) -> None:
    fill(house, "styles/base.css", "templates/brief.html")

    assert resources.styles_folder() == house / "styles"
    assert resources.templates_folder() == house / "templates"


def test_in_a_wheel_they_are_inside_it_whatever_stands_beside(house: Path) -> None:
    fill(house, "exporter/styles/base.css", "styles/somebody-elses.css")

    assert resources.styles_folder() == house / "exporter" / "styles"


def test_a_theme_is_a_file_in_its_folder(house: Path) -> None:
    fill(house, "styles/themes/press.css", "styles/themes/notes.txt", "styles/themes/airy.css")

    assert list(resources.themes()) == ["airy", "press"]
    assert resources.themes()["press"] == house / "styles" / "themes" / "press.css"


def test_an_edition_is_a_template_with_a_stylesheet_of_its_name(house: Path) -> None:
    fill(house, "templates/poster.html", "templates/macros.html", "styles/poster.css")
    fill(house, "styles/base.css")

    assert tuple(resources.editions()) == ("poster",)


def test_ours_are_the_brief_and_the_summary() -> None:
    assert tuple(resources.editions()) == ("brief", "summary")


@pytest.mark.parametrize("stem", ["SourceSerif4", "SourceSans3", "SourceCodePro"])
def test_each_family_has_four_static_faces_that_may_be_embedded_and_a_licence(stem: str) -> None:
    folder = resources.fonts_folder()
    found = set()
    for path in folder.glob(f"{stem}-*.ttf"):
        font = TTFont(path)
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0
        found.add((font["OS/2"].usWeightClass, bool(font["head"].macStyle & 0b10)))

    assert found == FACES
    assert "SIL OPEN FONT LICENSE" in (folder / f"{stem}-LICENSE.md").read_text()
