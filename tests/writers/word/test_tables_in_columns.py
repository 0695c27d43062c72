"""Tables of a text in columns: those that span it, and those that stay whole."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from exporter import Exporter

WORDS = ["Responsibilities", "Accountability", "Telecommunications", "Internationalisation"]
COLUMNS = ":root { --columns: 2; --short-page: 0 }"


def made_of(folder: Path, *rows: list[str]) -> DocumentObject:
    """A Word file with a table between two paragraphs."""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    table = "\n".join("| " + " | ".join(row) + " |" for row in lines)
    file, style = folder / "a.md", folder / "a.css"
    file.write_text(
        f"---\ntitle: A table\ndate: 2026-03-02\n---\nOne.\n\n## H\n\nTwo.\n\n{table}\n\nEnd.\n"
    )
    style.write_text(COLUMNS)
    exporter = Exporter(styles=[style])
    made = exporter.export(file, editions=["brief"], formats=["docx"], preflight=False)
    return Document(io.BytesIO(made.renditions[0].data))


def test_a_table_without_room_is_a_section_of_one_column(tmp_path: Path) -> None:
    body = list(made_of(tmp_path, WORDS, WORDS).element.body)
    counts = [
        int(columns.get(qn("w:num")) or 1) for part in body for columns in part.iter(qn("w:cols"))
    ]
    index = max(number for number, part in enumerate(body) if part.tag == qn("w:tbl"))
    before = [columns for part in body[:index] for columns in part.iter(qn("w:cols"))]
    assert counts[len(before) - 1] == 2
    assert counts[len(before)] == 1
    assert counts[len(before) + 1] == 2


def test_the_rows_of_a_whole_table_keep_with_the_next_but_the_last(tmp_path: Path) -> None:
    document = made_of(tmp_path, ["A", "B"], *[["1", "2"]] * 3)
    *_, table = document.tables
    kept = [all(_keeps_next(cell.paragraphs[0]) for cell in row.cells) for row in table.rows]
    assert kept == [True, True, True, False]


def _keeps_next(paragraph: Paragraph) -> bool:
    own = paragraph.paragraph_format.keep_with_next
    style = paragraph.style
    return bool(style and style.paragraph_format.keep_with_next) if own is None else own
