"""What the words of a language surround comes back out of a Word file, edited or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter.cli.commands import brief
from exporter.readers.reader_table import read
from tests.support.editing import Document, docx_of

SOURCE = """\
---
headline: "A B C"
byline: ["Jean Dupont", {{name: "Anna Nowak", role: Editor, affiliation: Post}}, "Li Wei"]
published: 2026-03-31
updated: 2026-04-01
language: {language}
publication: P
number: 7
contact: a@example.org
---

Lede text.

![An alt](missing.png)

Text.
"""
LANGUAGES = ("fr", "zh-Hans", "ja", "ko", "fa", "he", "ar", "th", "cs", "hu", "tr", "aii", "am")


def imported(folder: Path, language: str, *edits: tuple[str, str]) -> tuple[str, str]:
    """The source, and what it is after the import of its edited Word file."""
    file = folder / "a.md"
    source = SOURCE.format(language=language)
    file.write_text(source, encoding="utf-8")
    document = Document(docx_of(read(file)))
    for old, new in edits:
        document.replace(old, new)
    (folder / "a.docx").write_bytes(document.save())
    result = CliRunner().invoke(brief, ["import", str(folder / "a.docx"), "--into", str(file)])
    assert result.exit_code == 0, result.output
    return source, file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_nobody_edited_brings_nothing(language: str, tmp_path: Path) -> None:
    source, now = imported(tmp_path, language)

    assert now == source


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_beside_words_of_ours_is_all_that_changes(language: str, tmp_path: Path) -> None:
    edits = (("Li Wei", "Li Wai"), ("example.org", "example.com"), ("An alt", "An old one"))

    source, now = imported(tmp_path, language, *edits)

    for old, new in edits:
        source = source.replace(old, new)
    assert now == source
