"""The draft: stamped on each page, its lines numbered alike in PDF and in Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from exporter.diagnostics import DesignError
from exporter.pipeline import Exporter
from exporter.provenance.found import found_in, read_pdf
from exporter.readers.reader_table import read
from exporter.results import Export
from tests.support.samples import EVERYTHING, HOUSE, SUMMIT, article, rendition

MARGIN = 56.0  # points; no text begins before it


@pytest.fixture(scope="module")
def draft() -> Export:
    return Exporter(theme=HOUSE, profile="draft").export(EVERYTHING)


def words(data: bytes) -> list[list[dict[str, Any]]]:
    """Each page's words, with their places."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_words() for page in pdf.pages]


def numbered(data: bytes) -> list[dict[int, str]]:
    """For each page, what stands in the lines that have a number; without list markers."""
    return [dict(_numbered(page)) for page in words(data)]


def _numbered(page: Sequence[dict[str, Any]]) -> Iterable[tuple[int, str]]:
    for word in page:
        if word["text"].isdigit() and word["x1"] < MARGIN:
            middle = (word["top"] + word["bottom"]) / 2
            beside = [one for one in page if one["top"] < middle < one["bottom"]]
            text = " ".join(one["text"] for one in beside if one["x0"] > MARGIN)
            yield int(word["text"]), "".join(re.findall("[^\\W\\d]", text))[:12]


def test_every_page_is_stamped_in_the_article_s_language() -> None:
    made = Exporter(theme=HOUSE, profile="draft").export(article(language="de", lede="Ein Satz."))
    for one in made.renditions:
        if one.format == "pdf":
            assert all("ENTWURF" in stamps(page) for page in words(one.data))
        else:
            parts = zipfile.ZipFile(io.BytesIO(one.data))
            footers = [name for name in parts.namelist() if "footer" in name]
            assert footers
            assert all("Entwurf" in parts.read(name).decode() for name in footers)


def stamps(page: Sequence[dict[str, Any]]) -> str:
    """The letters at a page's foot; the stamp's are widely spaced."""
    return "".join(word["text"] for word in page if word["top"] > 760)


def test_every_fifth_line_has_a_number_and_each_page_begins_anew(draft: Export) -> None:
    pages = numbered(rendition(draft, "brief", "pdf"))
    for page in pages:
        assert list(page) == list(range(5, 5 * len(page) + 1, 5))
    assert len(pages[0]) >= 5


def test_numbers_stand_in_the_margin_and_are_no_content(draft: Export) -> None:
    with pikepdf.open(io.BytesIO(rendition(draft, "brief", "pdf"))) as pdf:
        for page in pdf.pages:
            marked = [
                str(one.operands[0])
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) == "BMC"
            ]
            assert marked == ["/Artifact"]


@pytest.fixture(scope="module")
def every_line(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stylesheet that numbers every line, and breaks them where Word does."""
    path = tmp_path_factory.mktemp("style") / "every.css"
    path.write_text(":root { --line-numbers: 1; --hyphens: manual }")
    return path


def test_word_numbers_the_same_lines_alike(
    every_line: Path, tmp_path: Path, libreoffice_pdf: Callable[[Sequence[Path]], list[Path]]
) -> None:
    exporter = Exporter(theme=HOUSE, profile="draft", styles=[every_line])
    made = [(source, exporter.export(source)) for source in (EVERYTHING, SUMMIT)]
    pairs = [
        (rendition(export, edition, "pdf"), rendition(export, edition, "docx"))
        for _, export in made
        for edition in ("brief", "summary")
    ]
    paths = [tmp_path / f"{number}.docx" for number, _ in enumerate(pairs)]
    for path, (_, docx) in zip(paths, pairs, strict=True):
        path.write_bytes(docx)
    for (pdf, _), path in zip(pairs, libreoffice_pdf(paths), strict=True):
        alike = 0
        for page, other in zip(numbered(pdf), numbered(path.read_bytes()), strict=True):
            if page.get(1) != other.get(1):
                continue  # Word broke the page elsewhere
            both = [(page[number], other[number]) for number in page.keys() & other.keys()]
            assert all(one == two for one, two in both), [one for one in both if one[0] != one[1]]
            alike += len(both)
        assert alike > 20


def test_lines_of_tables_notes_and_pictures_are_not_counted(every_line: Path) -> None:
    source = article(
        lede="The lede has a note.^[Not counted.]",
        sections=[
            {
                "blocks": [
                    {"type": "table", "header": ["Not", "this"], "rows": [["nor", "that"]]},
                    "The last line.",
                ]
            }
        ],
    )
    exporter = Exporter(theme=HOUSE, profile="draft", styles=[every_line])
    (made,) = exporter.export(source, editions=["brief"], formats=["pdf"]).renditions
    (page,) = numbered(made.data)
    assert list(page.values())[-2:] == ["Theledehasan", "Thelastline"]


def test_the_word_file_asks_for_numbers_in_the_stylesheet_s_look(
    draft: Export, tmp_path: Path, ooxml_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(rendition(draft, "brief", "docx"))
    with zipfile.ZipFile(path) as parts:
        document = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert '<w:lnNumType w:countBy="5" w:distance="227" w:restart="newPage"/>' in document
    (style,) = re.findall(r'<w:style [^>]*w:styleId="LineNumber".*?</w:style>', styles)
    assert '<w:name w:val="line number"/>' in style
    assert '<w:sz w:val="14"/>' in style
    assert ooxml_failures([path]) == []


def test_other_profiles_have_neither_stamp_nor_numbers() -> None:
    made = Exporter().export(SUMMIT, editions=["summary"])
    with zipfile.ZipFile(io.BytesIO(rendition(made, "summary", "docx"))) as parts:
        assert b"lnNumType" not in parts.read("word/document.xml")
        assert b"line number" not in parts.read("word/styles.xml")
    (page,) = words(rendition(made, "summary", "pdf"))
    assert "DRAFT" not in stamps(page)


def test_a_draft_holds_its_article_and_is_sealed(draft: Export) -> None:
    data = rendition(draft, "brief", "pdf")
    assert read_pdf(data) == read(EVERYTHING)
    found = found_in(data, "draft.pdf")
    assert found.unchanged
    assert found.record.profile == "draft"


def test_a_wrong_number_of_lines_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text(":root { --line-numbers: some }")
    with pytest.raises(DesignError, match="--line-numbers is 'some'"):
        Exporter(theme=HOUSE, profile="draft", styles=[tmp_path / "own.css"]).export(SUMMIT)
