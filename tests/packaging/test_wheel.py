"""The wheel: installed into an empty environment, far from the checkout, it works."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exporter import __version__


@pytest.fixture(scope="module")
def brief(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, and its dependencies by reference."""
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "install", "--no-deps", "--quiet"]
    subprocess.run([*pip, wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{dependencies(folder)}\n")
    return folder / "bin" / "brief"


def dependencies(folder: Path) -> Path:
    """A folder with links to all that is installed here, but for this project."""
    links = folder / "dependencies"
    links.mkdir()
    for path in Path(pytest.__file__).parents[1].iterdir():
        if not path.name.startswith(("brief", "exporter", "_brief")) and path.suffix != ".pth":
            (links / path.name).symlink_to(path)
    return links


def test_the_wheel_holds_styles_templates_fonts_rules_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for needed in (
        "exporter/py.typed",
        "exporter/brief.mk",
        "exporter/starter/Makefile",
        "exporter/styles/base.css",
        "exporter/styles/base/tokens.css",
        "exporter/styles/themes/newsroom.css",
        "exporter/styles/fonts/SourceSerif4-Regular.ttf",
        "exporter/styles/fonts/SourceSerif4-LICENSE.md",
        "exporter/templates/brief.html",
        f"briefpress-{__version__}.dist-info/licenses/LICENSE",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


def test_an_export_works_outside_the_checkout(brief: Path, tmp_path: Path) -> None:
    article = tmp_path / "news.yaml"
    article.write_text("headline: News\nlede: It happened.\n")

    subprocess.run([brief, "export", article], cwd=tmp_path, capture_output=True, check=True)

    made = {path.name for path in (tmp_path / "output").glob("[!.]*")}
    assert made == {"news.pdf", "news.docx", "news-summary.pdf", "news-summary.docx"}


def test_what_it_uses_is_its_own(brief: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [brief, "info", "--makefile"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert str(brief.parents[1]) in result.stdout


def test_the_version_is_that_of_the_metadata(brief: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [brief, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert result.stdout == f"brief {__version__}\n"
