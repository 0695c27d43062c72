"""Capitals in a Word file are those of the PDF, and come back as they were typed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document

from exporter import Exporter
from exporter.cli.commands import brief
from tests.support.editing import Document as Edited
from tests.support.samples import rendition

CASES = {
    "de": ("straße in gießen", "STRASSE IN GIESSEN"),
    "el": ("άρθρο μάιος ρήμα", "ΑΡΘΡΟ ΜΑΪΟΣ ΡΗΜΑ"),
    "tr": ("istanbul ısı", "İSTANBUL ISI"),
    "nl": ("ijsland ijverig", "IJSLAND IJVERIG"),
}
"""What is typed, and what is printed, by language."""


def exported(folder: Path, language: str, heading: str) -> tuple[str, str, str]:
    """The text of the PDF, that of the Word file, and that with capitals as Word makes them."""
    source, sheet = folder / "a.md", folder / "capitals.css"
    source.write_text(f"---\nlanguage: {language}\nheadline: A\n---\n\nB.\n\n## {heading}\n\nC.\n")
    sheet.write_text("h2 { text-transform: uppercase }")
    export = Exporter(styles=[sheet]).export(source, editions=["brief"])
    (folder / "a.docx").write_bytes(rendition(export, "brief", "docx"))
    pdf = pypdfium2.PdfDocument(rendition(export, "brief", "pdf"))[0].get_textpage()
    runs = [run for one in Document(str(folder / "a.docx")).paragraphs for run in one.runs]
    said = [run.text for run in runs]
    return pdf.get_text_bounded(), "\n".join(said), "\n".join(map(str.upper, said))


@pytest.mark.parametrize("language", CASES)
def test_word_has_the_capitals_of_the_pdf(language: str, tmp_path: Path) -> None:
    heading, shown = CASES[language]

    printed, said, in_capitals = exported(tmp_path, language, heading)

    assert shown in printed
    assert (heading if language == "nl" else shown) in said
    assert shown in in_capitals


@pytest.mark.parametrize("language", CASES)
def test_a_word_added_to_capitals_leaves_the_others_as_they_were_typed(
    language: str, tmp_path: Path
) -> None:
    heading, shown = CASES[language]
    exported(tmp_path, language, heading)
    typed = heading if language == "nl" else shown
    document = Edited((tmp_path / "a.docx").read_bytes())
    document.replace(typed, f"{typed} 2026")
    (tmp_path / "b.docx").write_bytes(document.save())

    words = ["import", str(tmp_path / "b.docx"), "--into", str(tmp_path / "a.md")]
    assert CliRunner().invoke(brief, words).exit_code == 0

    assert f"\n## {heading} 2026\n" in (tmp_path / "a.md").read_text()
