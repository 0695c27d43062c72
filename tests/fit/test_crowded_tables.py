"""A table whose words have no room gets more of it, and what breaks all the same is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.diagnostics import Diagnostic
from exporter.results import Export

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
WORDS = ["Responsibilities", "Accountability", "Telecommunications", "Internationalisation"]


def exported(folder: Path, *rows: list[str]) -> Export:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    table = "\n".join("| " + " | ".join(row) + " |" for row in lines)
    file = folder / "a.md"
    file.write_text(f"---\ntitle: A table\ndate: 2026-03-02\n---\nOne sentence.\n\n{table}\n")
    return Exporter().export(file, editions=["brief"], formats=["docx"], preflight=False)


def about_tables(made: Export) -> list[Diagnostic]:
    return [one for one in made.diagnostics if one.code.endswith("-without-room")]


def test_a_hash_and_a_sentence_are_exported_without_a_word(tmp_path: Path) -> None:
    made = exported(tmp_path, ["File", "SHA-256", "For"], ["a.pdf", HASH, "The copy for the desk"])
    assert not about_tables(made)


def test_a_word_that_must_break_is_told_with_its_cell(tmp_path: Path) -> None:
    made = exported(tmp_path, [f"H{column}" for column in range(20)], WORDS * 5)
    (told,) = about_tables(made)
    assert told.code == "word-without-room"
    assert "“Telecommunications”" in told.message or "“Responsibilities”" in told.message
    assert told.place
    assert told.place.line == 9
    assert told.hint


def test_a_number_that_must_break_stops_the_article(tmp_path: Path) -> None:
    number = "1,000,000,000,000.00"
    with pytest.raises(Exception, match="no room for the number") as raised:
        exported(tmp_path, [f"H{column}" for column in range(20)], [number] * 20)
    told, *_ = raised.value.diagnostics  # type: ignore[attr-defined]
    assert (told.place.line, told.place.column) == (9, 3)
