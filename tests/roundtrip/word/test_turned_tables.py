"""A turned table comes back from Word, whoever saved the file last, and so does an edit of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from exporter import Exporter
from exporter.article import Article
from exporter.roundtrip.word.edited_file import read_docx
from tests.support.editing import Document
from tests.support.validators import libreoffice

ROWS = "".join(f"| Country {row} |" + " 12,345,678 |" * 15 + "\n" for row in range(12))
YEARS = "".join(f" {year} |" for year in range(2000, 2015))
SOURCE = f"""---
title: A table
date: 2026-03-02
publication: The House
---
One sentence.

The council agreed on measures.

## The table

Table: Who got what {{source="The House"}}

| Member |{YEARS}
|---|{"---|" * 15}
{ROWS}
It was agreed.
"""
THEMES = ["newsroom", "think-tank"]


def made(folder: Path, theme: str) -> tuple[Article, bytes]:
    file = folder / "a.md"
    file.write_text(SOURCE)
    export = Exporter(theme=theme).export(
        file, editions=["brief"], formats=["docx"], preflight=False
    )
    assert "table-turned" in [one.code for one in export.diagnostics]
    return export.article, export.renditions[0].data


@pytest.mark.parametrize("theme", THEMES)
def test_a_turned_table_comes_back_as_it_was_whoever_saved_it(theme: str, tmp_path: Path) -> None:
    article, data = made(tmp_path, theme)
    ours = tmp_path / "a.docx"
    ours.write_bytes(data)
    (theirs,) = libreoffice.convert(
        [ours], "docx", folder=tmp_path / "out", profile=tmp_path / "profile"
    )
    for saved in (ours, theirs):
        imported = read_docx(saved.read_bytes())
        assert imported.article == article
        assert (imported.edits, imported.diagnostics) == ((), ())


def test_an_edit_in_a_turned_table_comes_back(tmp_path: Path) -> None:
    article, data = made(tmp_path, "newsroom")
    document = Document(data)
    cell = next(text for text in document.root.iter(qn("w:t")) if text.text == "Country 7")
    cell.text = "Freedonia"
    imported = document.read()
    assert imported.article != article
    assert imported.article.to_json() == article.to_json().replace("Country 7", "Freedonia")
