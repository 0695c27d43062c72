"""`brief compare`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.roundtrip.word.test_foreign import minimal, para
from tests.support.prints import Words, printed

TEXT = Words("Eleven weeks without buses")
OTHER = Words("Eleven weeks without buses", size=12)


@pytest.fixture
def files(run: Run) -> None:
    """Two prints that are alike, and one that differs."""
    for name, words in (("a.pdf", TEXT), ("same.pdf", TEXT), ("other.pdf", OTHER)):
        Path(name).write_bytes(printed([words]))


@pytest.mark.usefixtures("files")
def test_files_that_are_alike_end_with_0(run: Run) -> None:
    result = run("compare", "a.pdf", "same.pdf")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "words       100.0 %  (4 of 4 words)             100%        kept\n" in result.stdout


@pytest.mark.usefixtures("files")
def test_files_that_differ_end_with_5_and_say_by_what(run: Run) -> None:
    result = run("compare", "a.pdf", "other.pdf")

    assert result.exit_code == 5
    assert "size        0.0 %  (0 of 4 words)               100%        broken\n" in result.stdout
    assert "    10.0 pt became 12.0 pt (4 words; page 1, 'Eleven')\n" in result.stdout
    assert "other.pdf: error[parity]: size: 0 of 4 words alike\n" in result.stderr


@pytest.mark.usefixtures("files")
def test_all_measures_come_as_json_too(run: Run) -> None:
    result = run("compare", "a.pdf", "other.pdf", "--json")
    found = json.loads(result.stdout)
    sizes = next(measure for measure in found["measures"] if measure["name"] == "size")

    assert (found["pages"], found["holds"]) == ([1, 1], False)
    assert (sizes["kept"], sizes["total"], sizes["share"], sizes["holds"]) == (0, 4, 0, False)


@pytest.mark.usefixtures("files")
def test_a_file_of_another_kind_or_none_ends_with_6(run: Run) -> None:
    Path("a.txt").write_text("Eleven weeks")

    assert "error[unknown-file]" in run("compare", "a.pdf", "a.txt").stderr
    assert run("compare", "a.pdf", "a.txt").exit_code == 6
    assert run("compare", "a.txt", "a.pdf").exit_code == 6
    assert run("compare", "a.pdf", "nowhere.docx").exit_code == 6


@pytest.mark.usefixtures("files")
def test_without_libreoffice_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("a.docx").write_bytes(minimal(para("Some words.")))
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("compare", "a.pdf", "a.docx")

    assert result.exit_code == 6
    assert "error[no-libreoffice]" in result.stderr
    assert "apt-get install libreoffice-writer-nogui" in result.stderr
