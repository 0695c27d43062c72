"""Articles that are read from the right, or have no blanks: exported, valid, and the way back.

Their fonts are Debian's `fonts-noto-core`, which `make test` installs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from exporter import Exporter
from exporter.diagnostics import Severity
from exporter.intake.incoming import incoming
from tests.support import pages

ARTICLES = sorted((Path(__file__).parent / "data" / "directions").glob("*.md"))
MIDDLE, FOOT = 297, 780  # points from the left, from above


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of each article's brief, by their names."""
    folder = tmp_path_factory.mktemp("languages")
    files = {}
    for article in ARTICLES:
        export = Exporter().export(article, editions=["brief"])
        assert not [one for one in export.diagnostics if one.severity is Severity.ERROR]
        for one in export.renditions:
            name = one.name(article.stem)
            files[name] = folder / name
            files[name].write_bytes(one.data)
    return files


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_their_pdfs_are_valid(
    made: dict[str, Path], vera_failures: Callable[[Iterable[Path], str], list[str]], flavour: str
) -> None:
    assert vera_failures([path for path in made.values() if path.suffix == ".pdf"], flavour) == []


def test_their_word_files_are_valid(
    made: dict[str, Path], ooxml_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    assert ooxml_failures([path for path in made.values() if path.suffix == ".docx"]) == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_their_word_files_come_back_as_they_went_out(made: dict[str, Path], article: Path) -> None:
    assert incoming(made[f"{article.stem}.docx"]).article == incoming(article).article


@pytest.mark.parametrize(
    ("article", "mirrored"),
    [("rtl_mix", True), ("urdu", True), ("dir_en", False), ("lao_note", False)],
)
def test_a_page_is_mirrored_where_it_is_read_from_the_right(
    made: dict[str, Path], article: str, mirrored: bool
) -> None:
    lines = pages.lines(made[f"{article}.pdf"].read_bytes())
    folio = [one.left < MIDDLE for one in lines if one.baseline > FOOT and "/" in one.text]
    assert folio == [mirrored]


def test_contents_that_are_read_from_the_right_name_their_pages(tmp_path: Path) -> None:
    style = tmp_path / "house.css"
    style.write_text(":root { --contents-from: 1 }", encoding="utf-8")
    (article,) = (one for one in ARTICLES if one.stem == "ar_num")
    export = Exporter(styles=[style]).export(article, editions=["brief"], formats=["pdf"])
    assert "wrong-contents" not in {one.code for one in export.diagnostics}
    assert sum("COVID" in one.text for one in pages.lines(export.renditions[0].data)) > 1
