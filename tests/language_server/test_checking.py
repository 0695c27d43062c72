"""What is checked of a text that is open, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import Diagnostic, error
from exporter.diagnostics.hints import Guess
from exporter.language_server import checking
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.open_text import OpenText
from exporter.language_server.standing import standing

RARE = "\U00010570"


def sheet(folder: Path, text: str) -> Sheet:
    path = folder / "a.md"
    opened = OpenText(str(path), text)
    return Sheet(path, opened, standing(path, opened))


def test_pages_are_set_once_for_characters_that_have_a_font(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    lacking: list[Diagnostic] = [error("missing-glyph", "no font has it")]

    def pages(*_: object, **__: object) -> list[Diagnostic]:
        asked.append("set")
        return lacking

    monkeypatch.setattr(checking, "missing_glyphs", pages)
    one = sheet(tmp_path, f"# Odd\n\nThe lede has a {RARE} in it.\n")
    printed: set[str] = set()

    assert len(list(checking.told_of(one, printed))) == 2
    lacking.clear()
    assert len(list(checking.told_of(one, printed))) == 1
    assert len(list(checking.told_of(one, printed))) == 1
    assert len(asked) == 2


def test_a_word_that_is_part_of_another_is_not_taken_for_it() -> None:
    text = "labels: x\nlabel-of: y\nlabel: z\n"

    guess = Guess("label", "table")

    assert checking.place_of(text, guess, 0) == text.index("label:")
    assert checking.place_of("labels", guess, 0) is None
