"""Same article, same bytes: whatever the process, hash seed, time zone or locale."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from exporter import Exporter
from exporter.compose.view import View
from exporter.resources import styles_folder
from tests.support import pages
from tests.support.samples import EVERYTHING, SUMMIT, article, exporter, rendition

FONTS = styles_folder() / "fonts"

SCRIPT = """
import hashlib, sys
from exporter import Exporter
for made in Exporter().export(sys.argv[1]).renditions:
    print(made.edition, made.format, hashlib.sha256(made.data).hexdigest())
"""


AFTER_A_HOUSE = """
import sys
from exporter import Exporter
Exporter(styles=[sys.argv[2]]).export(sys.argv[1], editions=["summary"], formats=["pdf"])
"""


def digests(source: Path, *more: str | Path, before: str = "", **environment: str) -> list[str]:
    """The hashes of all renditions, made by a new process, which does something else before."""
    result = subprocess.run(
        [sys.executable, "-c", before + SCRIPT, str(source), *map(str, more)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.splitlines()


@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
def test_the_bytes_do_not_depend_on_process_hash_seed_time_zone_or_locale(source: Path) -> None:
    one = digests(source, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")
    other = digests(source, PYTHONHASHSEED="77", TZ="America/New_York", LC_ALL="de_DE.UTF-8")
    assert len(one) == 4
    assert one == other


def test_the_bytes_do_not_depend_on_what_was_exported_before() -> None:
    def made(source: Path) -> Mapping[str, str]:
        export = exporter().export(source)
        return {one.name("x"): hashlib.sha256(one.data).hexdigest() for one in export.renditions}

    first = made(SUMMIT)
    made(EVERYTHING)
    assert made(SUMMIT) == first


@pytest.mark.parametrize("family", ["Serif", "Source Serif 4"])
def test_the_bytes_do_not_depend_on_the_faces_of_another_house(family: str, tmp_path: Path) -> None:
    shutil.copy(FONTS / "SourceSerif4-Regular.ttf", tmp_path / "own.ttf")
    house = tmp_path / "house.css"
    house.write_text(f"@font-face {{ font-family: {family!r}; src: url(own.ttf) }}")
    assert digests(SUMMIT, house, before=AFTER_A_HOUSE) == digests(SUMMIT)


def test_a_font_that_has_become_another_is_set_in_the_same_process(tmp_path: Path) -> None:
    house = tmp_path / "house.css"
    house.write_text("@font-face { font-family: Own; src: url(own.ttf) } body { font-family: Own }")

    def lines(font: str) -> list[str]:
        shutil.copy(FONTS / font, tmp_path / "own.ttf")
        export = Exporter(styles=[house]).export(SUMMIT, editions=["brief"], formats=["pdf"])
        return [line.text for line in pages.lines(rendition(export, "brief", "pdf"))]

    proportional = lines("SourceSerif4-Regular.ttf")
    assert lines("SourceCodePro-Regular.ttf") != proportional
    assert lines("SourceSerif4-Regular.ttf") == proportional


def test_an_undated_article_takes_its_date_from_source_date_epoch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert View(article()).modified == "2023-11-14T22:13:20+00:00"
    assert View(article(published="2026-03-31")).modified == "2026-03-31"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert View(article()).modified == ""
