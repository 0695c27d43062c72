"""Figures, charts and tables with all that they say: valid in both formats, and alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support.samples import EXHIBITS

ONE_COLUMN = ":root { --columns: 1 }"
TWO_COLUMNS = ":root { --text-start: 0mm; --columns: 2 }"


@cache
def _made(folder: Path, css: str) -> Export:
    style = folder / "house.css"
    style.write_text(f":root {{ --hyphens: manual }} {css}")
    return Exporter(styles=[style]).export(EXHIBITS, editions=["brief"])


@pytest.fixture(params=[ONE_COLUMN, TWO_COLUMNS], ids=["one column", "two columns"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Export:
    return _made(tmp_path_factory.getbasetemp(), request.param)


def _saved(made: Export, kind: str, folder: Path) -> Path:
    data = next(one.data for one in made.renditions if one.format == kind)
    path = folder / f"exhibits.{kind}"
    path.write_bytes(data)
    return path


def test_the_pdf_is_accessible(
    made: Export, tmp_path: Path, vera_failures: Callable[[Iterable[Path], str], list[str]]
) -> None:
    assert vera_failures([_saved(made, "pdf", tmp_path)], "ua1") == []


def test_the_word_file_is_valid(
    made: Export,
    tmp_path: Path,
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
    audit_failures: Callable[[Iterable[Path]], list[str]],
) -> None:
    path = _saved(made, "docx", tmp_path)
    assert list(ooxml_failures([path])) == []
    assert list(audit_failures([path])) == []
