"""Word files that editors edited, and files that brief did not make: what comes back of each."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from tests.support.edit_results import result
from tests.support.word_edits import FOLDER

ROWS: dict[str, dict[str, object]] = tomllib.loads((FOLDER / "rows.toml").read_text("utf-8"))
RESULTS = FOLDER / "results"


@pytest.mark.parametrize("row", ROWS)
def test_an_edited_file_comes_back_as_its_editor_meant_it(row: str) -> None:
    files = ROWS[row]["files"]
    assert isinstance(files, list)
    now = {name: result(name) for name in files}
    if os.environ.get("BRIEF_GOLDEN") == "write":
        for name, said in now.items():
            _golden(name).write_text(said, "utf-8")
    assert now == {name: _golden(name).read_text("utf-8") for name in files}


def test_every_edited_file_stands_in_a_row() -> None:
    named = {str(name).partition("/")[0] for row in ROWS.values() for name in row["files"]}  # type: ignore[attr-defined]
    kept = {file.stem for file in (FOLDER / "files").iterdir() if file.suffix != ".png"}
    assert named == kept | {"untouched"}


def _golden(name: str) -> Path:
    return RESULTS / f"{name.replace('/', '-')}.txt"
